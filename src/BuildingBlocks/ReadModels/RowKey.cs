using System.Security.Cryptography;
using System.Text;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Makes the key of a row that is no aggregate of its own, such as one campaign's total of one day.</summary>
public static class RowKey
{
    public static Guid Of(params ReadOnlySpan<object> parts)
    {
        var name = new StringBuilder();
        // The length before each part keeps ("a", "bc") and ("ab", "c") apart.
        foreach (var part in parts)
        {
            var text = FormattableString.Invariant($"{part}");
            name.Append(text.Length).Append(':').Append(text);
        }

        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToString())).AsSpan(0, 16), bigEndian: true);
    }
}
