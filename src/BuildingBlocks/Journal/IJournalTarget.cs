namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>A place that a journal is written into as it was elsewhere.</summary>
internal interface IJournalTarget
{
    /// <summary>The journal that is there; null where nothing is, or only what a restore that broke off has left.</summary>
    Guid? Identity();

    /// <summary>Writes all rows as they are, byte for byte; before this has returned there is no journal, whatever breaks off.</summary>
    void Fill(IJournalMoment from, CancellationToken cancel);
}
