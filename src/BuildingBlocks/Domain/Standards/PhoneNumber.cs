using System.Text.RegularExpressions;

namespace JinhuRedCross.BuildingBlocks.Domain.Standards;

/// <summary>A telephone number in mainland China: mobile, landline with area code, for organisations also service numbers.</summary>
public static partial class PhoneNumber
{
    /// <summary>Reads a number as people type it; normalised <c>13800138000</c>, <c>0517-86800000</c> or <c>0517-86800000-12</c>, and empty where it is refused.</summary>
    public static Error? Check(string? text, bool organisation, string field, out string normalised)
    {
        normalised = "";
        var typed = WithoutCountry(Typed.Without(Typed.HalfWidth(text ?? ""), " .()"));
        if (typed.Length == 0) return Error.Invalid("phone.missing", "请填写电话号码", "A telephone number is required", field: field);
        var digits = Typed.Without(typed, "-");
        if (Mobile().IsMatch(digits)) normalised = digits;
        else if (Landline().Match(typed) is { Success: true } line) normalised = $"{line.Groups["area"]}-{line.Groups["number"]}{line.Groups["extension"]}";
        else if (organisation && ServiceNumber().IsMatch(digits)) normalised = digits;
        return normalised.Length > 0 ? null : Refuse(typed, organisation, field);
    }

    internal static Match SplitLandline(string text) => Landline().Match(text);

    private static string WithoutCountry(string typed) => CountryPrefix().Replace(LandlineFromAbroad().Replace(typed, "0"), "");

    private static Error Refuse(string typed, bool organisation, string field)
    {
        if (!organisation && ServiceNumber().IsMatch(Typed.Without(typed, "-"))) return Error.Invalid("phone.organisation_only", "95、96、400 开头的服务号码只能用于单位", "Service numbers (95, 96, 400) are for organisations only", field: field);
        var masked = Masking.Phone(typed);
        return Error.Invalid("phone.invalid", $"电话号码格式不正确：应为 11 位手机号，或带区号的固定电话，如 0517 加 8 位号码（现为 {masked}）", $"Not a mobile number of 11 digits nor a landline with its area code, such as 0517 and 8 digits ({masked})", field: field);
    }

    /// <summary>From abroad the area code has no leading 0.</summary>
    [GeneratedRegex(@"^(\+|00)86-?(?!400)(?=(10|2[0-9]|[3-9][0-9]{2})-?[0-9]{7,8}\z)", RegexOptions.CultureInvariant)]
    private static partial Regex LandlineFromAbroad();

    [GeneratedRegex(@"^(\+|00)86-?|^86-?(?=1[3-9][0-9-]{9,11}\z)", RegexOptions.CultureInvariant)]
    private static partial Regex CountryPrefix();

    [GeneratedRegex(@"^1[3-9][0-9]{9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    /// <summary>Beijing (010) and the 02x cities have areas of three digits, all others of four; Huai'an (0517) has numbers of eight.</summary>
    [GeneratedRegex(@"^(?<area>0517(?=-?[0-9]{8}(-|\z))|010|02[0-9]|0(?!517)[3-9][0-9]{2})-?(?<number>[1-9][0-9]{6,7})(?<extension>-[0-9]{1,6})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Landline();

    [GeneratedRegex(@"^(9[56][0-9]{3,6}|400[0-9]{7})\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceNumber();
}
