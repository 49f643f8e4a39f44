using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace JinhuRedCross.Access.Domain;

/// <summary>Codes of authenticator apps (RFC 6238): six digits, a new one each 30 seconds.</summary>
internal static class Totp
{
    public const int KeySize = 20;
    private const int Digits = 6;
    private const int Modulus = 1_000_000;
    private const long Step = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step whose code this is: the one of this moment or one beside it, for clocks that differ; never one that was used before.</summary>
    public static long? Find(ReadOnlySpan<byte> key, string? code, DateTimeOffset now, long lastUsed)
    {
        var given = code?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        if (given.Length != Digits || !given.All(char.IsAsciiDigit)) return null;
        var current = now.ToUnixTimeSeconds() / Step;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(key, step)), Encoding.ASCII.GetBytes(given)) && step > lastUsed) found ??= step;
        }

        return found;
    }

    /// <summary>The code of a moment.</summary>
    public static string CodeAt(ReadOnlySpan<byte> key, DateTimeOffset at) => CodeAt(key, at.ToUnixTimeSeconds() / Step);

    /// <summary>The key as people type it into an app.</summary>
    public static string Text(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder();
        int bits = 0, held = 0;
        foreach (var b in key)
        {
            bits = (bits << 8) | b;
            for (held += 8; held >= 5; held -= 5) text.Append(Base32[(bits >> (held - 5)) & 31]);
            bits &= (1 << held) - 1;
        }

        if (held > 0) text.Append(Base32[(bits << (5 - held)) & 31]);
        return text.ToString();
    }

    private static string CodeAt(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        // SHA-1 is what authenticator apps speak; as a keyed hash it is not broken.
#pragma warning disable CA5350
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[at..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }
}
