using JinhuRedCross.Fundraising.Domain.Campaigns;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Certificate, filing, launch, suspension, end, settlement.</summary>
public sealed class LivingThroughACampaign
{
    [Fact, Rule("FUN-01")]
    public void No_certificate_no_public_campaign() => FiledCampaign(Plan with { Certificate = null }).When(c => c.Launch(Start, null, Now)).ThenFails(CampaignErrors.NoCertificate);

    [Theory, Rule("FUN-01")]
    [InlineData("2025-06-20", "2025-07-31", true)]
    [InlineData("2025-06-21", "2025-07-31", false)]
    [InlineData("2025-06-20", "2025-07-30", false)]
    public void The_certificate_covers_every_day_of_the_campaign(string from, string to, bool covers)
    {
        var outcome = FiledCampaign(Plan with { Certificate = new("证1", Day(from), Day(to)) }).When(c => c.Launch(Start, null, Now));
        if (covers) outcome.Then<CampaignLaunched>();
        else outcome.ThenFails("campaign.certificate_does_not_cover", "FUN-01", "未覆盖活动全部日期 2025-06-20 至 2025-07-31");
    }

    [Fact, Rule("FUN-01")]
    public void A_certificate_is_given_whole() => NoCampaign.When(c => c.Draft("n", Plan with { Certificate = new("证1", LastDay, Start) }, Id, Now)).ThenFails(CampaignErrors.CertificateIncomplete);

    [Fact, Rule("FUN-03")]
    public void Filed_ten_days_before_the_start_is_in_time() => DraftedCampaign().When(c => c.File("A1", new(2025, 6, 10), Now, Parameters)).Then(new CampaignFiled("A1", new(2025, 6, 10), Now));

    [Fact, Rule("FUN-03")]
    public void Filed_nine_days_before_the_start_is_late() =>
        DraftedCampaign().When(c => c.File("A1", new(2025, 6, 11), Now, Parameters)).ThenFails("campaign.filed_late", "FUN-03", "应在活动开始十日前备案（最迟 2025-06-10）");

    [Fact, Rule("FUN-03")]
    public void An_emergency_filed_ten_days_after_the_start_is_in_time() => UnfiledEmergency().When(c => c.File("A1", new(2025, 6, 30), Now, Parameters)).Then<CampaignFiled>();

    [Fact, Rule("FUN-03")]
    public void An_emergency_filed_eleven_days_after_the_start_is_late() =>
        UnfiledEmergency().When(c => c.File("A1", new(2025, 7, 1), Now, Parameters)).ThenFails("campaign.filed_late", "FUN-03", "最迟 2025-06-30");

    [Fact, Rule("FUN-03")]
    public void Filing_while_running_leaves_it_running() => Assert.Equal(CampaignStatus.Running, UnfiledEmergency().When(c => c.File("A1", Start, Now, Parameters)).ThenState().Status);

    [Fact, Rule("FUN-03")]
    public void A_public_campaign_is_not_launched_without_filing() => DraftedCampaign().When(c => c.Launch(Start, null, Now)).ThenFails(CampaignErrors.NotFiled);

    [Fact, Rule("FUN-03")]
    public void An_emergency_without_its_incident_is_not_launched() => DraftedCampaign(Emergency with { IncidentName = null }).When(c => c.Launch(Start, null, Now)).ThenFails(CampaignErrors.NotFiled);

    [Fact, Rule("FUN-03")]
    public void An_emergency_with_its_incident_is_launched_before_filing() => DraftedCampaign(Emergency).When(c => c.Launch(Start, null, Now)).Then(new CampaignLaunched(Start, null, Now));

    [Fact, Rule("FUN-03")]
    public void A_targeted_campaign_needs_no_filing()
    {
        DraftedCampaign(Targeted).When(c => c.File("A1", Start, Now, Parameters)).ThenFails(CampaignErrors.NeedsNoFiling);
        DraftedCampaign(Targeted).When(c => c.Launch(Start, null, Now)).Then<CampaignLaunched>();
    }

    [Fact, Rule("FUN-03")]
    public void It_is_filed_once() => FiledCampaign().When(c => c.File("A2", new(2025, 6, 5), Now, Parameters)).ThenFails(CampaignErrors.FiledAlready);

    [Fact, Rule("FUN-03")]
    public void A_filing_has_a_number_and_a_day_that_has_come()
    {
        DraftedCampaign().When(c => c.File(" ", Start, Now, Parameters)).ThenFails(CampaignErrors.FilingNumberMissing);
        DraftedCampaign().When(c => c.File("A1", null, Now, Parameters)).ThenFails(CampaignErrors.FiledOnMissing);
        DraftedCampaign().When(c => c.File("A1", new(2025, 6, 9), Noon(new(2025, 6, 8)), Parameters)).ThenFails("day.in_future");
    }

