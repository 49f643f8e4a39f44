using System.Globalization;
using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Reads an amount as lists write it: with separators, full-width digits, a sign of the yuan, or in 万.</summary>
internal static partial class AmountText
{
    private const decimal Wan = 10_000m;
    private const int LongestExact = 25;

    /// <summary>The amount in yuan, or null where the text is none. What says 元 or 万 itself is not scaled by its column.</summary>
    /// <param name="scale">Yuan in one unit of the column.</param>
    public static decimal? Read(string text, decimal scale = 1)
    {
        if (text.Length <= LongestExact && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain)) return Times(plain, scale);
        var match = Written().Match(ListText.Compact(text).ToUpperInvariant());
        if (!match.Success) return null;
        var digits = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
        if (digits.Length > LongestExact || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return null;
        if (match.Groups["wan"].Success) return Times(number, Wan);
        return Times(number, match.Groups["yuan"].Success ? 1 : scale);
    }

    /// <summary>The error that refuses the amount as a gift, or null and the money.</summary>
    public static Error? Check(string text, decimal scale, out Money money)
    {
        money = Money.Zero;
        return Read(text, scale) is { } yuan ? Money.Check(yuan, "amount", out money) : ListErrors.AmountUnreadable;
    }

    private static decimal? Times(decimal number, decimal scale) => Math.Abs(number) < decimal.MaxValue / Wan ? number * scale : null;

    [GeneratedRegex(@"^(?:人民币|RMB|CNY)?¥?(?<n>[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(?<wan>万)?(?<yuan>(?:元整?|圆整?|块|人民币|RMB|CNY|¥))?$")]
    private static partial Regex Written();
}
