using System.Collections.Concurrent;
using System.Threading.Channels;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Telemetry;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Imports;

/// <summary>What a module does with the lists that are handed in to it.</summary>
public interface IImportWork
{
    /// <summary>What its figures are told under, such as <c>register-import</c>.</summary>
    string Kind { get; }

    /// <summary>The imports that are not over, in the order in which they came.</summary>
    Task<Answer<List<Guid>>> Open(CancellationToken cancel);

    /// <summary>Takes one list in, from where it stopped; safe to repeat.</summary>
    Task Do(Guid import, CancellationToken cancel);
}

/// <summary>Works off imports of all modules, one at a time, so that two lists never pass each other unseen; goes on after a crash where it was.</summary>
public sealed class ImportRunner(IEnumerable<IImportWork> works, EncryptedFiles files, ILogger<ImportRunner> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestOutage = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(5);
    // How often a list has failed by a fault of its own.
    private readonly Dictionary<Guid, int> _faults = [];
    private readonly Channel<(IImportWork Work, Guid Import)> _queue = Channel.CreateUnbounded<(IImportWork, Guid)>();
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _waiters = new();

    /// <summary>Puts an import into the queue; the task ends when it is over.</summary>
    public Task Run(IImportWork work, Guid import)
    {
        var done = _waiters.GetOrAdd(import, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        _queue.Writer.TryWrite((work, import));
        return done.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await TakeUp(stoppingToken);
            await foreach (var (work, import) in _queue.Reader.ReadAllAsync(stoppingToken)) await JobFigures.Run(work.Kind, () => Work(work, import, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is under way goes on at the next start.
        }
    }

    private async Task TakeUp(CancellationToken cancel)
    {
        var (open, here) = (new List<Guid>(), files.All.ToHashSet());
        foreach (var work in works)
        {
            foreach (var import in await Patiently(work, cancel))
            {
                open.Add(import);
                // Each process goes on with the lists that lie with it.
                if (!files.MayBeOthers || here.Contains(import)) _queue.Writer.TryWrite((work, import));
            }
        }

        // What another process has just taken in may not be asked for yet.
        if (files.MayBeOthers) return;
        // What was handed in and never asked for, because the host died in between.
        foreach (var orphan in files.All.Except(open).ToList()) files.Delete(orphan);
    }

    private async Task Work(IImportWork work, Guid import, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await work.Do(import, cancel);
                _faults.Remove(import);
                if (_waiters.TryRemove(import, out var waiter)) waiter.TrySetResult();
                return;
            }
            catch (Exception away) when (!cancel.IsCancellationRequested && (away is ReadModelBuildingException || Outages.IsOutage(away)))
            {
                // The store is away or full, for any other list as well: nothing is lost, the next try goes on where this one stopped.
                logger.LogWarning(away, "Import {Import} waits and tries again", import);
                JobFigures.Retried(work.Kind);
                await Task.Delay(Pause(attempt, _longestOutage), cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                var faults = _faults[import] = _faults.GetValueOrDefault(import) + 1;
                var pause = Pause(faults, _longest);
                logger.LogError(fault, "Import {Import} failed for the {Time}. time; others go on, and it is tried again in {Seconds} s", import, faults, pause.TotalSeconds);
                JobFigures.Retried(work.Kind);
                _ = PutBack(work, import, pause, cancel);
                return;
            }
        }
    }

    /// <summary>A list that fails by a fault of its own, which only a newer program may mend, must not hold up the others.</summary>
    private async Task PutBack(IImportWork work, Guid import, TimeSpan pause, CancellationToken cancel)
    {
        await Task.Delay(pause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancel.IsCancellationRequested) _queue.Writer.TryWrite((work, import));
    }

    private static TimeSpan Pause(int attempt, TimeSpan longest) => TimeSpan.FromTicks(Math.Min(_pause.Ticks << Math.Min(attempt, 20), longest.Ticks));

    private static async Task<List<Guid>> Patiently(IImportWork work, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var answer = await work.Open(cancel);
                if (!answer.Lagging) return answer.Value;
            }
            catch (ReadModelBuildingException)
            {
                // A part of the imports is not all of them.
            }

            await Task.Delay(_pause, cancel);
        }
    }
}

/// <summary>Lets a module take lists in.</summary>
public static class ImportServices
{
    public static IServiceCollection AddImportWork<TWork>(this IServiceCollection services)
        where TWork : class, IImportWork
    {
        services.AddSingleton<TWork>().AddSingleton<IImportWork>(p => p.GetRequiredService<TWork>());
        // One runner for all modules: the files of one must not look like orphans to another.
        return services.Any(s => s.ServiceType == typeof(ImportRunner)) ? services : services.AddSingleton<ImportRunner>().AddHostedService(p => p.GetRequiredService<ImportRunner>());
    }
}
