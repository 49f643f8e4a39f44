namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>The keyed sum over all records, as they are and as the seals say they were; finds what was changed before it was sealed.</summary>
internal sealed class SumCheck(byte[] key, byte[] stored)
{
    private const int MostTried = 10_000;
    private readonly byte[] _found = new byte[32];
    private readonly byte[] _sealed = new byte[32];
    private readonly List<(Mark Record, byte[] Mac)> _tail = [];

    public bool RecordsFit => _found.AsSpan().SequenceEqual(stored);

    public bool SealedFit => _sealed.AsSpan().SequenceEqual(stored);

    public void Add(Aligned pair)
    {
        var record = pair.Record is { } r ? Mac(r) : null;
        if (record is not null) Toggle(_found, record);
        if (pair.Tail && _tail.Count < MostTried) _tail.Add((pair.Record!, record!));
        if (pair.Leaf is { } leaf) Toggle(_sealed, pair.Same ? record! : Mac(leaf));
        else if (pair.Tail) Toggle(_sealed, record!);
    }

    /// <summary>The one record behind the seals without which the sum fits: it was put in.</summary>
    public Mark? Surplus() => _tail.Find(t => Fits(t.Mac)).Record;

    /// <summary>True when the sum fits with this record in addition.</summary>
    public bool FitsWith(Mark record) => Fits(Mac(record));

    private bool Fits(byte[] mac)
    {
        var sum = (byte[])_sealed.Clone();
        Toggle(sum, mac);
        return sum.AsSpan().SequenceEqual(stored);
    }

    private byte[] Mac(Mark record)
    {
        var mac = new byte[32];
        RecordHash.AddTo(mac, key, record.Content);
        return mac;
    }

    private static void Toggle(byte[] sum, byte[] mac)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] ^= mac[i];
    }
}
