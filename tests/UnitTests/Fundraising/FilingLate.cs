using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>The deadline of an emergency's filing, with holidays, with figures of another time, and when it has passed.</summary>
public sealed class FilingLate
{
    private static readonly DateOnly _limit = new(2025, 6, 30);

    [Fact, Rule("FUN-03"), Rule("K-04")]
    public void A_last_day_that_is_a_holiday_moves_the_limit_and_not_the_due_day()
    {
        var rules = Entering(2025, new SpecialDay(_limit, SpecialDayKind.Holiday, "示例假日"));
        UnfiledEmergency().When(c => c.File("A1", _limit.AddDays(1), Now, rules)).Then<CampaignFiled>();
        UnfiledEmergency().When(c => c.File("A1", _limit.AddDays(2), Now, rules)).ThenFails("campaign.filed_late", "FUN-03", "最迟 2025-07-01");
        UnfiledEmergency().When(c => c.NoteFilingOverdue(Now, rules)).Then(new CampaignFilingOverdue(_limit, _limit.AddDays(1), Now));
    }

    [Fact, Rule("FUN-03"), Rule("K-04")]
    public void A_day_before_the_start_is_not_moved()
    {
        var rules = Entering(2025, new SpecialDay(new(2025, 6, 10), SpecialDayKind.Holiday, "示例假日"));
        DraftedCampaign().When(c => c.File("A1", new(2025, 6, 10), Now, rules)).Then<CampaignFiled>();
        DraftedCampaign().When(c => c.File("A1", new(2025, 6, 11), Now, rules)).ThenFails("campaign.filed_late", "FUN-03", "最迟 2025-06-10");
    }

    [Theory, Rule("FUN-03"), Rule("K-08")]
    [InlineData("2025-06-20", 5)]
    [InlineData("2025-06-21", 10)]
    public void The_figure_of_the_campaigns_first_day_counts(string changedOn, int days)
    {
        var rules = Setting(FundraisingParameters.EmergencyFilingDaysAfterStart, 5, DateOnly.Parse(changedOn, System.Globalization.CultureInfo.InvariantCulture));
        UnfiledEmergency().When(c => c.File("A1", Start.AddDays(days), Now, rules)).Then<CampaignFiled>();
        UnfiledEmergency().When(c => c.File("A1", Start.AddDays(days + 1), Now, rules)).ThenFails("campaign.filed_late");
    }

    [Fact, Rule("FUN-03")]
    public void It_is_overdue_from_the_first_minute_after_the_limit()
    {
        var midnight = ChinaTime.StartOf(_limit.AddDays(1));
        UnfiledEmergency().When(c => c.NoteFilingOverdue(midnight.AddMinutes(-1), Parameters)).ThenFails("campaign.filing_not_overdue");
        UnfiledEmergency().When(c => c.NoteFilingOverdue(midnight, Parameters)).Then(new CampaignFilingOverdue(_limit, _limit, midnight));
    }

    [Fact, Rule("FUN-03")]
    public void It_is_noted_once_and_only_of_an_unfiled_campaign_that_raises()
    {
        UnfiledEmergency().After(c => c.NoteFilingOverdue(Now, Parameters)).When(c => c.NoteFilingOverdue(Now, Parameters)).Then();
        UnfiledEmergency().After(c => c.File("A1", _limit, Now, Parameters)).When(c => c.NoteFilingOverdue(Now, Parameters)).Then();
        UnfiledEmergency().After(c => c.End(null, null, Now)).When(c => c.NoteFilingOverdue(Now, Parameters)).Then();
        DraftedCampaign(Emergency).When(c => c.NoteFilingOverdue(Now, Parameters)).Then();
        RunningCampaign().When(c => c.NoteFilingOverdue(Now, Parameters)).Then();
        NoCampaign.When(c => c.NoteFilingOverdue(Now, Parameters)).ThenFails(CampaignErrors.NotFound);
    }

    [Fact, Rule("FUN-03")]
    public void A_late_filing_is_recorded_as_late_with_its_reason()
    {
        var overdue = UnfiledEmergency().After(c => c.NoteFilingOverdue(Now, Parameters));
        overdue.When(c => c.File("A1", _limit.AddDays(1), Now, Parameters)).ThenFails("campaign.filed_late");
        var filed = overdue.When(c => c.File("A1", _limit.AddDays(1), Now, Parameters, "灾区断网")).ThenState();
        Assert.Equal(("灾区断网", "A1", _limit.AddDays(1)), (filed.LateReason, filed.FilingNumber, filed.FilingOverdueSince));
    }

    [Fact, Rule("FUN-03")]
    public void A_reason_makes_no_filing_late_that_is_in_time() =>
        Assert.Null(UnfiledEmergency().When(c => c.File("A1", _limit, Now, Parameters, "灾区断网")).Then<CampaignFiled>().LateReason);

    [Fact, Rule("FUN-03")]
    public void What_has_not_begun_is_not_filed_late_but_planned_anew()
    {
        DraftedCampaign(Emergency).When(c => c.File("A1", _limit.AddDays(1), Now, Parameters, "灾区断网")).ThenFails("campaign.filed_late");
        DraftedCampaign().When(c => c.File("A1", new(2025, 6, 11), Now, Parameters, "忘了")).ThenFails("campaign.filed_late");
    }
}
