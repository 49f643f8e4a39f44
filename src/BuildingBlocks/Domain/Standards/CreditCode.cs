using System.Buffers;

namespace JinhuRedCross.BuildingBlocks.Domain.Standards;

/// <summary>The unified social credit code of an organisation (GB 32100-2015), with the organisation code (GB 11714) inside.</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string OrganisationChecks = "0123456789X";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Reads a code as people type it; <paramref name="normalised"/> has 18 capitals, and is empty where it is refused.</summary>
    public static Error? Check(string? text, string field, out string normalised)
    {
        normalised = "";
        var code = Typed.Without(Typed.HalfWidth(text ?? ""), " -").ToUpperInvariant();
        if (code.Length == 0) return Error.Invalid("credit_code.missing", "请填写统一社会信用代码", "A unified social credit code is required", field: field);
        if (code.Length != 18) return Refuse("length", $"统一社会信用代码应为 18 位，现为 {code.Length} 位", $"A credit code has 18 characters, not {code.Length}", code, field);
        if (code.AsSpan().IndexOfAnyExcept(Allowed) is >= 0 and var at) return Refuse("characters", $"统一社会信用代码第 {at + 1} 位不是允许的字符（不使用 I、O、S、V、Z）", $"Character {at + 1} is not allowed (there is no I, O, S, V, Z)", code, field);
        if (OrganisationCheckOf(code) != code[16]) return Refuse("organisation_check_digit", "统一社会信用代码中的组织机构代码（第 9–17 位）校验码错误", "The check digit of the organisation code in it (17th character) is wrong", code, field);
        if (CheckCharacterOf(code) != code[17]) return Refuse("check_digit", "统一社会信用代码校验码错误", "Its check character is wrong", code, field);
        normalised = code;
        return null;
    }

    private static char CheckCharacterOf(string code)
    {
        var (sum, weight) = (0, 1);
        foreach (var c in code.AsSpan(0, 17))
        {
            sum += weight * Alphabet.IndexOf(c, StringComparison.Ordinal);
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static char OrganisationCheckOf(string code)
    {
        var sum = OrganisationWeights.Select((weight, i) => weight * ValueOf(code[8 + i])).Sum();
        return OrganisationChecks[(11 - (sum % 11)) % 11];
    }

    /// <summary>The organisation code counts the whole alphabet, unlike the code around it.</summary>
    private static int ValueOf(char c) => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;

    private static Error Refuse(string what, string zh, string en, string code, string field) =>
        Error.Invalid("credit_code." + what, $"{zh}（{Masking.CreditCode(code)}）", $"{en} ({Masking.CreditCode(code)})", field: field);
}
