using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.IdentityModel.Tokens;

namespace JinhuRedCross.Access.Tables;

/// <summary>The secrets of sign-in, in the key folder: pairs of <c>access-N.key</c> and <c>access-N.pem</c>. The newest signs and encrypts, older ones are still believed.</summary>
internal sealed class AccessKeys
{
    private const int Size = 32;
    private const int Tag = 16;
    private const int Nonce = 12;
    private const string Factors = "factors";
    private readonly SortedDictionary<int, byte[]> _keys;
    private readonly SortedDictionary<int, ECDsa> _signing;
    private readonly byte[] _names;
    private readonly byte[] _forms;

    private AccessKeys(SortedDictionary<int, byte[]> keys, SortedDictionary<int, ECDsa> signing)
    {
        (_keys, _signing) = (keys, signing);
        _names = Derive(keys.Values.First(), "names");
        _forms = Derive(keys.Values.First(), "forms");
    }

    public IEnumerable<int> Numbers => _keys.Keys;

    /// <summary>Signs access tokens (ES256); the newest first.</summary>
    public IEnumerable<SecurityKey> Signing => _signing.Reverse().Select(k => (SecurityKey)new ECDsaSecurityKey(k.Value) { KeyId = $"access-{k.Key}" });

    /// <summary>Encrypts codes and refresh tokens, which only we read; the newest first.</summary>
    public IEnumerable<SecurityKey> Encryption => _keys.Reverse().Select(k => (SecurityKey)new SymmetricSecurityKey(Derive(k.Value, "tokens")) { KeyId = $"access-{k.Key}" });

    /// <summary>Reads the pairs of a folder; makes the first where there is none and <paramref name="mayMake"/>.</summary>
    /// <exception cref="JournalKeysMissingException">A key is not there or damaged.</exception>
    public static AccessKeys Open(string folder, bool mayMake)
    {
        if (Files(folder).Count == 0)
        {
            if (!mayMake) throw new JournalKeysMissingException(folder, "access-1.key");
            Make(folder, 1);
        }

        var keys = new SortedDictionary<int, byte[]>();
        var signing = new SortedDictionary<int, ECDsa>();
        foreach (var number in Files(folder))
        {
            keys[number] = ReadKey(folder, $"access-{number}.key");
            signing[number] = ReadPair(folder, $"access-{number}.pem");
        }

        return new(keys, signing);
    }

    /// <summary>Adds a pair; from the next start on it signs and encrypts. Its number.</summary>
    public static int Add(string folder)
    {
        var next = Files(folder).DefaultIfEmpty(0).Max() + 1;
        Make(folder, next);
        return next;
    }

    public bool Has(int number) => _keys.ContainsKey(number);

    public byte[] FingerprintOf(int number) => SHA256.HashData([.. Derive(_keys[number], "fingerprint"), .. _signing[number].ExportSubjectPublicKeyInfo()])[..16];

    /// <summary>A name that nobody can guess the content of.</summary>
    public string NameOf(string kind, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_names, Encoding.UTF8.GetBytes($"{kind}\n{text}")));

    /// <summary>What a form must bring back to be from a page of ours.</summary>
    public string FormTokenOf(string visit) => Convert.ToHexStringLower(HMACSHA256.HashData(_forms, Encoding.UTF8.GetBytes(visit)));

    /// <param name="use">What is sealed for one use is nothing for another.</param>
    public byte[] Encrypt(ReadOnlySpan<byte> secret, string use = Factors)
    {
        var number = _keys.Keys.Last();
        var boxed = new byte[1 + Nonce + Tag + secret.Length];
        boxed[0] = checked((byte)number);
        RandomNumberGenerator.Fill(boxed.AsSpan(1, Nonce));
        using var cipher = new AesGcm(Derive(_keys[number], use), Tag);
        cipher.Encrypt(boxed.AsSpan(1, Nonce), secret, boxed.AsSpan(1 + Nonce + Tag), boxed.AsSpan(1 + Nonce, Tag));
        return boxed;
    }

    /// <exception cref="CryptographicException">It was sealed by somebody else, for something else, or altered.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> boxed, string use = Factors)
    {
        if (boxed.Length < 1 + Nonce + Tag || !_keys.ContainsKey(boxed[0])) throw new CryptographicException();
        var secret = new byte[boxed.Length - 1 - Nonce - Tag];
        using var cipher = new AesGcm(Derive(_keys[boxed[0]], use), Tag);
        cipher.Decrypt(boxed.Slice(1, Nonce), boxed[(1 + Nonce + Tag)..], boxed.Slice(1 + Nonce, Tag), secret);
        return secret;
    }

    private static List<int> Files(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetFiles(folder, "access-*.key").Select(f => Path.GetFileNameWithoutExtension(f)["access-".Length..]).Select(n => int.TryParse(n, out var number) ? number : 0).Where(n => n is > 0 and <= byte.MaxValue),
    ];

    private static void Make(string folder, int number)
    {
        Directory.CreateDirectory(folder);
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // The pair first: the key's file is what says that both are there.
        WriteOnce(Path.Combine(folder, $"access-{number}.pem"), Encoding.UTF8.GetBytes(pair.ExportPkcs8PrivateKeyPem()));
        WriteOnce(Path.Combine(folder, $"access-{number}.key"), Encoding.UTF8.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size))));
    }

    /// <summary>Of several processes that share the folder the quickest writes a file, and all go on with that one; so does who finds what a crash has left.</summary>
    private static void WriteOnce(string path, byte[] secret)
    {
        try
        {
            JournalKeys.WriteSecret(path, secret);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another was quicker.
        }
    }

    private static byte[] ReadKey(string folder, string file)
    {
        var key = new byte[Size];
        return Convert.TryFromBase64String(File.ReadAllText(Path.Combine(folder, file)), key, out var size) && size == Size ? key : throw new JournalKeysMissingException(folder, file);
    }

    private static ECDsa ReadPair(string folder, string file)
    {
        var pair = ECDsa.Create();
        try
        {
            pair.ImportFromPem(File.ReadAllText(Path.Combine(folder, file)));
            return pair;
        }
        catch (Exception damaged) when (damaged is ArgumentException or CryptographicException or FileNotFoundException)
        {
            pair.Dispose();
            throw new JournalKeysMissingException(folder, file);
        }
    }

    private static byte[] Derive(byte[] key, string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Size, info: Encoding.UTF8.GetBytes("jinhu.access." + use));
}
