using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>A record as the database holds it, for those who check or decode it.</summary>
internal sealed record JournalRow(long Position, string Stream, long Version, string Name, string Data, byte[]? Private, byte[]? Command, byte[]? Fingerprint, string Actor, string At);

/// <summary>Where the journal ends, and the keyed sum over all its records (see <see cref="RecordHash"/>).</summary>
internal sealed record JournalHead(long Last, byte[] Sum);

/// <summary>The database behind the journal. Every method may throw when the database is away.</summary>
internal interface IJournalStore
{
    /// <summary>Opens, makes or upgrades the database and says where it ends.</summary>
    Task<JournalHead> Open(CancellationToken cancel);

    Guid Identity { get; }

    /// <summary>Whether other processes write to it as well.</summary>
    bool IsShared { get; }

    /// <summary>The last position that is durable.</summary>
    Task<long> Newest(CancellationToken cancel);

    /// <summary>Tells of positions that other processes reach, until it is cancelled; where there are none it completes at once.</summary>
    Task Follow(Action<long> reached, ILogger logger, CancellationToken cancel);

    /// <summary>Writes a batch in one transaction and says of each append what became of it; when it throws, the outcome of all is unknown.</summary>
    /// <remarks>Within the batch an append behind a refused one of its lane is not written.</remarks>
    Task<IReadOnlyList<AppendResult>> Write(IReadOnlyList<Append> batch, CancellationToken cancel);

    Task<IReadOnlyList<JournalRow>> ReadStream(StreamId stream, long afterVersion, int limit, CancellationToken cancel);

    Task<IReadOnlyList<JournalRow>> ReadAfter(long position, int limit, CancellationToken cancel);

    /// <summary>The records of one command, found by its id; empty when it never happened.</summary>
    Task<IReadOnlyList<JournalRow>> FindCommand(Guid command, CancellationToken cancel);

    /// <summary>A page of the ids of all commands, in the database's own order of them; the first one comes after <see cref="Guid.Empty"/>.</summary>
    Task<IReadOnlyList<Guid>> Commands(Guid after, int limit, CancellationToken cancel);

    /// <summary>Who holds a name.</summary>
    Task<(StreamId Stream, long Version)?> FindClaim(byte[] name, CancellationToken cancel);

    /// <summary>Rewrites the private column of the given records: the only change a record ever sees.</summary>
    /// <exception cref="LogHeldException">It is done, but a reader keeps what was there in the database's own log; repeat it later, with nothing.</exception>
    /// <exception cref="PrivatePartsMovedException">One of them is no longer as it was read; none is rewritten.</exception>
    Task RewritePrivate(IReadOnlyList<PrivateRewrite> records, CancellationToken cancel);
}

/// <summary>A record's private column as it was read, and as it will be.</summary>
internal readonly record struct PrivateRewrite(long Position, byte[]? Before, byte[]? After);

/// <summary>Somebody else has rewritten the same records in the meantime; what he has taken out must not come back.</summary>
internal sealed class PrivatePartsMovedException() : IOException("另一个进程刚改写了同样的个人信息，请重试 (Another process has rewritten the same private parts; repeat it)");

/// <summary>What was rewritten is still in the database's own log, because a long reader holds it.</summary>
internal sealed class LogHeldException() : IOException("What was rewritten is still in the database's log, because a reader holds it");
