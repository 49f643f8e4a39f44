using System.Security.Cryptography;
using CsCheck;
using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.UnitTests.Merkle;

public sealed class MerkleTrees
{
    private static readonly byte[][] Samples =
        [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    private static readonly byte[][] Leaves = [.. Enumerable.Range(0, 300).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i)))];

    private static readonly Gen<int> Size = Gen.Int[0, 300];

    [Fact]
    public void An_empty_tree_is_the_hash_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(MerkleTree.Empty.Root()));

    /// <summary>The known answers of certificate transparency.</summary>
    [Theory]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_known_trees_have_their_known_roots(int size, string root)
    {
        Assert.Equal(root, Convert.ToHexStringLower(Naive(Samples.AsSpan(0, size))));
        Assert.Equal(root, Convert.ToHexStringLower(TreeOf(Samples.Take(size).Select(data => MerkleTree.LeafHash(data))).Root()));
    }

    [Fact]
    public void Growing_leaf_by_leaf_gives_the_root_of_the_definition() => Size.Sample(size =>
    {
        var data = Enumerable.Range(0, size).Select(BitConverter.GetBytes).ToArray();
        var tree = TreeOf(Leaves.Take(size));
        Assert.Equal(size, tree.Size);
        Assert.Equal(Naive(data), tree.Root());
    });

    [Fact]
    public void A_tree_goes_on_from_its_frontier_at_any_size() => Gen.Select(Size, Size).Sample((a, b) =>
    {
        var (earlier, later) = (Math.Min(a, b), Math.Max(a, b));
        var tree = TreeOf(Leaves.Take(earlier));
        var resumed = MerkleTree.Resume(tree.Size, tree.Frontier());
        resumed = Leaves[earlier..later].Aggregate(resumed, (grown, leaf) => grown.Add(leaf));
        Assert.Equal(TreeOf(Leaves.Take(later)).Root(), resumed.Root());
        Assert.Equal(TreeOf(Leaves.Take(later)).Frontier(), resumed.Frontier());
    });

    [Fact]
    public void Adding_leaves_the_smaller_tree_as_it_was()
    {
        var tree = TreeOf(Leaves.Take(7));
        var root = tree.Root();
        tree.Add(Leaves[7]);
        tree.Root()[0] ^= 1;
        Assert.Equal(7, tree.Size);
        Assert.Equal(root, tree.Root());
    }

    [Fact]
    public void A_frontier_or_hash_of_the_wrong_length_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MerkleTree.Resume(3, new byte[32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.Resume(-1, []));
        Assert.Throws<ArgumentException>(() => MerkleTree.Empty.Add(new byte[31]));
        Assert.Equal(long.MaxValue, MerkleTree.Resume(long.MaxValue, new byte[63 * 32]).Size);
        Assert.Throws<OverflowException>(() => MerkleTree.Resume(long.MaxValue, new byte[63 * 32]).Add(new byte[32]));
    }

    [Fact]
    public void Every_leaf_can_be_proved_and_nothing_else_can() => Gen.Select(Gen.Int[1, 300], Gen.Int[0, 299], Gen.Int[1, 255]).Sample((size, at, flip) =>
    {
        var index = at % size;
        var root = TreeOf(Leaves.Take(size)).Root();
        var proof = MerkleProofs.InclusionProof(Leaves, index, size);
        Assert.True(MerkleProofs.VerifyInclusion(Leaves[index], index, size, proof, root));
        Assert.False(MerkleProofs.VerifyInclusion(Altered(Leaves[index], flip), index, size, proof, root));
        Assert.False(MerkleProofs.VerifyInclusion(Leaves[index], index, size, proof, Altered(root, flip)));
        Assert.False(MerkleProofs.VerifyInclusion(Leaves[index], index, size, [.. proof, root], root));
        Assert.False(MerkleProofs.VerifyInclusion(Leaves[index], index + size, size, proof, root));
        if (proof.Count == 0) return;
        Assert.False(MerkleProofs.VerifyInclusion(Leaves[index], index, size, [.. proof.Skip(1)], root));
        Assert.False(MerkleProofs.VerifyInclusion(Leaves[index], index ^ 1, size, proof, root));
    });

    [Fact]
    public void A_newer_root_is_proved_to_have_only_added() => Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300], Gen.Int[1, 255]).Sample((a, b, flip) =>
    {
        var (older, newer) = (Math.Min(a, b), Math.Max(a, b));
        var (olderRoot, newerRoot) = (TreeOf(Leaves.Take(older)).Root(), TreeOf(Leaves.Take(newer)).Root());
        var proof = MerkleProofs.ConsistencyProof(Leaves, older, newer);
        Assert.True(MerkleProofs.VerifyConsistency(older, olderRoot, newer, newerRoot, proof));
        Assert.False(MerkleProofs.VerifyConsistency(older, Altered(olderRoot, flip), newer, newerRoot, proof));
        Assert.False(MerkleProofs.VerifyConsistency(older, olderRoot, newer, Altered(newerRoot, flip), proof));
        Assert.False(MerkleProofs.VerifyConsistency(older, olderRoot, newer, newerRoot, [.. proof, newerRoot]));
        if (proof.Count > 0) Assert.False(MerkleProofs.VerifyConsistency(older, olderRoot, newer, newerRoot, [.. proof.SkipLast(1)]));
    });

    /// <summary>RFC 9162 §2.1.1, word for word.</summary>
    private static byte[] Naive(ReadOnlySpan<byte[]> data)
    {
        if (data.Length == 0) return SHA256.HashData([]);
        if (data.Length == 1) return SHA256.HashData([0, .. data[0]]);
        var k = 1;
        while (k * 2 < data.Length)
        {
            k *= 2;
        }

        return SHA256.HashData([1, .. Naive(data[..k]), .. Naive(data[k..])]);
    }

    private static MerkleTree TreeOf(IEnumerable<byte[]> leaves) => leaves.Aggregate(MerkleTree.Empty, (tree, leaf) => tree.Add(leaf));

    private static byte[] Altered(byte[] hash, int flip) => [.. hash[..31], (byte)(hash[31] ^ flip)];
}
