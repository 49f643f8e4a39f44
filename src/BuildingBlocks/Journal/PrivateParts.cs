using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The private parts of one event while it is written or read, one cipher block a kind, so that each kind can be erased alone.</summary>
/// <remarks>Block: kind (1 byte), key number (1), nonce (12), tag (16), length (4, big endian), ciphertext of a JSON list of [salt, value].</remarks>
internal sealed class PrivateParts
{
    private const int Head = 1 + 1 + 12 + 16 + 4;
    private const int SaltSize = 16;
    private const PrivateKind Damaged = 0;
    private readonly Dictionary<PrivateKind, List<Part>> _parts = [];
    private readonly Dictionary<PrivateKind, int> _next = [];

    [ThreadStatic]
    private static PrivateParts? _current;

    /// <summary>The parts of the event that this thread encodes or decodes now.</summary>
    public static PrivateParts? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>Something could not be decrypted, so nothing is known about what is not there: its kind may be the part that was altered.</summary>
    private bool _unreadable;

    /// <summary>A part that cannot be decrypted, or in whom value and commitment do not fit: somebody changed one of them.</summary>
    public bool Broken { get; private set; }

    /// <summary>Takes a value in and gives what the journal may show of it for ever.</summary>
    public string Add(PrivateKind kind, Guid subject, string valueJson)
    {
        var part = new Part(RandomNumberGenerator.GetBytes(SaltSize), valueJson);
        (_parts.TryGetValue(kind, out var list) ? list : _parts[kind] = []).Add(part);
        return Commitment(kind, subject, part);
    }

    /// <summary>The value that stood behind the next commitment of this kind; null where it is erased or unreadable.</summary>
    public string? Next(PrivateKind kind, Guid subject, string commitment, out PrivateState state)
    {
        var index = _next.GetValueOrDefault(kind);
        _next[kind] = index + 1;
        state = _unreadable ? PrivateState.Unreadable : PrivateState.Erased;
        if (!_parts.TryGetValue(kind, out var list)) return null;
        if (index >= list.Count || Commitment(kind, subject, list[index]) != commitment)
        {
            Broken = true;
            state = PrivateState.Unreadable;
            return null;
        }

        state = PrivateState.Present;
        return list[index].Json;
    }

    public byte[]? Encrypt(JournalKeys keys, StreamId stream, long version)
    {
        if (_parts.Count == 0) return null;
        using var blob = new MemoryStream();
        foreach (var (kind, list) in _parts.OrderBy(p => p.Key))
        {
            var plain = JsonSerializer.SerializeToUtf8Bytes(list.Select(p => new[] { Convert.ToBase64String(p.Salt), p.Json }));
            var block = new byte[Head + plain.Length];
            block[0] = (byte)kind;
            block[1] = keys.Newest;
            RandomNumberGenerator.Fill(block.AsSpan(2, 12));
            BinaryPrimitives.WriteInt32BigEndian(block.AsSpan(30), plain.Length);
            using var cipher = new AesGcm(keys.EncryptionKey(keys.Newest), 16);
            cipher.Encrypt(block.AsSpan(2, 12), plain, block.AsSpan(Head), block.AsSpan(14, 16), Bound(stream, version, kind));
            blob.Write(block);
        }

        return blob.ToArray();
    }

    public static PrivateParts Decrypt(byte[]? blob, JournalKeys keys, StreamId stream, long version)
    {
        var parts = new PrivateParts();
        foreach (var (kind, block) in Blocks(blob))
        {
            try
            {
                if (kind == Damaged) throw new CryptographicException("What follows is no block");
                var plain = new byte[block.Length - Head];
                using var cipher = new AesGcm(keys.EncryptionKey(block.Span[1]), 16);
                cipher.Decrypt(block.Span.Slice(2, 12), block.Span[Head..], block.Span.Slice(14, 16), plain, Bound(stream, version, kind));
                parts._parts[kind] = [.. JsonSerializer.Deserialize<string[][]>(plain)!.Select(p => new Part(Convert.FromBase64String(p[0]), p[1]))];
            }
            catch (Exception unreadable) when (unreadable is CryptographicException or KeyNotFoundException or JsonException)
            {
                parts._unreadable = parts.Broken = true;
            }
        }

        return parts;
    }

    /// <summary>The blob without the blocks of some kinds; null when nothing is left.</summary>
    public static byte[]? Without(byte[]? blob, IReadOnlyCollection<PrivateKind> erased)
    {
        var kept = Blocks(blob).Where(b => !erased.Contains(b.Kind)).SelectMany(b => b.Block.ToArray()).ToArray();
        return kept.Length == 0 ? null : kept;
    }

    private static IEnumerable<(PrivateKind Kind, ReadOnlyMemory<byte> Block)> Blocks(byte[]? blob)
    {
        for (var at = 0; blob is not null && at < blob.Length;)
        {
            var rest = blob.Length - at;
            var length = rest < Head ? 0 : BinaryPrimitives.ReadInt32BigEndian(blob.AsSpan(at + 30));
            var isBlock = rest >= Head && length >= 0 && length <= rest - Head;
            var block = blob.AsMemory(at, isBlock ? Head + length : rest);
            yield return (isBlock ? (PrivateKind)blob[at] : Damaged, block);
            at += block.Length;
        }
    }

    // Bound to its record, so that nobody can move a ciphertext to another gift.
    private static byte[] Bound(StreamId stream, long version, PrivateKind kind) => Encoding.UTF8.GetBytes($"{stream}/{version}/{kind}");

    private static string Commitment(PrivateKind kind, Guid subject, Part part)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(part.Salt);
        hash.AppendData([(byte)kind]);
        hash.AppendData(subject.ToByteArray(bigEndian: true));
        hash.AppendData(Encoding.UTF8.GetBytes(part.Json));
        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    private sealed record Part(byte[] Salt, string Json);
}
