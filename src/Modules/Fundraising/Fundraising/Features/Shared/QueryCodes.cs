using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The code with which a donor asks what became of a gift: 12 characters, 60 unguessable bits, made from the gift's id and a secret, so nothing is stored (NET-03).</summary>
internal sealed class QueryCodes(JournalKeys keys)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;

    public string Of(Guid gift)
    {
        var bits = keys.CodeFor(gift);
        return string.Create(Length, bits, (code, bytes) =>
        {
            var number = BitConverter.ToUInt64(bytes);
            for (var i = 0; i < code.Length; i++) code[i] = Alphabet[(int)((number >> (5 * i)) & 31)];
        });
    }

    /// <summary>Forgives what people mistype: small letters, blanks and hyphens, O for 0, I and L for 1.</summary>
    public bool Fits(Guid gift, string code)
    {
        var read = code.Where(c => c is not (' ' or '-')).Select(c => char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other });
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(gift)), Encoding.UTF8.GetBytes(string.Concat(read)));
    }
}
