using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>Reads the whole journal once, in one transaction, and finds what is wrong. Keeps a window of it in memory, never the whole.</summary>
internal sealed class JournalCheck(SqliteConnection connection, JournalKeys keys, Findings findings, RecordCheck each, CancellationToken cancel)
{
    private const int MostBad = 100_000;
    private readonly Guid _identity = SqliteJournalSchema.IdentityOf(connection);
    private readonly HashSet<long> _forged = [];

    public long Records { get; private set; }

    public long Tail { get; private set; }

    public StoredSeal? Newest { get; private set; }

    public void Run()
    {
        CheckSignatures();
        var head = Head();
        using var seals = new SealedCheck(findings, new SumCheck(keys.Sum, head.Sum), Newest?.Size ?? 0, s => SqliteSeals.Above(connection, s), s => !_forged.Contains(s.Size));
        var positions = new PositionCheck(findings, head.Last);
        using var leaves = SqliteSeals.Leaves(connection, long.MinValue, long.MaxValue).Select(l => new Mark(l.Position, l.Stream, l.Content)).GetEnumerator();
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
        using var command = connection.CreateCommand();
        command.CommandText = $"{SqliteJournalReads.Columns} order by position";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if ((++Records & 1023) == 0) cancel.ThrowIfCancellationRequested();
            yield return SqliteJournalReads.Read(reader);
        }
    }

    private void CheckSignatures()
    {
        foreach (var seal in SqliteSeals.Above(connection, long.MinValue))
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

    /// <summary>Versions run from 1 without gap, and in the order of positions. The index alone tells.</summary>
    private void CheckStreams()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select stream, version, position from journal order by stream, version";
        using var reader = command.ExecuteReader();
        var (stream, version, position) = ("", 0L, long.MinValue);
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            var (ofStream, has, at) = (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
            if (ofStream != stream) (stream, version, position) = (ofStream, 0, long.MinValue);
            if (has != version + 1) findings.Add(FindingKind.Order, at, stream, $"版本 {version + 1} 缺失，此处为 {has}", $"version {version + 1} is missing; this is {has}");
            else if (at < position) findings.Add(FindingKind.Order, at, stream, $"版本 {has} 的位置在前一版本之前", $"version {has} stands before the version it follows");
            (version, position) = (has, at);
        }
    }

    private void CheckClaims()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select c.stream, c.version from claims c where not exists (select 1 from journal j where j.stream = c.stream and j.version = c.version) limit 1000";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            findings.Add(FindingKind.Order, 0, reader.GetString(0), $"唯一名称指向不存在的版本 {reader.GetInt64(1)}", $"a claim names version {reader.GetInt64(1)}, which does not exist");
    }

    private JournalHead Head()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select last, sum from journal_head";
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : throw new InvalidDataException("journal_head 是空的 (journal_head is empty)");
    }
}
