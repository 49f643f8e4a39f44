using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Makes of what is stored in a cell the text that a person sees there.</summary>
internal static partial class CellText
{
    private const double LargestExact = 1e15;
    private const int ShownDigits = 15;

    /// <summary>Takes out what no text may hold: control characters, halves of characters and non-characters.</summary>
    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPlain(text[i])) return CleanAll(text);
        }

        return text;
    }

    /// <summary>A number without the noise of its binary form: 1.1000000000000001 is 1.1. Beyond 15 digits it stays as stored.</summary>
    public static string Number(string raw)
    {
        if (raw.Length <= ShownDigits && !raw.Contains('E', StringComparison.OrdinalIgnoreCase)) return raw;
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) >= LargestExact) return raw;
        var shown = value.ToString("G15", CultureInfo.InvariantCulture);
        return decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact.ToString(CultureInfo.InvariantCulture) : shown;
    }

    /// <summary>Workbooks write characters that XML forbids as <c>_x000D_</c>.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escapes().Replace(text, match => ((char)Convert.ToUInt16(match.Groups[1].Value, 16)).ToString())
        : text;

    private static bool IsPlain(char c) => c >= ' ' ? !char.IsSurrogate(c) && c != '\x7F' && c < '\uFFFE' : c is '\t' or '\n' or '\r';

    private static string CleanAll(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPlain(text[i])) clean.Append(text[i]);
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) clean.Append(text[i]).Append(text[++i]);
        }

        return clean.ToString();
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escapes();
}
