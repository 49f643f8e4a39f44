using System.Text;
using System.Text.RegularExpressions;

namespace JinhuRedCross.BuildingBlocks.Domain.Standards;

/// <summary>The name of a person: 2 to 25 characters, minority names with <c>·</c>, foreign ones in their own letters.</summary>
public static partial class PersonName
{
    private const int Shortest = 2;
    private const int Longest = 25;

    /// <summary>Reads a name as people type it; <paramref name="normalised"/> is empty where it is refused.</summary>
    public static Error? Check(string? text, string field, out string normalised)
    {
        normalised = "";
        var name = Tidy(text ?? "");
        if (name.Length == 0) return Error.Invalid("name.missing", "请填写姓名", "A name is required", field: field);
        var letters = name.EnumerateRunes().ToArray();
        if (letters.Length is < Shortest or > Longest) return Error.Invalid("name.length", $"姓名应为 {Shortest}–{Longest} 个字符，现为 {letters.Length} 个", $"A name has {Shortest} to {Longest} characters, not {letters.Length}", field: field);
        for (var i = 0; i < letters.Length; i++)
        {
            if (Rune.IsNumber(letters[i]) && !Script.IsHan(letters[i])) return Error.Invalid("name.digits", $"姓名不能含数字（第 {i + 1} 个字符）", $"A name has no digits (character {i + 1})", field: field);
            if (!Fits(letters, i)) return Error.Invalid("name.character", $"姓名第 {i + 1} 个字符 U+{letters[i].Value:X4} 不能用在此处", $"Character {i + 1} of the name, U+{letters[i].Value:X4}, cannot stand there", field: field);
        }

        normalised = name;
        return null;
    }

    /// <summary>Marks and signs join letters: none begins a name, and only a full stop ends one.</summary>
    private static bool Fits(Rune[] letters, int at)
    {
        var rune = letters[at];
        if (Script.IsLetter(rune)) return true;
        if (at == 0) return false;
        if (Script.IsMark(rune)) return true;
        var last = at == letters.Length - 1;
        return rune.Value switch
        {
            '.' => IsInner(letters[at - 1]),
            ' ' => !last && letters[at - 1].Value != ' ',
            '·' or '-' or '\'' or '’' => !last && IsInner(letters[at - 1]) && Script.IsLetter(letters[at + 1]),
            _ => false,
        };
    }

    private static bool IsInner(Rune rune) => Script.IsLetter(rune) || Script.IsMark(rune);

    /// <summary>One kind of middle dot in Chinese names, single spaces, and none where two characters were only set apart (张　三).</summary>
    private static string Tidy(string text)
    {
        var name = Spaces().Replace(text.Trim(), " ");
        name = MiddleDot().Replace(name, "·");
        return SetApart().Replace(name, "");
    }

    [GeneratedRegex(@"[ \t\u00A0\u3000]+")]
    private static partial Regex Spaces();

    /// <summary>Surrogates stand for the rare Chinese characters beyond the basic plane.</summary>
    [GeneratedRegex(@"(?<=[\u3007\u3400-\u9FFF\uDC00-\uDFFF]) ?[•・‧.．･∙⋅·] ?(?=[\u3007\u3400-\u9FFF\uD840-\uD8BF])")]
    private static partial Regex MiddleDot();

    [GeneratedRegex(@"(?<=^[\u3400-\u9FFF]) (?=[\u3400-\u9FFF]\z)")]
    private static partial Regex SetApart();
}
