namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>Reads the whole journal once, in one transaction, and finds what is wrong. Keeps a window of it in memory, never the whole.</summary>
internal sealed class JournalCheck(IJournalMoment journal, JournalKeys keys, Findings findings, RecordCheck each, CancellationToken cancel)
{
    private const int MostBad = 100_000;
    private const int MostNamesOfNobody = 1000;
    private readonly Guid _identity = journal.Identity;
    private readonly HashSet<long> _forged = [];

    public long Records { get; private set; }

    public long Tail { get; private set; }

    public StoredSeal? Newest { get; private set; }

    public void Run()
    {
        CheckSignatures();
        var head = journal.Head;
        using var seals = new SealedCheck(findings, new SumCheck(keys.Sum, head.Sum), Newest?.Size ?? 0, journal.SealsAbove, s => !_forged.Contains(s.Size));
        var positions = new PositionCheck(findings, head.Last);
        using var leaves = journal.Leaves().Select(l => new Mark(l.Position, l.Stream, l.Content)).GetEnumerator();
        using var records = Rows().Select(each.See).GetEnumerator();
        foreach (var pair in Alignment.Of(new(leaves), new(records)))
        {
            seals.See(pair);
            positions.See(pair);
        }

        positions.Finish();
        seals.Finish();
        Tail = seals.Tail;
        each.Finish();
        CheckStreams();
        CheckClaims();
    }

    private IEnumerable<JournalRow> Rows()
    {
        foreach (var row in journal.Rows())
        {
            if ((++Records & 1023) == 0) cancel.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private void CheckSignatures()
    {
        foreach (var seal in journal.SealsAbove(long.MinValue))
        {
            cancel.ThrowIfCancellationRequested();
            Newest = seal;
            if (SealSignature.Fits(keys.Sealing, _identity, seal) && FrontierFits(seal)) continue;
            if (_forged.Count < MostBad) _forged.Add(seal.Size);
            findings.Add(FindingKind.Seal, seal.Size, Findings.SealStream, "封存被改动：签名不符", "the seal was altered: its signature does not hold");
        }
    }

    // Not signed, but new seals are built on it.
    private static bool FrontierFits(StoredSeal seal)
    {
        try
        {
            return MerkleTree.Resume(seal.Size, seal.Frontier).Root().AsSpan().SequenceEqual(seal.Root);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Versions run from 1 without gap, and in the order of positions.</summary>
    private void CheckStreams()
    {
        var (stream, version, position) = ("", 0L, long.MinValue);
        foreach (var (ofStream, has, at) in journal.Streams())
        {
            cancel.ThrowIfCancellationRequested();
            if (ofStream != stream) (stream, version, position) = (ofStream, 0, long.MinValue);
            if (has != version + 1) findings.Add(FindingKind.Order, at, stream, $"版本 {version + 1} 缺失，此处为 {has}", $"version {version + 1} is missing; this is {has}");
            else if (at < position) findings.Add(FindingKind.Order, at, stream, $"版本 {has} 的位置在前一版本之前", $"version {has} stands before the version it follows");
            (version, position) = (has, at);
        }
    }

    private void CheckClaims()
    {
        foreach (var name in journal.NamesOfNobody().Take(MostNamesOfNobody))
            findings.Add(FindingKind.Order, 0, name.Stream, $"唯一名称指向不存在的版本 {name.Version}", $"a claim names version {name.Version}, which does not exist");
    }
}
