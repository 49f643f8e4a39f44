using JinhuRedCross.Fundraising.Domain.Campaigns;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Online only where the ministry lets one, in a circle without the public, and with partners only into the society's account.</summary>
public sealed class ReachingBeyondTheSociety
{
    private static readonly ProposedPartner _partner = new("金湖示例商会", "协1号", Start, "示例银行 0000 0001");

    [Theory, Rule("FUN-04")]
    [InlineData("腾讯公益", true)]
    [InlineData("３６０ 公益", true)]
    [InlineData("示例众筹网", false)]
    public void Online_only_on_designated_platforms(string platform, bool taken)
    {
        var outcome = Draft(Plan with { OnlinePlatforms = [platform, platform] });
        if (taken) Assert.Equal([platform], outcome.Then<CampaignDrafted>().Plan.OnlinePlatforms!);
        else outcome.ThenFails("campaign.platform_not_designated", "FUN-04", platform);
    }

    [Fact, Rule("FUN-04")]
    public void A_targeted_campaign_has_no_public_channel()
    {
        Draft(Targeted with { OnlinePlatforms = ["公众号推文"] }).ThenFails("campaign.targeted_not_public", "FUN-04", "公众号");
        Draft(Targeted with { OnlinePlatforms = ["腾讯公益"] }).ThenFails("campaign.targeted_not_public");
        Draft(Targeted with { DonationMethods = [Channel.Platform] }).ThenFails("campaign.targeted_not_public");
        Draft(Plan with { DonationMethods = [Channel.Platform] }).Then<CampaignDrafted>();
        Draft(Targeted with { OnlinePlatforms = [] }).Then<CampaignDrafted>();
    }

    [Fact, Rule("FUN-05")]
    public void A_partners_income_goes_to_the_societys_account()
    {
        Draft(Plan with { Partner = _partner with { Account = "商会账户 0002" } }).ThenFails("campaign.partner_account", "FUN-05", "本会账户");
        Assert.Equal("金湖示例商会", Draft(Plan with { Partner = _partner }).Then<CampaignDrafted>().Plan.Partner!.Name);
        Draft(Plan with { Partner = _partner with { Account = "示例银行00000001" } }).Then<CampaignDrafted>();
    }

    [Fact, Rule("FUN-05")]
    public void A_partner_has_an_agreement_and_was_evaluated_before()
    {
        foreach (var partner in (ProposedPartner[])[_partner with { AgreementNumber = " " }, _partner with { EvaluatedOn = null }, _partner with { Name = null }, _partner with { Account = null }])
            Draft(Plan with { Partner = partner }).ThenFails("campaign.partner_incomplete", "FUN-05", "协议");
        Draft(Plan with { Partner = _partner with { EvaluatedOn = Start.AddDays(1) } }).ThenFails("campaign.partner_evaluated_late", "FUN-05", "先评估");
    }

    private static Outcome<Campaign, CampaignEvent> Draft(ProposedPlan plan) => NoCampaign.When(c => c.Draft("JH-2025-001", plan, Id, Now));
}
