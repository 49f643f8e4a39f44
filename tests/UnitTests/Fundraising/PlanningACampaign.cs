using JinhuRedCross.Fundraising.Domain.Campaigns;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>What a plan must hold, and until when it may be edited.</summary>
public sealed class PlanningACampaign
{
    [Fact, Rule("FUN-02")]
    public void A_whole_plan_becomes_a_draft_with_a_number_of_its_own()
    {
        var outcome = NoCampaign.When(c => c.Draft("JH-2025-001", Plan, Id, Now));
        var drafted = outcome.Then<CampaignDrafted>();
        Assert.Equal(("JH-2025-001", "金秋助学", Now), (drafted.Number, drafted.Plan.Title, drafted.At));
        Assert.Equal(("campaign.number", "JH-2025-001"), outcome.Claims.Select(c => (c.Kind, c.Name)).Single());
    }

    [Fact, Rule("FUN-02")]
    public void What_is_missing_is_told_in_one_go()
    {
        var error = NoCampaign.When(c => c.Draft("n", Plan with { CostEstimate = null, SurplusPlan = " " }, Id, Now))
            .ThenFails("campaign.plan_incomplete", "FUN-02", "募捐方案缺少：募捐成本、剩余财产的处理");
        Assert.Equal(["costEstimate", "surplusPlan"], error.More.Prepend(error).Select(e => e.Field));
    }

    public static TheoryData<string, string> Fields => new()
    {
        { "title", "活动名称" }, { "purpose", "募捐目的" }, { "startsOn", "开始日期" }, { "endsOn", "结束日期" }, { "area", "活动地域" }, { "responsiblePerson", "活动负责人姓名" },
        { "officeAddress", "办公地址" }, { "donationMethods", "接受捐赠方式" }, { "bankAccount", "银行账户" }, { "beneficiaries", "受益人" }, { "useOfFunds", "款物用途" },
        { "costEstimate", "募捐成本" }, { "surplusPlan", "剩余财产的处理" },
    };

    [Theory, Rule("FUN-02"), MemberData(nameof(Fields))]
    public void Each_field_of_the_plan_is_needed(string field, string zh)
    {
        var error = NoCampaign.When(c => c.Draft("n", Without(field), Id, Now)).ThenFails("campaign.plan_incomplete", "FUN-02", $"募捐方案缺少：{zh}");
        Assert.Equal(field, error.Field);
        Assert.Empty(error.More);
    }

    [Fact, Rule("FUN-02")]
    public void A_campaign_of_one_day_is_fine() => NoCampaign.When(c => c.Draft("n", Plan with { EndsOn = Start }, Id, Now)).Then<CampaignDrafted>();

    [Fact, Rule("FUN-02")]
    public void A_campaign_cannot_end_before_it_starts() =>
        NoCampaign.When(c => c.Draft("n", Plan with { EndsOn = Start.AddDays(-1) }, Id, Now)).ThenFails("campaign.ends_before_start", "FUN-02", "结束日期 2025-06-19 早于开始日期 2025-06-20");

    [Fact, Rule("FUN-12")]
    public void The_general_fund_needs_a_title_only() => Assert.Equal(new DateOnly(2025, 7, 10), NoCampaign.When(c => c.Draft("n", GeneralFund, Id, Now)).Then<CampaignDrafted>().Plan.StartsOn);

    [Fact, Rule("FUN-12")]
    public void The_general_fund_has_no_end_day() => NoCampaign.When(c => c.Draft("n", GeneralFund with { EndsOn = LastDay }, Id, Now)).ThenFails(CampaignErrors.GeneralHasNoEnd);

    [Fact, Rule("FUN-12")]
    public void The_general_fund_is_launched_without_filing_or_certificate() => DraftedCampaign(GeneralFund).When(c => c.Launch(null, null, Now)).Then(new CampaignLaunched(new(2025, 7, 10), null, Now));

    [Fact, Rule("FUN-12")]
    public void The_general_fund_takes_gifts_years_later()
    {
        var later = Now.AddYears(10);
        RunningFund().When(c => c.RecordDonation(GiftId(1), AGift(100) with { ReceivedAt = later }, later, Parameters)).Then<DonationRecorded>();
    }

    [Theory, InlineData(0), InlineData(1), InlineData(9998), Rule("FUN-02")]
    public void A_plan_at_the_ends_of_the_calendar_is_refused(int years)
    {
        var day = years == 0 ? DateOnly.MinValue : years == 1 ? new DateOnly(1899, 12, 31) : DateOnly.MaxValue;
        NoCampaign.When(c => c.Draft("n", Plan with { StartsOn = day, EndsOn = day }, Id, Now)).ThenFails("day.out_of_range");
    }

