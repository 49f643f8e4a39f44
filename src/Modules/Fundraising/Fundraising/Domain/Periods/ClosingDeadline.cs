using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Periods;

/// <summary>By when a month is to be closed: so many days after its end, by the figure of its last day.</summary>
internal static class ClosingDeadline
{
    public static Deadline Of(Month month, Rulebook rules) => rules.Holidays.Deadline(month.LastDay, rules.FundraisingOn(month.LastDay).CloseMonthBy);
}
