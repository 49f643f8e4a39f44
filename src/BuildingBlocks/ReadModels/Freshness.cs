using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Lets a question wait until its read model shows every command that was answered before it was asked.</summary>
internal sealed class Freshness(IJournalReader journal, TimeProvider clock)
{
    /// <summary>Behind by more than this, waiting half a second would not help.</summary>
    public const long FarBehind = 20_000;

    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>True when the read model does not show all yet, and the answer has to say so.</summary>
    public async ValueTask<bool> Lags(Track track, CancellationToken cancel)
    {
        var wanted = journal.Newest;
        if (track.Position >= wanted) return false;
        if (track.Stopped is not null || wanted - track.Position > FarBehind) return true;
        // No exception for those whose patience ends: under load there may be many.
        await track.WhenReached(wanted).WaitAsync(Patience, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        return track.Position < wanted;
    }
}
