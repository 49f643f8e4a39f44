using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;

namespace JinhuRedCross.UnitTests.Rules;

/// <summary>Periods, and what days off make of their last day.</summary>
public sealed class Deadlines
{
    private static readonly HolidayCalendar _nothingEntered = HolidayCalendar.Initial;
    private static readonly DateTimeOffset _now = new(2026, 1, 1, 4, 0, 0, TimeSpan.Zero);

    [Fact, Rule("K-02")]
    public void The_first_day_is_not_counted() => Assert.Equal(Day("2025-06-30"), _nothingEntered.Deadline(Day("2025-06-20"), 10).DueOn);

    [Theory, Rule("K-03")]
    [InlineData("2025-03-31", 3, "2025-06-30")]
    [InlineData("2024-11-30", 3, "2025-02-28")]
    [InlineData("2024-08-31", 6, "2025-02-28")]
    [InlineData("2024-02-29", 36, "2027-02-28")]
    public void Months_end_on_the_corresponding_day_or_the_last(string start, int months, string due) => Assert.Equal(Day(due), _nothingEntered.DeadlineInMonths(Day(start), months).DueOn);

    [Theory, Rule("K-04")]
    [InlineData("2026-06-18", "2026-06-18")] // Thursday
    [InlineData("2026-06-19", "2026-06-22")] // Friday, a holiday before a weekend
    [InlineData("2026-06-20", "2026-06-22")] // Saturday
    [InlineData("2026-06-21", "2026-06-22")] // Sunday
    [InlineData("2026-06-22", "2026-06-22")] // Monday
    [InlineData("2026-06-27", "2026-06-28")] // Saturday before a Sunday that is worked
    [InlineData("2026-06-28", "2026-06-28")] // a Sunday that is worked
    public void A_last_day_off_moves_to_the_first_working_day_after_it(string due, string latest)
    {
        var calendar = Entered((Day("2026-06-19"), SpecialDayKind.Holiday), (Day("2026-06-28"), SpecialDayKind.Workday));
        Assert.Equal(new Deadline(Day(due), Day(latest), null), calendar.Deadline(Day(due).AddDays(-10), 10));
    }

    [Fact, Rule("K-04")]
    public void It_is_over_on_the_day_after_its_limit()
    {
        var deadline = Entered((Day("2026-06-19"), SpecialDayKind.Holiday)).Deadline(Day("2026-06-09"), 10);
        Assert.False(deadline.IsOver(Day("2026-06-22")));
        Assert.True(deadline.IsOver(Day("2026-06-23")));
    }

    [Fact, Rule("K-04")]
    public void A_year_that_nobody_entered_is_named_and_counts_weekends_only()
    {
        Assert.Equal(new Deadline(Day("2027-10-01"), Day("2027-10-01"), 2027), _nothingEntered.Deadline(Day("2027-09-21"), 10));
        Assert.Equal(new Deadline(Day("2027-10-02"), Day("2027-10-04"), 2027), _nothingEntered.Deadline(Day("2027-09-22"), 10));
        Assert.Contains("2027 年节假日安排尚未录入", HolidayErrors.NotEntered(2027).Zh, StringComparison.Ordinal);
    }

    [Fact, Rule("K-04")]
    public void A_holiday_at_the_end_of_a_year_needs_the_next_year_too() =>
        Assert.Equal(new Deadline(Day("2026-12-31"), Day("2027-01-01"), 2027), Entered((Day("2026-12-31"), SpecialDayKind.Holiday)).Deadline(Day("2026-12-21"), 10));

    [Fact, Rule("K-04")]
    public void This_year_and_soon_the_next_are_asked_for()
    {
        Assert.Equal([2026], _nothingEntered.MissingOn(Day("2026-10-31")));
        Assert.Equal([2026, 2027], _nothingEntered.MissingOn(Day("2026-11-01")));
        Assert.Equal([2027], Entered((Day("2026-06-19"), SpecialDayKind.Holiday)).MissingOn(Day("2026-12-31")));
    }

