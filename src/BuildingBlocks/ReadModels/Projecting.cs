using System.Data;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Telemetry;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Brings pages of the journal into the tables: those that answer, and those that are filled beside.</summary>
internal sealed class Projecting(ReadSide reads, IJournalReader journal, TimeProvider clock, ILogger log)
{
    public const int PageSize = 2000;

    // How many tables are filled beside, as the figures know it.
    private int _rebuilding;

    // A page held an erasure, and what it overwrote still lies in the store.
    private bool _scrub;

    // A long way is gone by reading and decrypting the next page while one is written.
    private (long From, Task<IReadOnlyList<Recorded>> Page)? _ahead;

    /// <summary>One page for each position at which tables stand; mostly all stand at the same.</summary>
    public async Task Round(ReadWriter writer, CancellationToken cancel)
    {
        CountRebuilds();
        // The same end for all, so that those who reach it go on together.
        var end = await journal.NewestNow(cancel);
        foreach (var group in reads.Tracks.Concat(reads.Fills).Where(t => t.Runs(clock)).GroupBy(t => t.Position).ToList())
        {
            var limit = (int)Math.Min(PageSize, end - group.Key);
            if (limit <= 0) continue;
            var page = await Read(group.Key, limit, cancel);
            if (page.Count == 0) continue;
            if (end - page[^1].Position >= PageSize) ReadAhead(page[^1].Position, cancel);
            Write(writer, [.. group], group.Key, page);
            _scrub |= page.Any(r => r.Event is PersonalDataErased);
        }

        Settle(writer, end);
        CountRebuilds();
    }

    /// <summary>Another process leads now: what is under way is under way there.</summary>
    public void Rest() => Rebuilding(0);

    private void CountRebuilds() => Rebuilding(reads.Fills.Count(f => f.Stopped is null));

    private void Rebuilding(int now)
    {
        if (now == _rebuilding) return;
        JobFigures.Changed(JobFigures.Rebuild, now - _rebuilding);
        _rebuilding = now;
    }

    private Task<IReadOnlyList<Recorded>> Read(long from, int limit, CancellationToken cancel)
    {
        if (_ahead is not { } ahead || ahead.From != from || limit != PageSize) return journal.ReadAfter(from, limit, cancel);
        _ahead = null;
        return ahead.Page;
    }

    private void ReadAhead(long from, CancellationToken cancel) =>
        _ahead = (from, Task.Run(async () => await journal.ReadAfter(from, PageSize, cancel), cancel));

    private void Write(ReadWriter writer, IReadOnlyList<Track> tracks, long from, IReadOnlyList<Recorded> page)
    {
        try
        {
            if (tracks.Count > 1 && writer.Write(tracks, from, page))
            {
                foreach (var track in tracks) track.MovedTo(page[^1].Position);
                return;
            }
        }
        catch (Exception fault) when (!reads.Store.IsBroken(fault) && IsOpen(writer))
        {
            // One of them is at fault: the others go on alone.
        }

        foreach (var track in tracks) WriteAlone(writer, track, from, page);
    }

    private void WriteAlone(ReadWriter writer, Track track, long from, IReadOnlyList<Recorded> page)
    {
        try
        {
            // When it is not ours, another leader has moved the checkpoint; go on from there.
            if (writer.Write([track], from, page)) track.MovedTo(page[^1].Position);
            else if (writer.Connection.CheckpointOf(track.Table) is { } theirs) track.Follow(theirs);
            else throw new ReadTableGoneException(track.Table);
        }
        catch (ProjectionException fault) when (fault.Position > page[0].Position)
        {
            // So that it stops right before the record that it cannot take.
            WriteAlone(writer, track, from, [.. page.TakeWhile(r => r.Position < fault.Position)]);
        }
        catch (Exception fault) when (fault is not ReadTableGoneException && !reads.Store.IsBroken(fault) && IsOpen(writer))
        {
            track.Failed(fault, reads.Store.IsOutage(fault), clock);
            log.LogError(fault, "Read model {Name} failed{Outcome}", track.Table, track.Stopped is null ? "" : " and stands still");
            if (track.Stopped is { } why) GiveUp(writer, track, why);
            else if (reads.Fills.Contains(track)) JobFigures.Retried(JobFigures.Rebuild);
        }
    }

    /// <summary>A connection that was cut is nobody's fault, least of all the model's: it is opened anew.</summary>
    private static bool IsOpen(ReadWriter writer) => writer.Connection.State == ConnectionState.Open;

    private void GiveUp(ReadWriter writer, Track track, string why)
    {
        writer.Stop(track, why);
        if (!reads.Fills.Contains(track)) return;
        writer.Rebuilds.Fail(track.Model, track.Position, why, clock.GetUtcNow());
        JobFigures.Ended(JobFigures.Rebuild, well: false);
        reads.Know(writer.Connection.AllCheckpoints());
    }

    private void Settle(ReadWriter writer, long end)
    {
        foreach (var track in reads.Tracks.Where(t => !t.Settled && t.Position >= end && t.Runs(clock)))
        {
            writer.Tables.DropOlderShapes(track.Model);
            track.Settled = true;
        }

        foreach (var fill in reads.Fills.Where(t => t.Position >= end && t.Runs(clock)).ToList()) Switch(writer, fill);
        if (_scrub) _scrub = !writer.Store.Scrub(writer.Connection, reads.Tracks.Select(t => t.Table));
    }

    private void Switch(ReadWriter writer, Track fill)
    {
        try
        {
            if (!writer.Rebuilds.Complete(fill.Model, fill.Position, clock.GetUtcNow())) return;
        }
        catch (Exception fault) when (reads.Store.IsOutage(fault))
        {
            // Somebody reads the old table, an export perhaps: it is tried again.
            fill.Failed(fault, outage: true, clock);
            JobFigures.Retried(JobFigures.Rebuild);
            return;
        }

        reads.TrackOf(fill.Model.Row).Restart(writer.Connection.CheckpointOf(fill.Model.Table.FullName)!);
        reads.Know(writer.Connection.AllCheckpoints());
        JobFigures.Ended(JobFigures.Rebuild, well: true);
        log.LogInformation("Read model {Name} was rebuilt", fill.Model.Table.Name);
    }
}

/// <summary>Another process took the table away: what is stored has to be opened anew.</summary>
internal sealed class ReadTableGoneException(string table) : Exception($"The table {table} is gone");
