using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The secrets of one journal: they lie beside the data, never in it, and losing them is a fault, not an erasure.</summary>
/// <remarks>The first key names things for ever (command ids, claims, codes); the newest one encrypts.</remarks>
public sealed class JournalKeys
{
    private const int KeySize = 32;

    // What link(2) says then.
    private const int AlreadyThere = 17;
    private readonly SortedDictionary<byte, byte[]> _keys;

    private JournalKeys(SortedDictionary<byte, byte[]> keys, ECDsa sealing)
    {
        _keys = keys;
        Sealing = sealing;
        var first = keys.Values.First();
        Newest = keys.Keys.Last();
        Naming = Derive(first, "naming");
        Codes = Derive(first, "codes");
        Checks = Derive(first, "checks");
        Sum = Derive(first, "sum");
    }

    /// <summary>Number of the key that new private parts are encrypted with.</summary>
    public byte Newest { get; }

    internal byte[] Naming { get; }

    internal byte[] Codes { get; }

    internal byte[] Checks { get; }

    internal byte[] Sum { get; }

    /// <summary>Signs the heads of the sealed journal (ECDSA on P-256).</summary>
    internal ECDsa Sealing { get; }

    /// <summary>Reads the key folder; makes the first key only where the journal is new.</summary>
    /// <exception cref="JournalKeysMissingException">The journal exists and the folder lacks its keys.</exception>
    public static JournalKeys Open(string folder, bool journalIsNew)
    {
        Directory.CreateDirectory(folder);
        var files = Directory.GetFiles(folder, "journal-*.key");
        var sealing = Path.Combine(folder, "seal.pem");
        if (files.Length == 0 && !journalIsNew) throw new JournalKeysMissingException(folder, "journal-1.key");
        if (files.Length == 0)
        {
            WriteSecret(Path.Combine(folder, "journal-1.key"), Encoding.UTF8.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySize))));
        }

        if (!File.Exists(sealing) && !journalIsNew) throw new JournalKeysMissingException(folder, "seal.pem");
        if (!File.Exists(sealing))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            WriteSecret(sealing, Encoding.UTF8.GetBytes(made.ExportPkcs8PrivateKeyPem()));
        }

        return Load(folder);
    }

    /// <summary>Reads the key folder and makes nothing, for checks.</summary>
    /// <exception cref="JournalKeysMissingException">A key is not there.</exception>
    public static JournalKeys Look(string folder)
    {
        foreach (var file in (string[])["journal-1.key", "seal.pem"])
        {
            if (!File.Exists(Path.Combine(folder, file))) throw new JournalKeysMissingException(folder, file);
        }

        return Load(folder);
    }

    private static JournalKeys Load(string folder)
    {
        var files = Directory.GetFiles(folder, "journal-*.key");
        var sealing = Path.Combine(folder, "seal.pem");
        var signer = ECDsa.Create();
        try
        {
            signer.ImportFromPem(File.ReadAllText(sealing));
        }
        catch (Exception damaged) when (damaged is ArgumentException or CryptographicException)
        {
            throw new JournalKeysMissingException(folder, "seal.pem");
        }

        return new(new(files.ToDictionary(NumberOf, ReadKey)), signer);
    }

    /// <summary>What the journal keeps of a key to know it again: tells nothing about the key.</summary>
    internal byte[] FingerprintOf(byte number) => Derive(_keys[number], "fingerprint")[..16];

    /// <summary>Holds the keys of this folder against those that a journal was written with.</summary>
    /// <exception cref="JournalKeysMissingException">One is not here, or is another one of that number.</exception>
    internal void Check(IEnumerable<(byte Number, byte[] Fingerprint)> known)
    {
        foreach (var (number, fingerprint) in known)
        {
            if (!Has(number) || !FingerprintOf(number).AsSpan().SequenceEqual(fingerprint)) throw new JournalKeysMissingException("keys", FileOf(number));
        }
    }

    internal byte[] FileKey(byte number) => Derive(_keys[number], "files");

    /// <summary>Puts a further key into the folder; from the next start on it encrypts. Its number.</summary>
    internal static byte Add(string folder)
    {
        var newest = Look(folder).Newest;
        if (newest == byte.MaxValue) throw new InvalidOperationException("There are 255 keys already");
        var next = (byte)(newest + 1);
        WriteSecret(Path.Combine(folder, FileOf(next)), Encoding.UTF8.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySize))));
        return next;
    }

    internal static string FileOf(byte number) => $"journal-{number}.key";

    internal bool Has(byte number) => _keys.ContainsKey(number);

    internal IEnumerable<byte> Numbers => _keys.Keys;

    internal byte[] EncryptionKey(byte number) => _encryption.GetOrAdd(number, n => Derive(_keys[n], "private"));

    private readonly System.Collections.Concurrent.ConcurrentDictionary<byte, byte[]> _encryption = new();

    /// <summary>A name nobody can guess the content of: the same words give the same 16 bytes, in this journal only.</summary>
    public byte[] Name(string kind, params ReadOnlySpan<string> words)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Naming);
        Append(hash, kind);
        foreach (var word in words) Append(hash, word);
        return hash.GetHashAndReset()[..16];
    }

    /// <summary>Keyed digest of a private text of some kind: the same text gives the same one, in this journal only.</summary>
    public Guid DigestOf(PrivateKind kind, string text) => new(Name("private-digest", kind.ToString(), text), bigEndian: true);

    internal Func<PrivateKind, string, Guid> Digests => _digests ??= DigestOf;

    private Func<PrivateKind, string, Guid>? _digests;

    /// <summary>Keyed digest of a request's content: tells repeats from other requests, and nothing to who guesses.</summary>
    public byte[] Fingerprint(ReadOnlySpan<byte> content) => HMACSHA256.HashData(Naming, content)[..16];

    /// <summary>Unguessable bytes that belong to an id, the same each time.</summary>
    public byte[] CodeFor(Guid id) => HMACSHA256.HashData(Codes, id.ToByteArray(bigEndian: true));

    /// <summary>Others for the same id, which tell nothing of those: for what stands on paper.</summary>
    public byte[] CheckFor(Guid id) => HMACSHA256.HashData(Checks, id.ToByteArray(bigEndian: true));

    private static void Append(IncrementalHash hash, string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    private static byte NumberOf(string file) => byte.Parse(Path.GetFileNameWithoutExtension(file)["journal-".Length..], System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Derive(byte[] key, string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeySize, info: Encoding.UTF8.GetBytes("jinhu." + use));

    private static byte[] ReadKey(string file)
    {
        var key = new byte[KeySize];
        return Convert.TryFromBase64String(File.ReadAllText(file), key, out var size) && size == KeySize ? key : throw new JournalKeysMissingException(Path.GetDirectoryName(file)!, Path.GetFileName(file));
    }

    /// <summary>Writes a file that only its owner may read. Under another name first, and one of its own: a crash must not leave half a key behind, nor two who write at once mix theirs.</summary>
    /// <exception cref="IOException">The file is there already; it stays as it is.</exception>
    public static void WriteSecret(string path, ReadOnlySpan<byte> content)
    {
        var draft = $"{path}.{Guid.CreateVersion7():N}.new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(draft, options))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            Publish(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Never over a file that is there. <see cref="File.Move(string, string)"/> looks first and then moves, and two may look at once.</summary>
    private static void Publish(string draft, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Link(draft, path) == 0) return;
            if (Marshal.GetLastPInvokeError() == AlreadyThere) throw new IOException($"{path} is there already");
        }

        // Where the file system knows no links.
        File.Move(draft, path);
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}

/// <summary>The journal names a key that is not in the key folder, or is another one there; without it personal data and repeats cannot be read.</summary>
public sealed class JournalKeysMissingException(string folder, string file)
    : Exception($"密钥缺失或不符：{Path.Combine(folder, file)}。请从备份恢复密钥文件夹，或用 --Data:Keys 指定其位置。(The journal needs the key {file}, which is missing or another one; restore the key folder or point --Data:Keys to it.)");