    [Fact]
    public void A_number_is_drafted_once() => DraftedCampaign().When(c => c.Draft("n", Plan, Id, Now)).ThenFails(CampaignErrors.Exists);

    [Fact, Rule("FUN-14")]
    public void A_draft_is_edited() => Assert.Equal("新名称", DraftedCampaign().When(c => c.Edit(Plan with { Title = "新名称" }, Id, Now)).Then<CampaignPlanEdited>().Plan.Title);

    [Fact, Rule("FUN-14")]
    public void A_draft_may_become_another_kind() => Assert.Equal(CampaignKind.General, DraftedCampaign().When(c => c.Edit(GeneralFund, Id, Now)).ThenState().Plan!.Kind);

    [Fact, Rule("FUN-14")]
    public void A_filed_plan_is_not_edited() => FiledCampaign().When(c => c.Edit(Plan, Id, Now)).ThenFails(CampaignErrors.NotDraft);

    [Fact, Rule("FUN-14")]
    public void A_running_plan_is_not_edited() => RunningFund().When(c => c.Edit(GeneralFund, Id, Now)).ThenFails(CampaignErrors.NotDraft);

    [Fact, Rule("FUN-14")]
    public void A_draft_is_not_changed_but_edited() => DraftedCampaign().When(c => c.Change(Plan, "重备1", null, Id, Now)).ThenFails(CampaignErrors.DraftIsEdited);

    [Fact, Rule("FUN-14"), Rule("FUN-08")]
    public void A_filed_plan_is_changed_with_its_refiling_number()
    {
        var state = RunningCampaign().When(c => c.Change(Plan with { UseOfFunds = "助学金和书本" }, "重备1", "扩大用途", Id, Now)).ThenState();
        Assert.Equal(("助学金和书本", "重备1"), (state.Plan!.UseOfFunds, state.FilingNumber));
    }

    [Fact, Rule("FUN-14"), Rule("FUN-08")]
    public void A_filed_plan_is_not_changed_without_one() => RunningCampaign().When(c => c.Change(Plan, " ", "扩大用途", Id, Now)).ThenFails(CampaignErrors.ChangeNeedsFiling);

    [Fact, Rule("FUN-14"), Rule("FUN-03")]
    public void A_plan_that_was_never_filed_is_filed_before_it_is_changed() => UnfiledEmergency().When(c => c.Change(Emergency, "重备1", null, Id, Now)).ThenFails(CampaignErrors.FileFirst);

    [Fact, Rule("FUN-14")]
    public void The_general_fund_changes_without_filing() => RunningFund().When(c => c.Change(GeneralFund with { Title = "常年受赠" }, null, null, Id, Now)).Then<CampaignPlanChanged>();

    [Fact, Rule("FUN-14")]
    public void The_kind_is_fixed_once_it_is_filed() => RunningCampaign().When(c => c.Change(Targeted, "重备1", null, Id, Now)).ThenFails(CampaignErrors.KindFixed);

    [Fact, Rule("FUN-14"), Rule("FUN-01")]
    public void A_change_beyond_the_certificate_is_refused() =>
        RunningCampaign().When(c => c.Change(Plan with { EndsOn = new(2028, 1, 1) }, "重备1", null, Id, Now)).ThenFails("campaign.certificate_does_not_cover", "FUN-01", "未覆盖活动全部日期");

    [Fact, Rule("FUN-14")]
    public void An_ended_campaign_is_not_changed() => EndedCampaign().When(c => c.Change(Plan, "重备1", null, Id, Now)).ThenFails(CampaignErrors.Closed);

    private static ProposedPlan Without(string field) => field switch
    {
        "title" => Plan with { Title = null },
        "purpose" => Plan with { Purpose = null },
        "startsOn" => Plan with { StartsOn = null },
        "endsOn" => Plan with { EndsOn = null },
        "area" => Plan with { Area = null },
        "responsiblePerson" => Plan with { ResponsiblePerson = null },
        "officeAddress" => Plan with { OfficeAddress = null },
        "donationMethods" => Plan with { DonationMethods = [] },
        "bankAccount" => Plan with { BankAccount = null },
        "beneficiaries" => Plan with { Beneficiaries = null },
        "useOfFunds" => Plan with { UseOfFunds = null },
        "costEstimate" => Plan with { CostEstimate = null },
        _ => Plan with { SurplusPlan = null },
    };
}
