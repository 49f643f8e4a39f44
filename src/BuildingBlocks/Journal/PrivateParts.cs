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
    private readonly Dictionary<PrivateKind, List<Part?>> _parts = [];
    private readonly Dictionary<PrivateKind, PrivateState> _missing = [];
    private readonly Dictionary<PrivateKind, int> _next = [];
    private bool _malformed;

    [ThreadStatic]
    private static PrivateParts? _current;

    /// <summary>The parts of the event that this thread encodes or decodes now.</summary>
    public static PrivateParts? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>A part in whom value and commitment do not fit: somebody changed one of them.</summary>
    public bool Broken { get; private set; }

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
        state = _missing.GetValueOrDefault(kind, _malformed || _missing.Count > 0 ? PrivateState.Unreadable : PrivateState.Erased);
        var part = _parts.TryGetValue(kind, out var list) && index < list.Count ? list[index] : null;
        if (part is not null)
        {
            state = Commitment(kind, subject, part) == commitment ? PrivateState.Present : PrivateState.Unreadable;
            Broken |= state != PrivateState.Present;
        }

        if (state == PrivateState.Present) return part!.Json;
        Missing.Add(new(kind, subject, state));
        return null;
    }

    /// <summary>The blob without one person's parts of some kinds; null when nothing is left.</summary>
    /// <param name="members">The private members of the event as they stand in its data.</param>
    /// <remarks>A block that others share is encrypted anew with gaps, because parts are found by their place.</remarks>
    public static byte[]? Without(byte[] blob, JournalKeys keys, StreamId stream, long version, IReadOnlyList<(PrivateKind Kind, Guid Subject)> members, Guid subject, IReadOnlyCollection<PrivateKind> kinds)
    {
        var decrypted = Decrypt(blob, keys, stream, version);
        var kept = new PrivateParts();
        var left = new HashSet<PrivateKind>();
        foreach (var kind in kinds)
        {
            var owners = members.Where(m => m.Kind == kind).Select(m => m.Subject).ToList();
            if (owners.All(o => o == subject)) continue;
            if (decrypted._missing.ContainsKey(kind)) throw new CryptographicException($"{stream}/{version}: {kind} holds others' parts too and cannot be decrypted; restore its key first");
            if (!decrypted._parts.TryGetValue(kind, out var parts)) continue;
            if (!parts.Where((p, i) => p is not null && owners.ElementAtOrDefault(i) == subject).Any())
            {
                left.Add(kind);
                continue;
            }

            var others = parts.Select((p, i) => owners.ElementAtOrDefault(i) == subject ? null : p).ToList();
            if (others.Any(p => p is not null)) kept._parts[kind] = others;
        }

        byte[] rest = [.. Without(blob, [.. kinds.Except(left)]) ?? [], .. kept.Encrypt(keys, stream, version) ?? []];
        return rest.Length == 0 ? null : rest;
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
        var parts = new PrivateParts();
        var read = 0;
        foreach (var (kind, block) in Blocks(blob))
        {
            var plain = new byte[block.Length - Head];
            read += block.Length;
            try
            {
                using var cipher = new AesGcm(keys.EncryptionKey(block.Span[1]), 16);
                cipher.Decrypt(block.Span.Slice(2, 12), block.Span[Head..], block.Span.Slice(14, 16), plain, Bound(stream, version, kind));
                parts._parts[kind] = [.. JsonSerializer.Deserialize<string[]?[]>(plain)!.Select(p => p is null ? null : new Part(Convert.FromBase64String(p[0]), p[1]))];
            }
            catch (Exception unreadable) when (unreadable is CryptographicException or KeyNotFoundException or JsonException)
            {
                parts._missing[kind] = PrivateState.Unreadable;
                parts.Broken = true;
            }
        }

        // A blob that cannot be taken apart is a fault, never an erasure.
        parts._malformed = blob is not null && read != blob.Length;
        parts.Broken |= parts._malformed;
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
        for (var at = 0; blob is not null && at + Head <= blob.Length;)
        {
            var length = Head + BinaryPrimitives.ReadInt32BigEndian(blob.AsSpan(at + 30));
            if (length < Head || at + length > blob.Length) yield break;
            yield return ((PrivateKind)blob[at], blob.AsMemory(at, length));
            at += length;
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

/// <summary>A private part that an event names and the record no longer gives.</summary>
internal readonly record struct MissingPart(PrivateKind Kind, Guid Subject, PrivateState State);
