using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>The months that the trail is cut in, in China time; written <c>2026-11</c>.</summary>
public readonly record struct AuditMonth(int Year, int Month) : IComparable<AuditMonth>
{
    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static AuditMonth Of(DateTimeOffset moment) => Of(ChinaTime.DayOf(moment));

    public static AuditMonth Of(DateOnly day) => new(day.Year, day.Month);

    public static AuditMonth? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? Of(first) : null;

    public int CompareTo(AuditMonth other) => FirstDay.CompareTo(other.FirstDay);

    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static bool operator <(AuditMonth one, AuditMonth other) => one.CompareTo(other) < 0;

    public static bool operator >(AuditMonth one, AuditMonth other) => one.CompareTo(other) > 0;

    public static bool operator <=(AuditMonth one, AuditMonth other) => one.CompareTo(other) <= 0;

    public static bool operator >=(AuditMonth one, AuditMonth other) => one.CompareTo(other) >= 0;
}
