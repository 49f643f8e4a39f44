using System.Collections.Concurrent;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>All read models of the host: how they are, and filling one again.</summary>
public sealed class ReadSide : IErasedCopies
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);
    private readonly IJournalReader _journal;
    private readonly TimeProvider _clock;
    private readonly Dictionary<Type, Track> _tracks;
    private readonly ConcurrentDictionary<ReadModel, Track> _fills = new();

    internal ReadSide(IEnumerable<ReadModel> models, IReadStore store, IJournalReader journal, TimeProvider clock)
    {
        (_journal, _clock, Store) = (journal, clock, store);
        Freshness = new(journal, clock);
        _tracks = models.ToDictionary(m => m.Row, m => new Track(m, m.Table.FullName, Bell));
        var twice = _tracks.Values.GroupBy(t => t.Model.Table.Name).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"Two read models are called '{twice.Key}'");
        Contexts = new(store, [.. Tracks.Select(t => t.Model)]);
    }

    internal IReadStore Store { get; }

    internal ReadContexts Contexts { get; }

    internal Freshness Freshness { get; }

    internal Bell Bell { get; } = new();

    internal IReadOnlyCollection<Track> Tracks => _tracks.Values;

    /// <summary>The tables that are filled beside those that answer.</summary>
    internal ICollection<Track> Fills => _fills.Values;

    /// <summary>Somebody has begun a rebuild here, and the subscription has not seen it yet.</summary>
    internal bool Asked { get; set; }

    internal Track TrackOf(Type row) => _tracks.GetValueOrDefault(row) ?? throw new InvalidOperationException($"{row.Name} is no registered read model");

    /// <summary>How every read model is, by name.</summary>
    public IReadOnlyList<ReadModelStatus> Status() =>
        [.. _tracks.Values.OrderBy(t => t.Model.Table.Name, StringComparer.Ordinal).Select(t => ReadModelStatus.Of(t, _fills.GetValueOrDefault(t.Model), _journal.Newest))];

    /// <summary>Waits until no table and no file of the store holds what was erased up to a position; an export that is being read puts that off.</summary>
    public async Task<bool> AreCleanUpTo(long position, CancellationToken cancel)
    {
        var patience = Rest.Of(_patience, _clock);
        await Task.WhenAll(Tracks.Select(t => t.WhenReached(position))).WaitAsync(_patience, _clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!patience.IsOver(_clock))
        {
            cancel.ThrowIfCancellationRequested();
            if (Tracks.Any(t => t.Position < position)) return false;
            await using (var connection = Store.OpenWriter())
            {
                if (Store.Scrub(connection, [.. Tracks.Select(t => t.Table)])) return true;
            }

            await Task.Delay(_pause, _clock, cancel);
        }

        return false;
    }

    /// <summary>Fills a read model's table again from the journal, beside the one that answers until then; it goes on after a restart.</summary>
    /// <param name="id">What to ask for it by; the same id begins it only once.</param>
    /// <returns>It, or the one of this read model that is under way already; null when none has this name.</returns>
    public async Task<ReadRebuild?> Rebuild(string name, Guid id, CancellationToken cancel)
    {
        if (Named(name) is not { } model) return null;
        var newest = await _journal.NewestNow(cancel);
        using var writer = new ReadWriter(Store, Contexts);
        var begun = writer.Rebuilds.Begin(model, id, newest, _clock.GetUtcNow());
        Asked = true;
        Bell.Ring();
        return Progressed(begun);
    }

    /// <summary>A rebuild and how far it is; null when there was none of this id.</summary>
    public ReadRebuild? FindRebuild(Guid id)
    {
        using var writer = new ReadWriter(Store, Contexts);
        return writer.Rebuilds.Find(id) is { } found ? Progressed(found) : null;
    }

    /// <summary>The newest rebuild of a read model, under way or over; null when there was none.</summary>
    public ReadRebuild? RebuildOf(string name)
    {
        using var writer = new ReadWriter(Store, Contexts);
        return Named(name) is { } model && writer.Rebuilds.Newest(model) is { } found ? Progressed(found) : null;
    }

    /// <summary>Takes away what is stored; from here on nobody takes what is left for the whole.</summary>
    internal void Discard()
    {
        foreach (var track in Tracks) track.Lost();
        Store.Discard();
    }

    /// <summary>Knows the fills that are written down, and no others.</summary>
    internal void Know(IReadOnlyList<Checkpoint> checkpoints)
    {
        foreach (var model in Tracks.Select(t => t.Model))
        {
            if (checkpoints.FirstOrDefault(c => c.Name == model.Table.NextName) is not { } fill) _fills.TryRemove(model, out _);
            else if (_fills.GetOrAdd(model, m => new(m, m.Table.NextName, Bell)) is var track && track.Position != fill.Position) track.Follow(fill);
        }
    }

    private ReadModel? Named(string name) => Tracks.Select(t => t.Model).FirstOrDefault(m => m.Table.Name == name);

    private ReadRebuild Progressed(ReadRebuild rebuild)
    {
        if (rebuild.FinishedAt is not null || Named(rebuild.Name) is not { } model || !_fills.TryGetValue(model, out var fill)) return rebuild;
        return rebuild with { Processed = fill.Position, Total = Math.Max(fill.Position, _journal.Newest) };
    }
}
