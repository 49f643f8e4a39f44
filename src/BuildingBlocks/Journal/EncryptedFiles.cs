using System.Buffers.Binary;
using System.Security.Cryptography;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Files that people hand in, kept encrypted until they are done with. The name tells the key: <c>id-2.enc</c>, and <c>id.enc</c> for the first.</summary>
/// <remarks>A file is a row of pieces: nonce (12 bytes), tag (16), length (4, big endian), ciphertext; each is bound to the file's id, its place and whether it is the last.</remarks>
public sealed class EncryptedFiles(DataFolder folder, JournalKeys keys)
{
    private const int Piece = 1 << 20;
    private const int Head = 12 + 16 + 4;
    private readonly string _folder = Path.Combine(folder.Path, "files");

    /// <summary>The files that are there now.</summary>
    public IEnumerable<Guid> All => Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder, "*.enc").Select(f => Guid.ParseExact(Path.GetFileName(f).AsSpan(0, 32), "N")) : [];

    /// <summary>Whether other processes may keep files here, or elsewhere for the same journal.</summary>
    public bool MayBeOthers => folder.IsShared;

    /// <summary>How many files need a key.</summary>
    internal static int CountOf(string dataDirectory, byte key)
    {
        var folder = Path.Combine(dataDirectory, "files");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.enc").Count(f => KeyOf(f) == key) : 0;
    }

    /// <summary>Keeps a file; it is on disk when this returns.</summary>
    public async Task Save(Guid id, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        Directory.CreateDirectory(_folder);
        var name = Path.Combine(_folder, $"{id:N}{(keys.Newest == 1 ? "" : $"-{keys.Newest}")}.enc");
        var unfinished = name + ".part";
        await using (var file = File.Create(unfinished))
        {
            using var cipher = new AesGcm(keys.FileKey(keys.Newest), 16);
            for (var at = 0; at == 0 || at < content.Length; at += Piece)
            {
                var plain = content.Slice(at, Math.Min(Piece, content.Length - at));
                var block = new byte[Head + plain.Length];
                RandomNumberGenerator.Fill(block.AsSpan(0, 12));
                BinaryPrimitives.WriteInt32BigEndian(block.AsSpan(28), plain.Length);
                cipher.Encrypt(block.AsSpan(0, 12), plain.Span, block.AsSpan(Head), block.AsSpan(12, 16), Bound(id, at, at + Piece >= content.Length));
                await file.WriteAsync(block, cancel);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, name, overwrite: true);
    }

    /// <exception cref="FileNotFoundException">It is not, or no longer, there.</exception>
    public async Task<byte[]> Read(Guid id, CancellationToken cancel)
    {
        var name = NamesOf(id).FirstOrDefault() ?? throw new FileNotFoundException($"The file {id:N} is not there");
        var bytes = await File.ReadAllBytesAsync(name, cancel);
        using var content = new MemoryStream(bytes.Length);
        using var cipher = new AesGcm(keys.FileKey(KeyOf(name)), 16);
        var (from, at) = (0, 0);
        while (from < bytes.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(from + 28));
            var plain = new byte[length];
            var isLast = from + Head + length >= bytes.Length;
            cipher.Decrypt(bytes.AsSpan(from, 12), bytes.AsSpan(from + Head, length), bytes.AsSpan(from + 12, 16), plain, Bound(id, at, isLast));
            content.Write(plain);
            from += Head + length;
            at += Piece;
        }

        return content.ToArray();
    }

    public void Delete(Guid id)
    {
        foreach (var name in NamesOf(id)) File.Delete(name);
    }

    private string[] NamesOf(Guid id) => Directory.Exists(_folder) ? Directory.GetFiles(_folder, $"{id:N}*.enc") : [];

    private static byte KeyOf(string name) => Path.GetFileNameWithoutExtension(name).Split('-') is [_, var key] ? byte.Parse(key, System.Globalization.CultureInfo.InvariantCulture) : (byte)1;

    private static byte[] Bound(Guid id, int at, bool isLast) => [.. id.ToByteArray(), .. BitConverter.GetBytes(at), isLast ? (byte)1 : (byte)0];
}
