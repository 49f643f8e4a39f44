using System.Globalization;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Which characters no text may hold: those that stores, spreadsheets or terminals choke on, and halves of characters.</summary>
public static class Characters
{
    /// <summary>The first forbidden character, written as <c>U+0000</c>; null where the text is clean.</summary>
    public static string? FirstForbidden(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (IsForbidden(c)) return "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
        }

        return null;
    }

    // Tab and line ends are text; U+FFFE and U+FFFF cannot stand in XML, hence not in a spreadsheet.
    private static bool IsForbidden(char c) => c switch
    {
        '\t' or '\n' or '\r' => false,
        < ' ' or (>= '\u007f' and <= '\u009f') => true,
        '\ufffe' or '\uffff' => true,
        _ => char.IsSurrogate(c),
    };
}
