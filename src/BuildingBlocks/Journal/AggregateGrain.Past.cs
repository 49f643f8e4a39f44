namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The aggregate as it was right after a command of long ago, for who repeats it.</summary>
public abstract partial class AggregateGrain<TAggregate, TEvent>
{
    private Pasts _pasts = new();

    private async Task<TAggregate> StateAt(long version)
    {
        // Not looked up again after an await: from the moment on at which what is erased must be forgotten, they are others.
        var pasts = _pasts;
        var (at, state) = pasts.NearestTo(version);
        for (var kept = at; at < version;)
        {
            var page = await journal.ReadStream(_stream, at, (int)Math.Min(ReloadPage, version - at));
            if (page.Count == 0) return state;
            (state, at) = Fold(state, at, page);
            if (at - kept >= Pasts.EventsBetween) pasts.Keep(kept = at, state);
        }

        pasts.Answered(version, state);
        return state;
    }

    /// <summary>From where the way to a state of long ago is short: a campaign of a million gifts is not gone through for each repeat.</summary>
    private sealed class Pasts
    {
        public const long EventsBetween = 10 * ReloadPage;

        // More than those who repeat what they did, one step after the other, are at a time.
        private const int MostAnswered = 16;
        private readonly SortedList<long, TAggregate> _kept = [];
        private readonly Queue<(long Version, TAggregate State)> _answered = [];

        /// <param name="state">Met on the way to an earlier question, or begun with.</param>
        public void Keep(long version, TAggregate state) => _kept[version] = state;

        /// <param name="state">What somebody asked for, who may go on from there.</param>
        public void Answered(long version, TAggregate state)
        {
            if (_answered.Any(a => a.Version == version)) return;
            if (_answered.Count == MostAnswered) _answered.Dequeue();
            _answered.Enqueue((version, state));
        }

        public (long Version, TAggregate State) NearestTo(long version)
        {
            // Of what is kept, before it and not at it: what a command has just touched is kept in no snapshot, and its last event tells.
            var kept = _kept.LastOrDefault(k => k.Key < version);
            var answered = _answered.Where(a => a.Version <= version).DefaultIfEmpty().MaxBy(a => a.Version);
            return answered.Version > kept.Key ? answered : (kept.Key, kept.Value ?? TAggregate.Initial);
        }
    }
}
