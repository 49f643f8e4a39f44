namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>What those who follow the journal see of it.</summary>
public interface IJournalReader
{
    /// <summary>The newest position that is known here to be durable.</summary>
    long Newest { get; }

    /// <summary>The newest position that is durable now, whoever wrote it: asks the store where other processes write too.</summary>
    /// <exception cref="JournalUnavailableException">The store is away.</exception>
    ValueTask<long> NewestNow(CancellationToken cancel);

    /// <summary>Completes when <see cref="Newest"/> has passed <paramref name="position"/>.</summary>
    Task WhenBeyond(long position, CancellationToken cancel);

    /// <summary>The records after a position, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Recorded>> ReadAfter(long position, int limit, CancellationToken cancel);

    /// <summary>What this journal is, made once when it is made: whatever is derived from another one does not belong to it.</summary>
    Guid Identity { get; }
}
