using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The whole journal as it is at one moment, read from its begin to its end, for checks and backups; a host may go on writing beside it.</summary>
/// <remarks>Sequences are read while they are consumed, never all in memory; several may be open at once.</remarks>
internal interface IJournalMoment : IDisposable
{
    Guid Identity { get; }

    JournalHead Head { get; }

    /// <summary>The keys that the journal was written with: a number, and a digest to know each again.</summary>
    IReadOnlyList<(byte Number, byte[] Fingerprint)> Keys { get; }

    IEnumerable<JournalRow> Rows();

    /// <summary>Every record's place, ordered by stream and version.</summary>
    IEnumerable<(string Stream, long Version, long Position)> Streams();

    /// <summary>All claimed names.</summary>
    IEnumerable<StoredName> Names();

    /// <summary>Claimed names whose event does not exist.</summary>
    IEnumerable<StoredName> NamesOfNobody();

    IEnumerable<Leaf> Leaves();

    /// <summary>The seals of more than <paramref name="size"/> records, smallest first.</summary>
    IEnumerable<StoredSeal> SealsAbove(long size);
}

/// <summary>A claimed name as the database holds it: its keyed digest, and the event that holds it.</summary>
internal sealed record StoredName(byte[] Name, string Stream, long Version);
