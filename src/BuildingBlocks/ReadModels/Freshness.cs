using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Lets a question wait until its read model shows every command that was answered before it was asked.</summary>
internal sealed class Freshness(IJournalReader journal, TimeProvider clock)
{
    /// <summary>Behind by more than this, waiting half a second would not help.</summary>
    public const long FarBehind = 20_000;

    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>True when the read model does not show all yet, and the answer has to say so.</summary>
    /// <exception cref="ReadModelBuildingException">It has never shown all.</exception>
    public async ValueTask<bool> Lags(Track track, CancellationToken cancel)
    {
        var wanted = await journal.NewestNow(cancel);
        if (track.Position < wanted && track.Stopped is null && wanted - track.Position <= FarBehind)
        {
            // No exception for those whose patience ends: under load there may be many.
            await track.WhenReached(wanted).WaitAsync(Patience, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancel.ThrowIfCancellationRequested();
        }

        if (!track.IsWhole) throw Building(track);
        return track.Position < wanted;
    }

    /// <summary>Says how far it is.</summary>
    public ReadModelBuildingException Building(Track track) =>
        new(track.Model.Table.Name, track.Position, Math.Max(track.Position, Math.Min(track.Target, journal.Newest)), track.Stopped);
}
