using System.Text.RegularExpressions;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Takes out of an entry what callers may have typed where it does not belong: numbers of people, phones and cards, and what is too long.</summary>
internal static partial class AuditText
{
    private const int LongestWord = 100;
    private const int LongestReason = 500;

    public static AuditEntry Clean(AuditEntry entry) => entry with
    {
        Actor = Clean(entry.Actor, LongestWord) ?? AuditEntry.Nobody,
        Address = Cut(entry.Address, LongestWord),
        Target = Clean(entry.Target, LongestWord),
        Reason = Clean(entry.Reason, LongestReason),
        Fields = entry.Fields is { } fields ? [.. fields.Take(50).Select(f => Clean(f, LongestWord)!)] : null,
    };

    public static string? Clean(string? text, int longest) => text is null ? null : Cut(Numbers().Replace(Narrow(text), Masked), longest);

    // １３８… is a phone as well.
    private static string Narrow(string text) => string.Concat(text.Select(c => c is >= '\uff10' and <= '\uff19' ? (char)(c - '\uff10' + '0') : c));

    // Ids of ours hold digits too.
    private static string Masked(Match number) => Guid.TryParse(number.Value, out _) ? number.Value : "***";

    private static string Cut(string text, int longest)
    {
        if (text.Length > longest) text = text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
        return string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
    }

    /// <summary>Ids, which stay; mobile phones, landlines, identity and card numbers, which do not, also with blanks or dashes within.</summary>
    [GeneratedRegex("""
        [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}
        |(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d){8}(?!\d)
        |(?<![\d-])0\d{2,3}[- ]?\d{7,8}(?!\d)
        |(?<!\d)\d{6}[- ]?\d{8}[- ]?\d{3}[\dXx](?!\d)
        |\d{15,}[Xx]?
        |(?<!\d)\d{4}(?:[- ]\d{4}){3,}
        """, RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Numbers();
}
