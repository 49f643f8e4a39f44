using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Follows the journal and keeps all read models of the host up to it.</summary>
internal sealed class Subscription(ReadSide reads, IJournalReader journal, TimeProvider clock, ILogger<Subscription> log) : BackgroundService
{
    private const int PageSize = 2000;
    private static readonly TimeSpan _gathering = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan _safetyNet = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _afterFailure = TimeSpan.FromMilliseconds(250);
    private ReadWriter? _writer;

    /// <summary>Opens what is stored before anybody can ask.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Open();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Writes all there is, for a verb that runs without the loop.</summary>
    public async Task CatchUp(CancellationToken cancel)
    {
        Open();
        while (reads.Tracks.Any(t => t.Stopped is null && t.Position < journal.Newest))
        {
            await Round(cancel);
            if (!reads.Tracks.Any(t => t.Runs(clock.GetUtcNow()))) await Task.Delay(_safetyNet, clock, cancel);
        }
    }

    public override void Dispose()
    {
        // Readers first: who closes last writes the log back, and they may not.
        (reads.Store as IDisposable)?.Dispose();
        _writer?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Pause(stoppingToken);
                reads.Bell.Reset();
                await Round(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "The read models cannot follow the journal; trying again");
                Close(discard: reads.Store.IsBroken(fault));
                await Task.Delay(_afterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Open() => _writer ??= ReadOpening.Open(reads, journal, log);

    /// <summary>After any surprise the connection is opened anew; what is damaged is made again from the journal.</summary>
    private void Close(bool discard)
    {
        _writer?.Dispose();
        _writer = null;
        if (discard) reads.Store.Discard();
    }

    /// <summary>Waits for something to do: under load long enough that pages are big, for a question not at all.</summary>
    private async Task Pause(CancellationToken cancel)
    {
        var running = reads.Tracks.Where(t => t.Runs(clock.GetUtcNow())).ToList();
        var position = running.Count == 0 ? journal.Newest : running.Min(t => t.Position);
        if (journal.Newest - position >= PageSize) return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (position >= journal.Newest)
            await Task.WhenAny(journal.WhenBeyond(position, enough.Token), Task.Delay(_safetyNet, clock, enough.Token));
        if (!running.Exists(t => t.IsAwaited))
            await Task.WhenAny(reads.Bell.Rung, Task.Delay(_gathering, clock, enough.Token));
        await enough.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>One page for each position at which read models stand; mostly all stand at the same.</summary>
    private async Task Round(CancellationToken cancel)
    {
        Open();
        // The same end for all, so that those who reach it go on together.
        var end = journal.Newest;
        foreach (var group in reads.Tracks.Where(t => t.Runs(clock.GetUtcNow())).GroupBy(t => t.Position).ToList())
        {
            var limit = end > group.Key ? (int)Math.Min(PageSize, end - group.Key) : PageSize;
            var page = await journal.ReadAfter(group.Key, limit, cancel);
            if (page.Count > 0) Write([.. group], group.Key, page);
            foreach (var track in group) Settle(track);
        }
    }

    private void Write(IReadOnlyList<Track> tracks, long from, IReadOnlyList<Recorded> page)
    {
        try
        {
            if (tracks.Count > 1 && _writer!.Write([.. tracks.Select(t => t.Model)], from, page))
            {
                foreach (var track in tracks) track.MovedTo(page[^1].Position);
                return;
            }
        }
        catch (Exception fault) when (!reads.Store.IsBroken(fault))
        {
            // One of them is at fault: the others go on alone.
        }

        foreach (var track in tracks) WriteAlone(track, from, page);
    }

    private void WriteAlone(Track track, long from, IReadOnlyList<Recorded> page)
    {
        try
        {
            var mine = _writer!.Write([track.Model], from, page);
            // Not mine: another leader has moved the checkpoint; go on from there.
            track.MovedTo(mine ? page[^1].Position : _writer.PositionOf(track.Model));
        }
        catch (ProjectionException fault) when (fault.Position > page[0].Position)
        {
            // So that it stops right before the record that it cannot take.
            WriteAlone(track, from, [.. page.TakeWhile(r => r.Position < fault.Position)]);
        }
        catch (Exception fault) when (!reads.Store.IsBroken(fault))
        {
            track.Failed(fault, reads.Store.IsOutage(fault), clock.GetUtcNow());
            log.LogError(fault, "Read model {Name} failed{Outcome}", track.Model.Table.FullName, track.Stopped is null ? "" : " and stands still");
        }
    }

    private void Settle(Track track)
    {
        if (track.Settled || track.Position < journal.Newest) return;
        _writer!.DropOlderShapes(track.Model);
        track.Settled = true;
    }
}
