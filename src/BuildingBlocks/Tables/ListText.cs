using System.Text;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Texts of lists as people mean them, without stray blanks and full-width letters.</summary>
public static class ListText
{
    private const int LongestShown = 40;
    private const int DigitsShown = 3;
    private const int LongestDigits = 10;

    /// <summary>Without blanks of any kind at the ends, and with one blank for many inside.</summary>
    public static string Tidy(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\u4E00', '\u9FFF')) return text;
        var tidy = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in text)
        {
            if (IsInvisible(c)) continue;
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                blank = tidy.Length > 0;
                continue;
            }

            if (blank) tidy.Append(' ');
            blank = false;
            tidy.Append(c);
        }

        return tidy.ToString();
    }

    /// <summary>For comparing: no blanks at all, full-width letters, digits and brackets as half-width ones.</summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && !IsInvisible(c)) compact.Append(HalfWidth(c));
        }

        return compact.ToString();
    }

    public static string HalfWidth(string text) => text.AsSpan().ContainsAnyInRange('\u3000', '\uFFEF') ? string.Concat(text.Select(HalfWidth)) : text;

    /// <summary>The text with nobody given away: numbers and days without long digits, of anything else the first character.</summary>
    public static string Mask(string text)
    {
        var tidy = HalfWidth(Tidy(text));
        if (tidy.Length == 0) return "";
        if (!tidy.All(c => char.IsAsciiDigit(c) || ".,-+/: ¥年月日元万".Contains(c, StringComparison.Ordinal))) return FirstOf(tidy) + "***";
        if (tidy.Count(char.IsAsciiDigit) > LongestDigits) return tidy[..DigitsShown] + "***";
        return tidy.Length > LongestShown ? tidy[..LongestShown] : tidy;
    }

    private static string FirstOf(string text) => text[..(char.IsHighSurrogate(text[0]) && text.Length > 1 ? 2 : 1)];

    private static char HalfWidth(char c) => c switch
    {
        '\u3000' => ' ',
        '\uFFE5' => '¥',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ => c,
    };

    private static bool IsInvisible(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E');
}