    [Fact, Rule("FUN-03")]
    public void It_is_not_launched_before_its_first_day()
    {
        FiledCampaign().When(c => c.Launch(Start.AddDays(-1), null, Now)).ThenFails("campaign.before_start", "FUN-03", "2025-06-20");
        FiledCampaign().When(c => c.Launch(Start, null, Now)).Then<CampaignLaunched>();
    }

    [Fact]
    public void A_campaign_whose_days_have_passed_is_recorded_afterwards() => FiledCampaign().When(c => c.Launch(Start, null, Now.AddYears(1))).Then<CampaignLaunched>();

    [Fact]
    public void It_is_launched_once() => RunningCampaign().When(c => c.Launch(Start, null, Now)).ThenFails(CampaignErrors.Launched);

    [Fact]
    public void It_is_suspended_and_resumed()
    {
        RunningCampaign().When(c => c.Suspend(null, "核查", Now)).Then(new CampaignSuspended(new(2025, 7, 10), "核查", Now));
        SuspendedCampaign().When(c => c.Suspend(null, null, Now)).ThenFails(CampaignErrors.NotRunning);
        SuspendedCampaign().When(c => c.Resume(null, null, Now)).Then<CampaignResumed>();
        RunningCampaign().When(c => c.Resume(null, null, Now)).ThenFails(CampaignErrors.NotSuspended);
    }

    [Fact]
    public void It_ends_once_and_only_after_its_launch()
    {
        FiledCampaign().When(c => c.End(null, null, Now)).ThenFails(CampaignErrors.NotLaunched);
        SuspendedCampaign().When(c => c.End(null, null, Now)).Then<CampaignEnded>();
        EndedCampaign().When(c => c.End(null, null, Now)).ThenFails(CampaignErrors.Closed);
    }

    [Fact]
    public void A_step_is_not_dated_in_the_future() => RunningCampaign().When(c => c.End(new(2025, 7, 11), null, Now)).ThenFails("day.in_future");

    [Fact]
    public void It_is_settled_after_its_end_once()
    {
        RunningCampaign().When(c => c.Settle(null, null, Now)).ThenFails(CampaignErrors.NotEnded);
        EndedCampaign().When(c => c.Settle(null, null, Now)).Then<CampaignSettled>();
        SettledCampaign().When(c => c.Settle(null, null, Now)).ThenFails(CampaignErrors.Closed);
    }

    [Fact]
    public void It_is_not_settled_while_payments_are_open()
    {
        CampaignWith(100).Asks(60).After(c => c.End(null, null, Now)).When(c => c.Settle(null, null, Now)).ThenFails(CampaignErrors.DisbursementsOpen);
        CampaignWith(100).Asks(60).Approves().After(c => c.End(null, null, Now)).When(c => c.Settle(null, null, Now)).ThenFails(CampaignErrors.DisbursementsOpen);
    }

    [Fact]
    public void The_settlement_tells_what_is_left() => Assert.Equal(Yuan(45), CampaignWith(100).Gives(5, overseas: true, n: 2).Asks(60).Approves().Pays()
        .After(c => c.End(null, null, Now)).When(c => c.Settle(null, null, Now)).Then<CampaignSettled>().Leftover);

    [Fact]
    public void What_does_not_exist_is_not_found()
    {
        NoCampaign.When(c => c.Edit(Plan, Id, Now)).ThenFails(CampaignErrors.NotFound);
        NoCampaign.When(c => c.Change(Plan, null, null, Id, Now)).ThenFails(CampaignErrors.NotFound);
        NoCampaign.When(c => c.File("A1", Start, Now, Parameters)).ThenFails(CampaignErrors.NotFound);
        NoCampaign.When(c => c.Launch(null, null, Now)).ThenFails(CampaignErrors.NotFound);
        NoCampaign.When(c => c.Suspend(null, null, Now)).ThenFails(CampaignErrors.NotFound);
        NoCampaign.When(c => c.Resume(null, null, Now)).ThenFails(CampaignErrors.NotFound);
        NoCampaign.When(c => c.End(null, null, Now)).ThenFails(CampaignErrors.NotFound);
        NoCampaign.When(c => c.Settle(null, null, Now)).ThenFails(CampaignErrors.NotFound);
        NoCampaign.When(c => c.RecordDonation(GiftId(1), AGift(1), Now, Parameters)).ThenFails(CampaignErrors.NotFound);
        NoCampaign.When(c => c.RequestDisbursement(PaymentId(1), APayment(1), Asker, Now, Parameters)).ThenFails(CampaignErrors.NotFound);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
