namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>Days of business are China's days (K-09): UTC+8, no summer time.</summary>
public static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <remarks>The last hours of the year 9999 are on its last day in China too: there is none after it.</remarks>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(new(Math.Min(moment.UtcTicks + Offset.Ticks, DateTime.MaxValue.Ticks)));

    /// <summary>The first moment of a day in China.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);
}
