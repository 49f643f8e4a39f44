using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.BuildingBlocks.Domain.Calendars;

/// <summary>Days off and make-up working days, year by year as somebody entered them, and the deadlines reckoned with them (K-02 to K-04).</summary>
/// <remarks>Saturdays and Sundays are days off unless they are make-up working days, in every year.</remarks>
public sealed record HolidayCalendar : IAggregate<HolidayCalendar, HolidayEvent>
{
    public static HolidayCalendar Initial { get; } = new();

    /// <summary>How many events made it.</summary>
    public long Version { get; init; }

    public ImmutableSortedDictionary<int, HolidayYear> Years { get; init; } = ImmutableSortedDictionary<int, HolidayYear>.Empty;

    /// <summary>The deadline so many days after a day, which itself is not counted.</summary>
    public Deadline Deadline(DateOnly start, int days) => Rolled(start.AddDays(days));

    /// <summary>The deadline so many months after a day: the corresponding day, or the last one of a shorter month (K-03).</summary>
    public Deadline DeadlineInMonths(DateOnly start, int months) => Rolled(start.AddMonths(months));

    /// <summary>The deadline so many working days after a day, which itself is not counted; a working day, so it does not move.</summary>
    public Deadline DeadlineInWorkingDays(DateOnly start, int days)
    {
        var (last, missing) = (start, (int?)null);
        while (days > 0)
        {
            last = last.AddDays(1);
            missing ??= MissingYear(last);
            if (!IsDayOff(last)) days--;
        }

        return new(last, last, missing);
    }

    public bool IsDayOff(DateOnly day) => Years.GetValueOrDefault(day.Year)?.Find(day) switch
    {
        { Kind: var kind } => kind == SpecialDayKind.Holiday,
        null => IsWeekend(day),
    };

    /// <summary>Version of a year's last entry; 0 where it has none.</summary>
    public long VersionOf(int year) => Years.GetValueOrDefault(year)?.Version ?? 0;

    /// <summary>Years that deadlines are reckoned in about now and that nobody has entered: this one, and the next when its notice is usually out.</summary>
    public IReadOnlyList<int> MissingOn(DateOnly today) => [.. ((int[])[today.Year, today.AddMonths(2).Year]).Distinct().Where(year => !Years.ContainsKey(year))];

    public Decision<HolidayEvent> Enter(int year, IReadOnlyList<ProposedDay>? asked, string by, DateTimeOffset now)
    {
        if (year < DayRange.First.Year || year > DayRange.Last.Year) return HolidayErrors.YearOutOfRange(year);
        if (asked is not { Count: > 0 }) return HolidayErrors.Empty;
        var days = new SortedDictionary<DateOnly, SpecialDay>();
        var errors = asked.Select((day, i) => Fault(day, i, year, days)).OfType<Error>().ToList();
        if (Error.All(errors) is { } error) return error;
        if (Years.GetValueOrDefault(year)?.Days.SequenceEqual(days.Values) is true) return [];
        return [new HolidaysEntered(year, [.. days.Values], by, now)];
    }

    public HolidayCalendar Apply(HolidayEvent happened)
    {
        var version = Version + 1;
        return happened is HolidaysEntered e
            ? this with { Version = version, Years = Years.SetItem(e.Year, new(e.Year, e.Days, version, e.By, e.At)) }
            : this with { Version = version };
    }

    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static Error? Fault(ProposedDay asked, int index, int year, SortedDictionary<DateOnly, SpecialDay> days)
    {
        if (asked.Day.Year != year) return HolidayErrors.OtherYear(index, asked.Day, year);
        if (asked.Kind == SpecialDayKind.Workday && !IsWeekend(asked.Day)) return HolidayErrors.WorkedAnyway(index, asked.Day);
        if (PlainText.Check(asked.Name, $"days[{index}].name", 50, out var name) is { } unclean) return unclean;
        if (name is null) return HolidayErrors.NameMissing(index, asked.Day);
        return days.TryAdd(asked.Day, new(asked.Day, asked.Kind, name)) ? null : HolidayErrors.Twice(index, asked.Day);
    }

    private Deadline Rolled(DateOnly due)
    {
        var (latest, missing) = (due, MissingYear(due));
        while (IsDayOff(latest))
        {
            latest = latest.AddDays(1);
            missing ??= MissingYear(latest);
        }

        return new(due, latest, missing);
    }

    private int? MissingYear(DateOnly day) => Years.ContainsKey(day.Year) ? null : day.Year;
}

/// <summary>The special days of one year.</summary>
/// <param name="Version">Version of the entry.</param>
public sealed record HolidayYear(int Year, IReadOnlyList<SpecialDay> Days, long Version, string By, DateTimeOffset At)
{
    private readonly ImmutableDictionary<DateOnly, SpecialDay> _byDay = Days.ToImmutableDictionary(d => d.Day);

    public SpecialDay? Find(DateOnly day) => _byDay.GetValueOrDefault(day);
}

/// <summary>A special day as somebody types it.</summary>
public sealed record ProposedDay(DateOnly Day, SpecialDayKind Kind, string? Name);
