namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The aggregate as it was right after a command of long ago, for who repeats it.</summary>
public abstract partial class AggregateGrain<TAggregate, TEvent>
{
    private const long EventsBetweenPasts = 10 * ReloadPage;

    // Met on the way to an earlier question, or begun with: a campaign of a million gifts is not gone through for each repeat.
    private SortedList<long, TAggregate> _pasts = [];

    private async Task<TAggregate> StateAt(long version)
    {
        // Not looked up again after an await: from the moment on at which what is erased must be forgotten, it is another list.
        var pasts = _pasts;
        // Before it and not at it: what a command has just touched is kept in no snapshot, and its last event tells.
        var nearest = pasts.LastOrDefault(p => p.Key < version);
        var (state, at, kept) = (nearest.Value ?? TAggregate.Initial, nearest.Key, nearest.Key);
        while (at < version)
        {
            var page = await journal.ReadStream(_stream, at, (int)Math.Min(ReloadPage, version - at));
            if (page.Count == 0) break;
            (state, at) = Fold(state, at, page);
            if (at - kept >= EventsBetweenPasts) pasts[kept = at] = state;
        }

        return state;
    }
}
