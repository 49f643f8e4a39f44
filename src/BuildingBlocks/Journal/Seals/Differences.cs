namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>Records and leaves that have no counterpart at their place, and what that means: altered, removed, exchanged, moved or inserted.</summary>
internal sealed class Differences
{
    private const int MostKept = 10_000;
    private readonly List<Aligned> _kept = [];

    public long More { get; private set; }

    public bool None => _kept.Count == 0;

    /// <summary>The last leaf and the record at its place, when they differ: perhaps the leaf's record is gone and this one follows it.</summary>
    public Aligned? Last => _kept.Count > 0 && _kept[^1] is { Leaf: not null, Record: not null } pair ? pair : null;

    public void Add(Aligned pair)
    {
        if (_kept.Count < MostKept) _kept.Add(pair);
        else More++;
    }

    /// <param name="lastIsGone">The record beside the last leaf is a right one that follows it.</param>
    public void Tell(Findings findings, bool lastIsGone)
    {
        var records = Index(p => p.Record);
        var leaves = Index(p => p.Leaf);
        for (var i = 0; i < _kept.Count; i++)
        {
            var (leaf, record, _) = _kept[i];
            if (lastIsGone && i == _kept.Count - 1) record = null;
            var strange = record is not null && !leaves.ContainsKey(record.Content);
            if (leaf is null)
            {
                if (strange) Record(findings, record!, "插入的记录：封存时没有它", "inserted: it was not there when the journal was sealed");
                continue;
            }

            if (records.TryGetValue(leaf.Content, out var now)) Moved(findings, leaf, now.Record!, now.Leaf, record);
            else if (strange) Record(findings, record! with { Stream = leaf.Stream }, "内容被改动：与封存时不同", "altered: its content is not what was sealed");
            else Record(findings, leaf, "记录被删除", "removed");
        }

        if (More > 0) findings.Add(FindingKind.Record, long.MaxValue, "-", $"另有 {More} 条记录与封存不符", $"{More} more records differ from what was sealed");
    }

    /// <summary>The records are right: what was changed is the sealer's own table.</summary>
    public void TellOfLeaves(Findings findings)
    {
        foreach (var (leaf, record, _) in _kept)
        {
            var at = record ?? leaf!;
            var (zh, en) = leaf is null ? ("封存摘要缺失，记录本身完好", "its leaf is missing; the record itself is right")
                : record is null ? ("多余的封存摘要，没有这条记录", "a leaf without a record was added")
                : ("封存摘要被改动，记录本身完好", "its leaf was altered; the record itself is right");
            findings.Add(FindingKind.Seal, at.Position, at.Stream, zh, en);
        }
    }

    private static void Moved(Findings findings, Mark leaf, Mark now, Mark? leafThere, Mark? recordHere)
    {
        if (now.Position == leaf.Position) return;
        if (leafThere is not null && recordHere is not null && leafThere.SameAs(recordHere))
            Record(findings, now, $"与位置 {leaf.Position} 的记录互换", $"swapped with position {leaf.Position}");
        else
            Record(findings, now, $"从位置 {leaf.Position} 移到此处", $"moved here from position {leaf.Position}");
    }

    private static void Record(Findings findings, Mark at, string zh, string en) => findings.Add(FindingKind.Record, at.Position, at.Stream, zh, en);

    private Dictionary<byte[], Aligned> Index(Func<Aligned, Mark?> side)
    {
        var index = new Dictionary<byte[], Aligned>(ContentComparer.Instance);
        foreach (var pair in _kept)
        {
            if (side(pair) is { } mark) index.TryAdd(mark.Content, pair);
        }

        return index;
    }

    private sealed class ContentComparer : IEqualityComparer<byte[]>
    {
        public static readonly ContentComparer Instance = new();

        public bool Equals(byte[]? a, byte[]? b) => a.AsSpan().SequenceEqual(b);

        public int GetHashCode(byte[] content)
        {
            var hash = new HashCode();
            hash.AddBytes(content);
            return hash.ToHashCode();
        }
    }
}
