using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The digests of a record: every column but <c>private</c> and, for the content, but <c>position</c>.</summary>
/// <remarks>Content digest = SHA-256 over each column as UTF-8 or bytes, with its length before it; an absent one has length −1.</remarks>
internal static class RecordHash
{
    public static byte[] Content(string stream, long version, string name, string data, byte[]? command, byte[]? fingerprint, string actor, string at)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(hash, stream);
        Number(hash, version);
        Text(hash, name);
        Text(hash, data);
        Bytes(hash, command);
        Bytes(hash, fingerprint);
        Text(hash, actor);
        Text(hash, at);
        return hash.GetHashAndReset();
    }

    public static byte[] Content(JournalRow row) => Content(row.Stream, row.Version, row.Name, row.Data, row.Command, row.Fingerprint, row.Actor, row.At);

    /// <summary>What stands in the Merkle tree for a record: its position and its content.</summary>
    public static byte[] LeafData(long position, byte[] content)
    {
        var leaf = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt64BigEndian(leaf, position);
        content.CopyTo(leaf, 8);
        return leaf;
    }

    /// <summary>Adds a record to the keyed sum of all records, which finds what was changed before it was sealed.</summary>
    public static void AddTo(byte[] sum, byte[] key, byte[] content)
    {
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(key, content, mac);
        for (var i = 0; i < mac.Length; i++) sum[i] ^= mac[i];
    }

    private static void Number(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Text(IncrementalHash hash, string text) => Bytes(hash, Encoding.UTF8.GetBytes(text));

    private static void Bytes(IncrementalHash hash, byte[]? bytes)
    {
        Number(hash, bytes?.Length ?? -1);
        hash.AppendData(bytes ?? []);
    }
}
