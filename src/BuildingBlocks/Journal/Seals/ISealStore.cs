namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>Where seals are kept: in the journal's own database, written by its one writer.</summary>
internal interface ISealStore
{
    Task<StoredSeal?> NewestSeal(CancellationToken cancel);

    /// <summary>Keeps a seal together with the leaves it adds, all or nothing.</summary>
    /// <returns>False, with nothing kept, where another process has sealed these records.</returns>
    Task<bool> SaveSeal(IReadOnlyList<Leaf> leaves, StoredSeal seal, CancellationToken cancel);

    /// <summary>The leaves after a position, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Leaf>> Leaves(long afterPosition, int limit, CancellationToken cancel);
}
