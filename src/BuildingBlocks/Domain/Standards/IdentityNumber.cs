using System.Globalization;

namespace JinhuRedCross.BuildingBlocks.Domain.Standards;

/// <summary>The resident identity number (GB 11643-1999), also that of residence permits for people of Hong Kong, Macao and Taiwan.</summary>
public static class IdentityNumber
{
    private const int OldestAge = 130;
    private const string CheckDigits = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>First two digits of any division there was: lower codes are retired over time, so only these are looked at.</summary>
    private static readonly HashSet<int> Provinces =
        [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83];

    /// <summary>Reads a number as people type it; <paramref name="normalised"/> has 18 characters and a capital X, and is empty where it is refused.</summary>
    public static Error? Check(string? text, DateOnly asOf, string field, out string normalised)
    {
        normalised = "";
        var number = Typed.Without(Typed.HalfWidth(text ?? ""), " ").ToUpperInvariant();
        if (FormError(number, field) is { } form) return form;
        if (!Provinces.Contains(int.Parse(number.AsSpan(0, 2), CultureInfo.InvariantCulture))) return Refuse("province", "身份证号码前两位不是有效的省级代码", "The first two digits are no province", number, field);
        if (!TryBirth(number, out var born)) return Refuse("birth_date", "身份证号码中的出生日期不存在", "The date of birth in it does not exist", number, field);
        if (born > asOf) return Refuse("birth_in_future", "身份证号码中的出生日期晚于当日", "The date of birth in it is in the future", number, field);
        if (born < asOf.AddYears(-OldestAge - 1).AddDays(1)) return Refuse("too_old", $"身份证号码中的出生日期距今超过 {OldestAge} 岁", $"It would be of somebody older than {OldestAge}", number, field);
        if (CheckDigitOf(number) != number[17]) return Refuse("check_digit", "身份证号码校验码错误", "Its check digit is wrong", number, field);
        normalised = number;
        return null;
    }

    /// <summary>Of a number that was checked.</summary>
    public static DateOnly BirthDate(string number) => DateOnly.ParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Of a number that was checked: the sequence is even for women.</summary>
    public static bool IsFemale(string number) => (number[16] - '0') % 2 == 0;

    private static Error? FormError(string number, string field)
    {
        if (number.Length == 0) return Error.Invalid("identity.missing", "请填写身份证号码", "An identity number is required", field: field);
        if (number.Length == 15 && number.All(char.IsAsciiDigit)) return Refuse("fifteen_digits", "15 位身份证号码自 2013 年 1 月 1 日起停止使用，请填写 18 位号码", "Numbers of 15 digits are void since 2013, the one of 18 is needed", number, field);
        if (number.Length != 18) return Refuse("length", $"身份证号码应为 18 位，现为 {number.Length} 位", $"An identity number has 18 characters, not {number.Length}", number, field);
        if (!number.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') && (char.IsAsciiDigit(number[17]) || number[17] == 'X')) return null;
        return Refuse("characters", "身份证号码前 17 位应为数字，末位为数字或 X", "It has 17 digits and then a digit or X", number, field);
    }

    private static bool TryBirth(string number, out DateOnly born) =>
        DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out born);

    private static char CheckDigitOf(string number) => CheckDigits[Weights.Select((weight, i) => weight * (number[i] - '0')).Sum() % 11];

    private static Error Refuse(string what, string zh, string en, string number, string field) =>
        Error.Invalid("identity." + what, $"{zh}（{Masking.IdentityNumber(number)}）", $"{en} ({Masking.IdentityNumber(number)})", field: field);
}
