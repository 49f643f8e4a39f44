using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>What decisions need of what is set and not written in code: the figures of every day, and the days off.</summary>
public sealed record Rulebook(ParameterTable Parameters, HolidayCalendar Holidays)
{
    /// <summary>Nothing is set: declared defaults, weekends only.</summary>
    public static Rulebook Initial { get; } = new(ParameterTable.Initial, HolidayCalendar.Initial);

    /// <summary>The figures of one day.</summary>
    public ParameterValues On(DateOnly day) => Parameters.On(day);
}
