using System.Numerics;
using System.Security.Cryptography;

namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>One hash over all records in their order (RFC 9162, SHA-256), growing with each record: no record can be altered, removed or moved without changing it.</summary>
/// <remarks>Holds only the hashes of the complete subtrees, one for each bit of its size that is set, the largest first.</remarks>
internal sealed class MerkleTree
{
    public const int HashLength = SHA256.HashSizeInBytes;

    public static readonly MerkleTree Empty = new(0, []);

    private readonly byte[][] _subtrees;

    private MerkleTree(long size, byte[][] subtrees) => (Size, _subtrees) = (size, subtrees);

    public long Size { get; }

    /// <summary>The tree that had <paramref name="size"/> leaves and this <see cref="Frontier"/>.</summary>
    public static MerkleTree Resume(long size, ReadOnlySpan<byte> frontier)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var count = BitOperations.PopCount((ulong)size);
        if (frontier.Length != count * HashLength) throw new ArgumentException($"The frontier of {size} leaves has {count * HashLength} bytes, not {frontier.Length}", nameof(frontier));
        var subtrees = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            subtrees[i] = frontier.Slice(i * HashLength, HashLength).ToArray();
        }

        return new(size, subtrees);
    }

    public static byte[] LeafHash(ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != HashLength || right.Length != HashLength) throw new ArgumentException($"A hash has {HashLength} bytes");
        Span<byte> node = stackalloc byte[1 + (2 * HashLength)];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + HashLength)..]);
        return SHA256.HashData(node);
    }

    /// <summary>The tree with one more leaf, which joins the complete subtrees of its size.</summary>
    public MerkleTree Add(byte[] leafHash)
    {
        if (leafHash.Length != HashLength) throw new ArgumentException($"A leaf hash has {HashLength} bytes, not {leafHash.Length}", nameof(leafHash));
        var joined = BitOperations.TrailingZeroCount(~Size);
        var kept = _subtrees.Length - joined;
        var last = leafHash;
        for (var i = _subtrees.Length - 1; i >= kept; i--)
        {
            last = NodeHash(_subtrees[i], last);
        }

        return new(checked(Size + 1), [.. _subtrees.AsSpan(0, kept), last]);
    }

    public byte[] Root()
    {
        if (Size == 0) return SHA256.HashData([]);
        var root = _subtrees[^1];
        for (var i = _subtrees.Length - 2; i >= 0; i--)
        {
            root = NodeHash(_subtrees[i], root);
        }

        return [.. root];
    }

    /// <summary>All that is needed to go on later: the hashes of the complete subtrees, one after the other.</summary>
    public byte[] Frontier() => [.. _subtrees.SelectMany(hash => hash)];
}
