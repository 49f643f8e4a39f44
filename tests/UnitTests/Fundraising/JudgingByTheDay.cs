using JinhuRedCross.Fundraising.Domain.Campaigns;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Each figure is that of the day which its rule speaks of (K-08).</summary>
public sealed class JudgingByTheDay
{
    private static readonly DateOnly _today = new(2025, 7, 10);

    [Theory, Rule("K-08"), Rule("FUN-06")]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_gift_is_judged_by_the_day_on_which_it_was_received(int changedAfter, bool letterNeeded)
    {
        var (receivedAt, recordedAt) = (Noon(_today), Noon(_today.AddDays(20)));
        var rules = Setting(FundraisingParameters.LargeDonationYuan, 500, _today.AddDays(changedAfter));
        var outcome = RunningCampaign().When(c => c.RecordDonation(GiftId(1), AGift(500) with { GivenAt = receivedAt, ReceivedAt = receivedAt }, recordedAt, rules));
        if (letterNeeded) outcome.ThenFails("donation.letter_required", "FUN-06", "500.00元以上");
        else outcome.Then<DonationRecorded>();
    }

    [Theory, Rule("K-08"), Rule("DEC-01")]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_payment_is_judged_by_the_day_on_which_it_is_asked_for(int changedAfter, bool decisionNeeded)
    {
        var rules = Setting(FundraisingParameters.LargeSpendYuan, 100, _today.AddDays(changedAfter));
        var outcome = CampaignWith(1000).When(c => c.RequestDisbursement(PaymentId(1), APayment(100), Asker, Now, rules));
        if (decisionNeeded) outcome.ThenFails("disbursement.decision_required", "DEC-01", "¥100.00");
        else outcome.Then<DisbursementRequested>();
    }

    [Theory, Rule("K-08"), Rule("FUN-03")]
    [InlineData(0, 20)]
    [InlineData(1, 10)]
    public void A_filing_is_judged_by_the_campaigns_first_day(int changedAfter, int days)
    {
        var rules = Setting(FundraisingParameters.FilingDaysBeforeStart, 20, Start.AddDays(changedAfter));
        DraftedCampaign().When(c => c.File("A1", Start.AddDays(-days), Now, rules)).Then<CampaignFiled>();
        DraftedCampaign().When(c => c.File("A1", Start.AddDays(1 - days), Now, rules)).ThenFails("campaign.filed_late");
    }

    [Fact, Rule("K-08")]
    public void What_was_decided_stands_whatever_is_set_later()
    {
        var asked = CampaignWith(1000).Asks(500);
        var rules = Setting(FundraisingParameters.LargeSpendYuan, 100, Start);
        asked.When(c => c.RequestDisbursement(PaymentId(2), APayment(500), Asker, Now, rules)).ThenFails("disbursement.decision_required");
        asked.When(c => c.ApproveDisbursement(PaymentId(1), Approver, Now)).Then<DisbursementApproved>();
    }
}
