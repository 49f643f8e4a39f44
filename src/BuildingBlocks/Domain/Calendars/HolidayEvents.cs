namespace JinhuRedCross.BuildingBlocks.Domain.Calendars;

/// <summary>How a day differs from what its weekday says.</summary>
public enum SpecialDayKind
{
    /// <summary>A day off.</summary>
    Holiday,

    /// <summary>A Saturday or Sunday that is worked, to make up for a day off (调休).</summary>
    Workday,
}

/// <summary>A day of the yearly notice on holidays.</summary>
public sealed record SpecialDay(DateOnly Day, SpecialDayKind Kind, string Name);

/// <summary>Something that happened to the holiday calendar.</summary>
public abstract record HolidayEvent;

/// <summary>The days of a whole year were entered; they replace what was entered for it before.</summary>
[StoredName("holidays-entered")]
public sealed record HolidaysEntered(int Year, IReadOnlyList<SpecialDay> Days, string By, DateTimeOffset At) : HolidayEvent;
