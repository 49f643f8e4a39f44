using System.Diagnostics;
using System.Threading.Channels;
using JinhuRedCross.BuildingBlocks.Telemetry;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The silo's one writer: commits what has come in from all grains in one transaction, again and again (group commit).</summary>
internal sealed class JournalWriter(IJournalStore store, Action<IReadOnlyList<Append>, IReadOnlyList<AppendResult>> committed, JournalFigures figures, ILogger logger) : IAsyncDisposable
{
    private const int LargestBatch = 1000;
    private readonly Channel<Append> _queue = Channel.CreateUnbounded<Append>(new() { SingleReader = true });
    private Task _loop = Task.CompletedTask;

    /// <param name="scheduler">Where it runs: the thread pool, or the turns of a simulation.</param>
    public void Start(TaskScheduler scheduler) => _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap();

    public void Queue(Append append)
    {
        figures.Queued();
        if (_queue.Writer.TryWrite(append)) return;
        figures.Taken(1);
        append.Lane.Break(AppendOutcome.Unknown);
        append.Complete(new(AppendOutcome.Unknown));
    }

    /// <summary>Writes what is queued and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task Run()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            var batch = new List<Append>();
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var next))
            {
                figures.Taken(1);
                if (!next.Lane.Broken)
                {
                    batch.Add(next);
                    continue;
                }

                figures.Behind();
                next.Complete(new(AppendOutcome.Behind));
            }

            if (batch.Count > 0) await Commit(batch);
        }
    }

    private async Task Commit(List<Append> batch)
    {
        using var span = Measuring.Source.StartActivity("journal.commit");
        span?.SetTag("jinhu.batch.size", batch.Count);
        var began = Stopwatch.GetTimestamp();
        IReadOnlyList<AppendResult> results;
        try
        {
            results = await store.Write(batch, CancellationToken.None);
            committed(batch, results);
        }
        catch (GivenUpException)
        {
            logger.LogWarning("{Count} appends were left to other silos, which do not count on this one any more", batch.Count);
            results = [.. batch.Select(_ => new AppendResult(AppendOutcome.GivenUp))];
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "The journal could not write {Count} appends; their outcome is unknown", batch.Count);
            results = [.. batch.Select(_ => new AppendResult(AppendOutcome.Unknown))];
            span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
        }

        figures.Written(results, began);

        // All lanes are marked before anybody is told, so that who wakes first sees what happened.
        for (var i = 0; i < batch.Count; i++) Mark(batch[i], results[i].Outcome);
        for (var i = 0; i < batch.Count; i++) batch[i].Complete(results[i]);
    }

    private static void Mark(Append append, AppendOutcome outcome)
    {
        if (outcome == AppendOutcome.Committed) append.Lane.Last = append;
        else append.Lane.Break(outcome);
    }
}
