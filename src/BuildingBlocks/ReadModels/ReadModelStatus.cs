namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>What a read model is doing.</summary>
public enum ReadModelState
{
    /// <summary>It answers, and follows the journal.</summary>
    Ready,

    /// <summary>It is filled for the first time, and does not answer yet.</summary>
    Building,

    /// <summary>It answers, and a new table is filled beside.</summary>
    Rebuilding,

    /// <summary>It stands still until somebody helps.</summary>
    Stopped,
}

/// <summary>How one read model is.</summary>
/// <param name="Lag">How many records it has yet to see.</param>
/// <param name="Processed">How many records the table that is being filled has seen; the same as the position where none is.</param>
/// <param name="Total">How many there are for it.</param>
/// <param name="Stopped">Why it stands still (position, event, message); null while it runs.</param>
/// <param name="Trouble">What failed last and is being tried again.</param>
public sealed record ReadModelStatus(string Name, int Shape, ReadModelState State, long Position, long Lag, long Processed, long Total, string? Stopped, string? Trouble)
{
    internal static ReadModelStatus Of(Track track, Track? fill, long newest)
    {
        var (table, processed) = (track.Model.Table, (fill ?? track).Position);
        return new(
            table.Name, table.Shape, StateOf(track, fill), track.Position, Math.Max(0, newest - track.Position), processed, Math.Max(processed, newest),
            track.Stopped, track.Trouble ?? fill?.Trouble);
    }

    private static ReadModelState StateOf(Track track, Track? fill)
    {
        if (track.Stopped is not null) return ReadModelState.Stopped;
        if (!track.IsWhole) return ReadModelState.Building;
        return fill is null ? ReadModelState.Ready : ReadModelState.Rebuilding;
    }
}
