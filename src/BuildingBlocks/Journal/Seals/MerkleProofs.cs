using System.Numerics;
using System.Security.Cryptography;

namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>Short proofs from the tree (RFC 9162 §2.1.3 and §2.1.4): that a record is under a seal, and that a newer seal only added to an older one.</summary>
internal static class MerkleProofs
{
    /// <summary>The hashes that lead from the leaf at <paramref name="index"/> to the root of the first <paramref name="size"/> leaves.</summary>
    public static IReadOnlyList<byte[]> InclusionProof(IReadOnlyList<byte[]> leaves, int index, int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leaves.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<byte[]>();
        for (var (from, to) = (0, size); to - from > 1;)
        {
            var split = from + Split(to - from);
            path.Insert(0, index < split ? Root(leaves, split, to) : Root(leaves, from, split));
            (from, to) = index < split ? (from, split) : (split, to);
        }

        return path;
    }

    public static bool VerifyInclusion(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size || !AreHashes([leafHash, .. proof])) return false;
        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            var onTheRight = (node & 1) == 1 || node == last;
            hash = onTheRight ? MerkleTree.NodeHash(sibling, hash) : MerkleTree.NodeHash(hash, sibling);
            var up = onTheRight ? BitOperations.TrailingZeroCount(node) + 1 : 1;
            (node, last) = (node >> up, last >> up);
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(hash, root);
    }

    /// <summary>The hashes by which the root of <paramref name="older"/> leaves and that of <paramref name="newer"/> are both made.</summary>
    public static IReadOnlyList<byte[]> ConsistencyProof(IReadOnlyList<byte[]> leaves, int older, int newer)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(newer, leaves.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(older);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(older, newer);
        var proof = new List<byte[]>();
        var (from, to) = (0, newer);
        while (older < to)
        {
            var split = from + Split(to - from);
            proof.Insert(0, older <= split ? Root(leaves, split, to) : Root(leaves, from, split));
            (from, to) = older <= split ? (from, split) : (split, to);
        }

        if (from > 0) proof.Insert(0, Root(leaves, from, to));
        return proof;
    }

    public static bool VerifyConsistency(long older, byte[] olderRoot, long newer, byte[] newerRoot, IReadOnlyList<byte[]> proof)
    {
        if (older <= 0 || older > newer || !AreHashes([olderRoot, .. proof])) return false;
        if (older == newer) return proof.Count == 0 && CryptographicOperations.FixedTimeEquals(olderRoot, newerRoot);
        IReadOnlyList<byte[]> path = BitOperations.IsPow2(older) ? [olderRoot, .. proof] : proof;
        if (path.Count == 0) return false;
        var complete = BitOperations.TrailingZeroCount(~(older - 1));
        var (node, last, was, now) = ((older - 1) >> complete, (newer - 1) >> complete, path[0], path[0]);
        foreach (var sibling in path.Skip(1))
        {
            if (last == 0) return false;
            var onTheRight = (node & 1) == 1 || node == last;
            (was, now) = onTheRight ? (MerkleTree.NodeHash(sibling, was), MerkleTree.NodeHash(sibling, now)) : (was, MerkleTree.NodeHash(now, sibling));
            var up = onTheRight ? BitOperations.TrailingZeroCount(node) + 1 : 1;
            (node, last) = (node >> up, last >> up);
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(was, olderRoot) && CryptographicOperations.FixedTimeEquals(now, newerRoot);
    }

    private static bool AreHashes(IReadOnlyList<byte[]> hashes) => hashes.All(hash => hash.Length == MerkleTree.HashLength);

    private static byte[] Root(IReadOnlyList<byte[]> leaves, int from, int to)
    {
        var tree = MerkleTree.Empty;
        for (var i = from; i < to; i++)
        {
            tree = tree.Add(leaves[i]);
        }

        return tree.Root();
    }

    /// <summary>The largest power of two below <paramref name="size"/>: how many leaves stand on the left.</summary>
    private static int Split(int size) => 1 << BitOperations.Log2((uint)size - 1);
}
