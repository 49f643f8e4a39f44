using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The private parts of one event while it is written or read, one cipher block a kind, so that each kind can be erased alone.</summary>
/// <remarks>Block: kind (1 byte), key number (1), nonce (12), tag (16), length (4, big endian), ciphertext of a JSON list of [salt, value].</remarks>
internal sealed class PrivateParts(long version)
{
    private const int Head = 1 + 1 + 12 + 16 + 4;
    private const int SaltSize = 16;
    private const PrivateKind Damaged = 0;
    private readonly Dictionary<PrivateKind, List<Part?>> _parts = [];
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

    /// <summary>The version of the event in its stream.</summary>
    public long Version { get; } = version;

    /// <summary>Makes the digests by which parts are found again.</summary>
    public Func<PrivateKind, string, Guid>? DigestOf { get; init; }

    /// <summary>What was read, by commitment.</summary>
    public Dictionary<string, object> Read { get; } = [];

    /// <summary>The parts that were asked for and are not there, with the reason.</summary>
    public List<MissingPart> Missing { get; } = [];

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
        state = StateOf(kind, index, subject, commitment);
        if (state == PrivateState.Present) return _parts[kind][index]!.Json;
        Broken |= state == PrivateState.Unreadable;
        Missing.Add(new(kind, subject, state));
        return null;
    }

    /// <summary>The blob without one person's parts of some kinds; null when nothing is left.</summary>
    /// <param name="members">The private members of the event as they stand in its data.</param>
    /// <remarks>A block that others share is encrypted anew with gaps, because parts are found by their place.</remarks>
    public static byte[]? Without(byte[] blob, JournalKeys keys, StreamId stream, long version, IReadOnlyList<(PrivateKind Kind, Guid Subject)> members, Guid subject, IReadOnlyCollection<PrivateKind> kinds)
    {
        var decrypted = Decrypt(blob, keys, stream, version);
        var kept = new PrivateParts(version);
        var gone = new List<PrivateKind>();
        foreach (var kind in kinds)
        {
            bool[] theirs = [.. members.Where(m => m.Kind == kind).Select(m => m.Subject == subject)];
            if (!theirs.Contains(true)) continue;
            gone.Add(kind);
            if (theirs.All(t => t)) continue;
            if (decrypted._unreadable) throw new CryptographicException($"{stream}/{version}: {kind} holds others' parts too and cannot be decrypted; restore its key first");
            if (!decrypted._parts.TryGetValue(kind, out var parts)) continue;
            if (!parts.Where((p, i) => p is not null && theirs[i]).Any()) gone.Remove(kind);
            else if (parts.Where((p, i) => p is not null && !theirs[i]).Any()) kept._parts[kind] = [.. parts.Select((p, i) => theirs[i] ? null : p)];
        }

        byte[] rest = [.. Without(blob, gone) ?? [], .. kept.Encrypt(keys, stream, version) ?? []];
        return rest.Length == 0 ? null : rest;
    }

    /// <summary>The numbers of the keys that a blob is encrypted with; 0 for what is no block any more.</summary>
    public static IEnumerable<byte> KeysOf(byte[]? blob) => Blocks(blob).Select(b => b.Kind == Damaged ? (byte)0 : b.Block.Span[1]).Distinct();

    /// <summary>The same parts under the newest key.</summary>
    /// <exception cref="CryptographicException">One of them cannot be decrypted; nothing may be lost by renewing.</exception>
    public static byte[]? Renewed(byte[] blob, JournalKeys keys, StreamId stream, long version)
    {
        var parts = Decrypt(blob, keys, stream, version);
        if (parts.Broken) throw new CryptographicException($"{stream}/{version}: a private part cannot be decrypted");
        return parts.Encrypt(keys, stream, version);
    }

    public byte[]? Encrypt(JournalKeys keys, StreamId stream, long version)
    {
        if (_parts.Count == 0) return null;
        using var blob = new MemoryStream();
        foreach (var (kind, list) in _parts.OrderBy(p => p.Key))
        {
            var plain = JsonSerializer.SerializeToUtf8Bytes(list.Select(p => p is null ? null : new[] { Convert.ToBase64String(p.Salt), p.Json }));
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
        var parts = new PrivateParts(version) { DigestOf = keys.Digests };
        foreach (var (kind, block) in Blocks(blob))
        {
            try
            {
                if (kind == Damaged) throw new CryptographicException("What follows is no block");
                var plain = new byte[block.Length - Head];
                using var cipher = new AesGcm(keys.EncryptionKey(block.Span[1]), 16);
                cipher.Decrypt(block.Span.Slice(2, 12), block.Span[Head..], block.Span.Slice(14, 16), plain, Bound(stream, version, kind));
                parts._parts[kind] = [.. JsonSerializer.Deserialize<string[]?[]>(plain)!.Select(p => p is null ? null : new Part(Convert.FromBase64String(p[0]), p[1]))];
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

    private PrivateState StateOf(PrivateKind kind, int index, Guid subject, string commitment)
    {
        if (!_parts.TryGetValue(kind, out var list)) return _unreadable ? PrivateState.Unreadable : PrivateState.Erased;
        if (index >= list.Count) return PrivateState.Unreadable;
        // A gap: this one was erased, and others of the kind were not.
        if (list[index] is not { } part) return PrivateState.Erased;
        return Commitment(kind, subject, part) == commitment ? PrivateState.Present : PrivateState.Unreadable;
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

/// <summary>A private part that an event names and the record no longer gives.</summary>
internal readonly record struct MissingPart(PrivateKind Kind, Guid Subject, PrivateState State);
