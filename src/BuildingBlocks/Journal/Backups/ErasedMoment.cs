using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.BuildingBlocks.Journal.Backups;

/// <summary>A moment of the journal without what was erased since: what an older backup still holds never reaches the disk again.</summary>
internal sealed class ErasedMoment(IJournalMoment inner, JournalKeys keys, IReadOnlyList<ErasureLine> erasures) : IJournalMoment
{
    private readonly ILookup<Guid, ErasureLine> _erasures = erasures.ToLookup(e => e.Subject);

    public Guid Identity => inner.Identity;

    public JournalHead Head => inner.Head;

    public IReadOnlyList<(byte Number, byte[] Fingerprint)> Keys => inner.Keys;

    /// <summary>How many records were rewritten while they were read.</summary>
    public long Rewritten { get; private set; }

    public IEnumerable<JournalRow> Rows() => inner.Rows().Select(Without);

    public IEnumerable<(string Stream, long Version, long Position)> Streams() => inner.Streams();

    public IEnumerable<StoredName> Names() => inner.Names();

    public IEnumerable<StoredName> NamesOfNobody() => inner.NamesOfNobody();

    public IEnumerable<Leaf> Leaves() => inner.Leaves();

    public IEnumerable<StoredSeal> SealsAbove(long size) => inner.SealsAbove(size);

    public void Dispose() => inner.Dispose();

    private JournalRow Without(JournalRow row)
    {
        if (row.Private is null) return row;
        var members = PrivateMembers.Of(row.Data, _erasures.Contains);
        if (members.Count == 0) return row;
        var (at, rest) = (StoredMoment.Read(row.At), row.Private);
        foreach (var subject in members.Select(m => m.Subject).Distinct())
        {
            // What was told again after an erasure was not meant by it.
            PrivateKind[] kinds = [.. _erasures[subject].Where(e => at <= e.At).SelectMany(e => e.Kinds).Distinct()];
            if (kinds.Length > 0 && rest is not null) rest = PrivateParts.Without(rest, keys, StreamId.Parse(row.Stream), row.Version, members, subject, kinds);
        }

        if (rest is not null && rest.AsSpan().SequenceEqual(row.Private)) return row;
        Rewritten++;
        return row with { Private = rest };
    }
}
