using System.Globalization;

namespace JinhuRedCross.Fundraising.Domain.Periods;

/// <summary>A month of the books, as a number that sorts: 202603 is March 2026.</summary>
internal readonly record struct Month(int Number) : IComparable<Month>
{
    private const int Least = 190001;
    private const int Most = 219912;

    public int Year => Number / 100;

    public DateOnly FirstDay => new(Year, Number % 100, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public Month Next => Number % 100 == 12 ? new(((Year + 1) * 100) + 1) : new(Number + 1);

    public Month Previous => Number % 100 == 1 ? new(((Year - 1) * 100) + 12) : new(Number - 1);

    public static Month Of(DateOnly day) => new((day.Year * 100) + day.Month);

    /// <summary>Reads <c>2026-03</c>; null for anything else.</summary>
    public static Month? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Of(day).Number is >= Least and <= Most ? Of(day) : null;

    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    public static bool operator <(Month a, Month b) => a.Number < b.Number;

    public static bool operator >(Month a, Month b) => a.Number > b.Number;

    public static bool operator <=(Month a, Month b) => a.Number <= b.Number;

    public static bool operator >=(Month a, Month b) => a.Number >= b.Number;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number % 100:D2}");
}