    [Fact, Rule("K-02"), Rule("K-04")]
    public void Working_days_are_counted_past_days_off_and_name_a_year_that_nobody_entered()
    {
        // A Friday before a long weekend: the next working day is the Tuesday, or the worked Sunday.
        var holiday = Entered((Day("2026-06-22"), SpecialDayKind.Holiday));
        Assert.Equal(new Deadline(Day("2026-06-23"), Day("2026-06-23"), null), holiday.DeadlineInWorkingDays(Day("2026-06-19"), 1));
        Assert.Equal(Day("2026-06-21"), Entered((Day("2026-06-21"), SpecialDayKind.Workday)).DeadlineInWorkingDays(Day("2026-06-19"), 1).LatestOn);
        Assert.Equal(Day("2026-06-19"), holiday.DeadlineInWorkingDays(Day("2026-06-19"), 0).LatestOn);
        Assert.Equal((Day("2027-01-01"), 2027), (holiday.DeadlineInWorkingDays(Day("2026-12-31"), 1).LatestOn, holiday.DeadlineInWorkingDays(Day("2026-12-31"), 1).MissingYear));
    }

    [Fact, Rule("K-04")]
    public void A_year_is_entered_whole_and_again_replaces_it()
    {
        var first = _nothingEntered.Apply(Enter(_nothingEntered, new(Day("2026-06-19"), SpecialDayKind.Holiday, "甲"), new(Day("2026-06-18"), SpecialDayKind.Holiday, "乙")).Events[0]);
        Assert.Equal([Day("2026-06-18"), Day("2026-06-19")], first.Years[2026].Days.Select(d => d.Day));
        Assert.Empty(Enter(first, new(Day("2026-06-18"), SpecialDayKind.Holiday, "乙"), new(Day("2026-06-19"), SpecialDayKind.Holiday, "甲")).Events);
        var second = first.Apply(Enter(first, new ProposedDay(Day("2026-06-18"), SpecialDayKind.Holiday, "乙")).Events[0]);
        Assert.Equal((1, 2, 0), (first.VersionOf(2026), second.VersionOf(2026), second.VersionOf(2027)));
        Assert.False(second.IsDayOff(Day("2026-06-19")));
    }

    [Theory, Rule("K-04")]
    [InlineData("2027-01-01", SpecialDayKind.Holiday, "元旦", "holidays.day_of_another_year")]
    [InlineData("2026-06-22", SpecialDayKind.Workday, "调休", "holidays.workday_on_weekday")]
    [InlineData("2026-06-22", SpecialDayKind.Holiday, " ", "holidays.name_missing")]
    [InlineData("2026-06-19", SpecialDayKind.Holiday, "端午", "holidays.day_twice")]
    public void A_day_that_cannot_be_meant_is_refused_by_its_place(string day, SpecialDayKind kind, string name, string code)
    {
        var error = Enter(_nothingEntered, new(Day("2026-06-19"), SpecialDayKind.Holiday, "端午"), new(Day(day), kind, name)).Error!;
        Assert.Equal((code, "K-04"), (error.Code, error.Rule));
        Assert.StartsWith("days[1].", error.Field, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_needs_days_and_to_be_one()
    {
        Assert.Equal("holidays.empty", Enter(_nothingEntered).Error!.Code);
        Assert.Equal("holidays.year_out_of_range", _nothingEntered.Enter(99_999, [], "甲", _now).Error!.Code);
    }

    private static Decision<HolidayEvent> Enter(HolidayCalendar calendar, params ProposedDay[] days) => calendar.Enter(2026, days, "甲", _now);

    private static HolidayCalendar Entered(params (DateOnly Day, SpecialDayKind Kind)[] days) =>
        _nothingEntered.Apply(new HolidaysEntered(2026, [.. days.Select(d => new SpecialDay(d.Day, d.Kind, "示例"))], "甲", _now));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
