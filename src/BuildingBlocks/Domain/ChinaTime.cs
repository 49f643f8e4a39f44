namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>Days of business are China's days (K-09): UTC+8, no summer time.</summary>
public static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(ClockAt(moment));

    /// <summary>What the clock shows in China; the last hours of the year 9999 are one moment.</summary>
    public static DateTime ClockAt(DateTimeOffset moment) => moment.UtcDateTime > DateTime.MaxValue - Offset ? DateTime.MaxValue : moment.UtcDateTime + Offset;

    /// <summary>The first moment of a day in China.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);
}
