using System.Text;

namespace JinhuRedCross.BuildingBlocks.Domain.Standards;

/// <summary>A text that people wrote: any script, but nothing that breaks files, screens or the order of reading.</summary>
public static class PlainText
{
    /// <summary>Reads a text, trimmed; <paramref name="normalised"/> is null where nothing is left of it or it is refused.</summary>
    /// <param name="maxLength">In characters as people count them: one of four bytes is one.</param>
    /// <param name="lines">Whether line breaks and tabs are welcome.</param>
    public static Error? Check(string? text, string field, int maxLength, out string? normalised, bool lines = false)
    {
        normalised = null;
        var trimmed = text?.Trim() ?? "";
        if (lines) trimmed = trimmed.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (trimmed.Length == 0) return null;
        var length = LengthOf(trimmed);
        if (length > maxLength) return Error.Invalid("text.too_long", $"{field}：最多 {maxLength} 个字符，现为 {length} 个", $"{field}: at most {maxLength} characters, not {length}", field: field);
        if (FindForbidden(trimmed, lines) is { } found) return Forbidden(found.Position, found.Code, field);
        normalised = trimmed;
        return null;
    }

    /// <summary>How many characters people would count.</summary>
    public static int LengthOf(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    private static (int Position, int Code)? FindForbidden(string text, bool lines)
    {
        for (int at = 0, position = 1; at < text.Length; position++)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune)) return (position, text[at]);
            if (!IsAllowed(rune, lines)) return (position, rune.Value);
            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static bool IsAllowed(Rune rune, bool lines)
    {
        if (rune.Value is '\n' or '\t') return lines;
        return !Rune.IsControl(rune) && !Script.TurnsDirection(rune) && !Script.IsNoCharacter(rune);
    }

    private static Error Forbidden(int position, int code, string field) =>
        Error.Invalid("text.forbidden_character", $"{field}：第 {position} 个字符 U+{code:X4} 不允许使用，请删除", $"{field}: character {position}, U+{code:X4}, is not allowed; remove it", field: field);
}
