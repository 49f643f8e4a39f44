using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The code with which a donor asks what became of a gift: 12 characters, 60 unguessable bits, made from the gift's id and a secret, so nothing is stored (NET-03).</summary>
internal sealed class QueryCodes(JournalKeys keys)
{
    private const int Length = 12;

    public string Of(Guid gift) => ReadableCode.Of(keys.CodeFor(gift), Length);

    public bool Fits(Guid gift, string code) => ReadableCode.Fits(Of(gift), code);
}

/// <summary>The code on a printed paper: 8 characters that prove the paper and do not open the gift, so that the paper may be shown to anybody (FUN-07a).</summary>
internal sealed class CheckCodes(JournalKeys keys)
{
    private const int Length = 8;

    public string Of(Guid gift) => ReadableCode.Of(keys.CheckFor(gift), Length);

    public bool Fits(Guid gift, string code) => ReadableCode.Fits(Of(gift), code);
}

/// <summary>Codes of signs that nobody mistakes, five bits each.</summary>
internal static class ReadableCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(byte[] bits, int length) => string.Create(length, bits, (code, bytes) =>
    {
        var number = BitConverter.ToUInt64(bytes);
        for (var i = 0; i < code.Length; i++) code[i] = Alphabet[(int)((number >> (5 * i)) & 31)];
    });

    /// <summary>Forgives what people mistype: small letters, blanks and hyphens, O for 0, I and L for 1.</summary>
    public static bool Fits(string code, string typed)
    {
        var read = typed.Where(c => c is not (' ' or '-')).Select(c => char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other });
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(string.Concat(read)));
    }
}
