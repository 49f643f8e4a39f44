using System.Collections.Concurrent;
using System.Threading.Channels;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Telemetry;
using JinhuRedCross.Fundraising.Domain.Imports;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>Works off imports, one at a time, so that two lists never pass each other unseen; goes on after a crash where it was.</summary>
internal sealed class ImportRunner(ImportWork work, Reads<ImportRow> imports, EncryptedFiles files, ILogger<ImportRunner> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);
    private readonly Channel<Guid> _queue = Channel.CreateUnbounded<Guid>();
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _waiters = new();

    /// <summary>Puts an import into the queue; the task ends when it is over.</summary>
    public Task Run(Guid import)
    {
        var done = _waiters.GetOrAdd(import, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        _queue.Writer.TryWrite(import);
        return done.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await TakeUp(stoppingToken);
            await foreach (var import in _queue.Reader.ReadAllAsync(stoppingToken)) await JobFigures.Run(ImportWork.Kind, () => Work(import, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is under way goes on at the next start.
        }
    }

    private async Task TakeUp(CancellationToken cancel)
    {
        var open = await Patiently(() => imports.Ask((rows, ct) => rows.Where(i => i.Status == ImportStatus.Queued || i.Status == ImportStatus.Running).OrderBy(i => i.RequestedAt).Select(i => i.Id).ToListAsync(ct), cancel), cancel);
        if (files.MayBeOthers)
        {
            // Each process goes on with the lists that lie with it; what another one has just taken in may not be asked for yet.
            foreach (var import in open.Intersect(files.All).ToList()) _queue.Writer.TryWrite(import);
            return;
        }

        foreach (var import in open) _queue.Writer.TryWrite(import);
        // What was handed in and never asked for, because the host died in between.
        foreach (var orphan in files.All.Except(open).ToList()) files.Delete(orphan);
    }

    private async Task Work(Guid import, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await work.Do(import, cancel);
                if (_waiters.TryRemove(import, out var waiter)) waiter.TrySetResult();
                return;
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                // The store is away or full: nothing is lost, the next try goes on where this one stopped.
                logger.LogWarning(failure, "Import {Import} waits and tries again", import);
                JobFigures.Retried(ImportWork.Kind);
                await Task.Delay(_pause, cancel);
            }
        }
    }

    private static async Task<T> Patiently<T>(Func<Task<Answer<T>>> ask, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var answer = await ask();
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
