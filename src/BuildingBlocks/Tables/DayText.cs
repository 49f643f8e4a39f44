using System.Globalization;
using System.Text.RegularExpressions;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Reads a day as lists write it: with points, dashes, strokes or 年月日, as eight digits, or as the number of a spreadsheet.</summary>
/// <param name="date1904">True where numbered days count from 1904.</param>
public sealed partial class DayText(bool date1904)
{
    private const int FirstSerial = 10_000;
    private const int LastSerial = 200_000;
    private string? _lastText;
    private DateOnly? _lastDay;

    /// <summary>The day, or null where the text is none.</summary>
    public DateOnly? Read(string text)
    {
        if (text == _lastText) return _lastDay;
        (_lastText, _lastDay) = (text, Parse(ListText.HalfWidth(text).Trim()));
        return _lastDay;
    }

    private DateOnly? Parse(string text)
    {
        if (Serial().IsMatch(text)) return FromSerial(double.Parse(text, CultureInfo.InvariantCulture));
        var match = Written().Match(text);
        return match.Success ? Day(match.Groups["y"].ValueSpan, match.Groups["m"].ValueSpan, match.Groups["d"].ValueSpan) : null;
    }

    private DateOnly? FromSerial(double serial)
    {
        if (serial is < FirstSerial or > LastSerial) return null;
        var zero = date1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30);
        return zero.AddDays((int)serial);
    }

    private static DateOnly? Day(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day)
    {
        var (y, m, d) = (int.Parse(year, CultureInfo.InvariantCulture), int.Parse(month, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture));
        return y >= 1 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }

    [GeneratedRegex(@"^[0-9]{5,6}(\.[0-9]+)?$")]
    private static partial Regex Serial();

    [GeneratedRegex(@"^(?:(?<y>[0-9]{4})\s*(?<s>[-./])\s*(?<m>[0-9]{1,2})\s*\k<s>\s*(?<d>[0-9]{1,2})|(?<y>[0-9]{4})\s*年\s*(?<m>[0-9]{1,2})\s*月\s*(?<d>[0-9]{1,2})\s*日?|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2}))(?:[\sT]*\(?(?:星期|周)[一二三四五六日天]\)?)?(?:[\sT]*(?:上午|下午)?\s*[0-9]{1,2}\s*[:时点]\s*(?:[0-9]{1,2}\s*[:分]?\s*)?(?:[0-9]{1,2}秒?)?(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?|(?<=[0-9]{8})\s*[0-9]{6})?$")]
    private static partial Regex Written();
}
