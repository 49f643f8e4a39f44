using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.BuildingBlocks.Rules;

/// <summary>The rulebook as this silo knows it now, from memory: ask anew for each decision.</summary>
public sealed class RulesInForce(Followed<ParameterTable, ParameterEvent> parameters, Followed<HolidayCalendar, HolidayEvent> holidays)
{
    public Rulebook Now => new(parameters.Newest, holidays.Newest);
}
