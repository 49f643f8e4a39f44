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

    internal ReadSide(IEnumerable<ReadModel> models, IReadStore store, IJournalReader journal, TimeProvider clock)
    {
        _journal = journal;
        _clock = clock;
        Store = store;
        Freshness = new(journal, clock);
        _tracks = models.ToDictionary(m => m.Row, m => new Track(m, Bell));
        var twice = _tracks.Values.GroupBy(t => t.Model.Table.Name).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"Two read models are called '{twice.Key}'");
        Contexts = new(store, Models);
    }

    internal IReadStore Store { get; }

    internal ReadContexts Contexts { get; }

    internal Freshness Freshness { get; }

    internal Bell Bell { get; } = new();

    internal IReadOnlyCollection<Track> Tracks => _tracks.Values;

    internal IEnumerable<ReadModel> Models => _tracks.Values.Select(t => t.Model);

    internal Track TrackOf(Type row) => _tracks.GetValueOrDefault(row) ?? throw new InvalidOperationException($"{row.Name} is no registered read model");

    /// <summary>How every read model is, for health.</summary>
    public IReadOnlyList<ReadModelStatus> Status() =>
    [
        .. _tracks.Values.OrderBy(t => t.Model.Table.Name, StringComparer.Ordinal).Select(t => new ReadModelStatus(
            t.Model.Table.Name, t.Model.Table.Shape, t.Position, Math.Max(0, _journal.Newest - t.Position), t.Stopped, t.Trouble)),
    ];

    /// <summary>Waits until no table and no file of the store holds what was erased up to a position; an export that is being read puts that off.</summary>
    public async Task<bool> AreCleanUpTo(long position, CancellationToken cancel)
    {
        var until = _clock.GetUtcNow() + _patience;
        await Task.WhenAll(Tracks.Select(t => t.WhenReached(position))).WaitAsync(_patience, _clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (_clock.GetUtcNow() < until)
        {
            cancel.ThrowIfCancellationRequested();
            if (Tracks.Any(t => t.Position < position)) return false;
            await using (var connection = Store.OpenWriter())
            {
                if (Store.Scrub(connection)) return true;
            }

            await Task.Delay(_pause, _clock, cancel);
        }

        return false;
    }

    /// <summary>Empties a read model's table and lets the subscription fill it again; false when no one has this name.</summary>
    /// <remarks>Completes when it is empty. Until it is filled, its lists answer with what there is, and lag.</remarks>
    public bool Rebuild(string name)
    {
        if (_tracks.Values.FirstOrDefault(t => t.Model.Table.Name == name) is not { } track) return false;
        using var writer = new ReadWriter(Store, Contexts, [track.Model]);
        // The checkpoint goes back in the same transaction, so a page that is under way misses it and is not written.
        writer.Empty(track.Model);
        track.Restart(0);
        return true;
    }
}

/// <summary>How one read model is.</summary>
/// <param name="Lag">How many records it has yet to see.</param>
/// <param name="Stopped">Why it stands still (position, event, message); null while it runs.</param>
/// <param name="Trouble">What failed last and is being tried again.</param>
public sealed record ReadModelStatus(string Name, int Shape, long Position, long Lag, string? Stopped, string? Trouble);
