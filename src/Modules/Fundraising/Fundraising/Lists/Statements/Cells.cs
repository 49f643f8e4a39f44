using System.Globalization;
using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists.Statements;

/// <summary>Reads the cells of a statement.</summary>
internal static partial class Cells
{
    private const int HoursOfDay = 24;

    public static string At(TableRow row, int? place) => place is { } p && p < row.Cells.Count ? row.Cells[p] : "";

    public static string? Text(TableRow row, int? place) => ListText.Tidy(At(row, place)) is { Length: > 0 } text && !IsNothing(text) ? text : null;

    /// <summary>The amount, which may be below zero; null where the cell holds none.</summary>
    public static decimal? Amount(string text)
    {
        if (IsNothing(text)) return null;
        var plain = ListText.Compact(text);
        // Accountants put what is below zero in brackets.
        if (plain.StartsWith('(') && plain.EndsWith(')')) return AmountText.Read(plain[1..^1]) is { } taken ? -taken : null;
        return AmountText.Read(plain);
    }

    public static bool IsNothing(string text) => string.IsNullOrWhiteSpace(text) || text.Trim() is "-" or "--" or "—" or "/" or "null" or "无";

    /// <summary>A balance, zero and below zero included; false where it cannot be read.</summary>
    public static bool Balance(string text, out Money? balance)
    {
        balance = null;
        if (IsNothing(text)) return true;
        if (Amount(text) is not { } yuan || decimal.Round(yuan, 2) != yuan || Math.Abs(yuan) > Money.Largest.InYuan) return false;
        balance = Money.Yuan(yuan);
        return true;
    }

    /// <summary>The time of day in a cell that may hold a day before it; null where there is none.</summary>
    public static TimeOnly? Time(string text)
    {
        if (Clock().Match(text) is { Success: true } clock) return Of(clock);
        if (Digits().Match(text.Trim()) is { Success: true } digits) return Of(digits);
        // A moment in a spreadsheet is a number of days.
        if (!Serial().IsMatch(text.Trim()) || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)) return null;
        return TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(Math.Min(Math.Round((days - Math.Floor(days)) * 86_400), 86_399)));
    }

    /// <summary>True where a spreadsheet has rounded a long number: 6.2E+15.</summary>
    public static bool IsRounded(string text) => Rounded().IsMatch(text);

    private static TimeOnly? Of(Match match)
    {
        var (h, m) = (int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture));
        var s = match.Groups["s"].Success ? int.Parse(match.Groups["s"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return h < HoursOfDay && m < 60 && s < 60 ? new TimeOnly(h, m, s) : null;
    }

    [GeneratedRegex(@"(?<![0-9])(?<h>[0-9]{1,2})[:：](?<m>[0-9]{2})(?:[:：](?<s>[0-9]{2}))?")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?:[0-9]{8}\s*)?(?<h>[0-9]{2})(?<m>[0-9]{2})(?<s>[0-9]{2})$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[0-9]{0,6}\.[0-9]+$")]
    private static partial Regex Serial();

    [GeneratedRegex(@"^[0-9](\.[0-9]+)?E\+?[0-9]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Rounded();
}
