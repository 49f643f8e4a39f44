namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>Lays the journal beside what was sealed, names what differs, and judges which of the two was changed.</summary>
internal sealed class SealedCheck(Findings findings, SumCheck sum, long newestSeal, Func<long, IEnumerable<StoredSeal>> sealsAbove, Func<StoredSeal, bool> genuine) : IDisposable
{
    private readonly Differences _differences = new();
    private readonly List<Mark> _unsealed = [];
    private TreeCheck _records = new(MerkleTree.Empty, sealsAbove, genuine);
    private TreeCheck? _leaves;
    private long _lastLeaf;

    /// <summary>Records that no seal covers yet: the last second before a crash, or now.</summary>
    public long Tail { get; private set; }

    public void See(Aligned pair)
    {
        sum.Add(pair);
        if (pair.Tail) SeeTail(pair.Record!);
        else SeeSealed(pair);
    }

    public void Finish()
    {
        if (_lastLeaf > newestSeal) findings.Add(FindingKind.Seal, _lastLeaf, Findings.SealStream, $"缺少封存：最新的只到 {newestSeal}", $"seals are missing: the newest covers only {newestSeal}");
        var leavesWrong = !_differences.None && LeavesAreWrong();
        var sumFits = leavesWrong ? sum.RecordsFit : sum.SealedFit;
        var lastIsGone = !sumFits && _differences.Last is { Record: { } follower } && sum.FitsWith(follower);
        if (leavesWrong) _differences.TellOfLeaves(findings);
        else _differences.Tell(findings, lastIsGone);
        if (_differences.None) TellOfTree();
        else if (!leavesWrong && _leaves!.FirstMisfit > 0) TellOfRange(_leaves);
        if (!sumFits && !lastIsGone) TellOfSum();
    }

    public void Dispose()
    {
        _records.Dispose();
        _leaves?.Dispose();
    }

    private void SeeSealed(Aligned pair)
    {
        if (pair.Leaf is not null) _lastLeaf = pair.Leaf.Position;
        var same = pair.Same && pair.Leaf!.Position == pair.Record!.Position;
        if (!same && _leaves is null)
        {
            var shared = _records;
            (_records, _leaves) = (shared.Fork(), shared.Fork());
            shared.Dispose();
        }

        if (pair.Record is { } record) _records.Add(record);
        if (_leaves is not null && pair.Leaf is { } leaf) _leaves.Add(leaf);
        if (!pair.Same) _differences.Add(pair);
        // The leaf's stream is only there to name what is gone; nothing else protects it.
        else if (pair.Leaf!.Stream != pair.Record!.Stream) findings.Add(FindingKind.Seal, pair.Record.Position, pair.Record.Stream, "封存摘要的流名被改动", "the stream of its leaf was altered");
    }

    private void SeeTail(Mark record)
    {
        Tail++;
        if (_unsealed.Count < 2) _unsealed.Add(record);
        else _unsealed[1] = record;
        if (_records.Wanted) _records.Add(record);
        if (record.Position > _lastLeaf && record.Position <= newestSeal) findings.Add(FindingKind.Seal, record.Position, record.Stream, "封存摘要缺失", "its leaf is missing");
    }

    private bool LeavesAreWrong()
    {
        if (_records.FitsAll != _leaves!.FitsAll) return _records.FitsAll;
        return sum.RecordsFit && !sum.SealedFit;
    }

    private void TellOfSum()
    {
        if (sum.Surplus() is { } surplus)
            findings.Add(FindingKind.Record, surplus.Position, surplus.Stream, "插入的记录：日志没有写过它", "inserted: the journal never wrote it");
        else if (_unsealed.Count > 0)
            findings.Add(FindingKind.Record, _unsealed[0].Position, _unsealed[0].Stream,
                $"位置 {_unsealed[0].Position} 至 {_unsealed[^1].Position}（尚未封存）有记录被改动、删除或插入", $"among positions {_unsealed[0].Position} to {_unsealed[^1].Position}, not sealed yet, a record was altered, removed or inserted");
        else if (!findings.Any(FindingKind.Record))
            findings.Add(FindingKind.Record, _lastLeaf, Findings.SealStream, "记录总和与 journal_head 不符：末尾的记录或 journal_head 被改动", "the keyed sum in journal_head does not fit: records at the end, or the head itself, were changed");
    }

    private void TellOfTree()
    {
        if (_records.FirstMisfit > 0) TellOfRange(_records);
        if (_records.Size >= newestSeal) return;
        for (var position = _records.Size + 1; position <= Math.Min(newestSeal, _records.Size + 1000); position++)
            findings.Add(FindingKind.Record, position, "-", $"记录被删除：封存到 {newestSeal}，日志只有 {_records.Size} 条", $"removed: the journal was sealed up to {newestSeal} and has only {_records.Size}");
    }

    private void TellOfRange(TreeCheck tree) => findings.Add(FindingKind.Record, tree.FirstMisfit, Findings.SealStream,
        $"位置 {tree.FittedBefore + 1} 至 {tree.FirstMisfit} 的记录与签名封存不符（记录与摘要一起被改动）",
        $"records {tree.FittedBefore + 1} to {tree.FirstMisfit} are not what was signed: changed together with their leaves");
}
