using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>What one payee gets for one purpose within 30 days is summed, so that splitting it escapes no collective decision (DEC-01).</summary>
public sealed class SplittingASum
{
    private static readonly DateOnly _today = ChinaTime.DayOf(Now);

    [Fact, Rule("DEC-01")]
    public void Twenty_and_ten_thousand_need_a_decision()
    {
        var error = Asks(10_000, null, Earlier(20_000, 0)).ThenFails("disbursement.decision_required", "DEC-01", "合计 ¥30,000.00");
        Assert.Contains("JH-2025-009-Z0001 ¥20,000.00", error.Zh);
        Assert.Contains("JH-2025-009-Z0001 ¥20,000.00", error.En);
        Assert.Equal("decisionNumber", error.Field);
        Asks(9_999.99m, null, Earlier(20_000, 0)).Then<DisbursementRequested>();
        Assert.Equal(ApprovalLevel.Collective, Asks(10_000, "纪要1", Earlier(20_000, 0)).Then<DisbursementRequested>().Level);
    }

    [Theory, Rule("DEC-01"), Rule("K-02")]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void On_the_thirty_first_day_it_counts_no_more(int daysAgo, bool counts)
    {
        var outcome = Asks(10_000, null, Earlier(20_000, daysAgo));
        if (counts) outcome.ThenFails("disbursement.decision_required");
        else outcome.Then<DisbursementRequested>();
    }

    [Fact, Rule("DEC-01"), Rule("K-08")]
    public void How_many_days_is_set()
    {
        var rules = Setting(FundraisingParameters.DaysOfSum, 10, Start);
        CampaignWith(100_000).When(c => c.RequestDisbursement(PaymentId(1), APayment(10_000), Asker, Now, rules, Earlier(20_000, 11))).Then<DisbursementRequested>();
        CampaignWith(100_000).When(c => c.RequestDisbursement(PaymentId(1), APayment(10_000), Asker, Now, rules, Earlier(20_000, 10))).ThenFails("disbursement.decision_required");
    }

    [Fact, Rule("DEC-01")]
    public void Of_two_asked_for_at_once_each_sees_the_other_at_its_approval()
    {
        var asked = CampaignWith(100_000).Asks(20_000);
        asked.When(c => c.ApproveDisbursement(PaymentId(1), new(ApprovalCapacity.President), Approver, Now, Parameters, Earlier(10_000, 0))).ThenFails("disbursement.decision_required", "DEC-01", "30 日内");
        var approved = asked.When(c => c.ApproveDisbursement(PaymentId(1), new(ApprovalCapacity.President, "纪要2"), Approver, Now, Parameters, Earlier(10_000, 0)));
        Assert.Equal(("纪要2", ApprovalLevel.Collective), (approved.Then<DisbursementApproved>().DecisionNumber, approved.Then<DisbursementApproved>().Level));
        Assert.Equal(("纪要2", ApprovalLevel.Collective), (approved.ThenState().Touched!.DecisionNumber, approved.ThenState().Touched!.Level));
        asked.When(c => c.ApproveDisbursement(PaymentId(1), new(ApprovalCapacity.VicePresident, "纪要2"), Approver, Now, Parameters, Earlier(10_000, 0))).ThenFails("disbursement.below_level");
    }

    [Fact, Rule("DEC-01")]
    public void It_does_not_count_beside_itself() => CampaignWith(100_000).Asks(20_000)
        .When(c => c.ApproveDisbursement(PaymentId(1), new(ApprovalCapacity.President), Approver, Now, Parameters, new([new(PaymentId(1), "Z1", Yuan(20_000), _today)]))).Then<DisbursementApproved>();

    [Fact, Rule("DEC-01")]
    public void What_cannot_be_summed_is_not_approved_without_a_decision()
    {
        var asked = CampaignWith(100_000).Asks(100);
        asked.When(c => c.ApproveDisbursement(PaymentId(1), new(ApprovalCapacity.President), Approver, Now, Parameters, SimilarPayments.Unknown)).ThenFails(DisbursementErrors.SumUnknown);
        asked.When(c => c.ApproveDisbursement(PaymentId(1), new(ApprovalCapacity.President, "纪要1"), Approver, Now, Parameters, SimilarPayments.Unknown)).Then<DisbursementApproved>();
    }

    [Fact, Rule("DEC-01")]
    public void Payee_and_purpose_are_compared_in_a_plain_form()
    {
        Assert.Equal(DisbursementRow.SumKeyOf("ABC（金湖）公司", "采购 A4纸"), DisbursementRow.SumKeyOf("ａｂｃ(金湖) 公司", "采购a4纸"));
        Assert.NotEqual(DisbursementRow.SumKeyOf("甲公司", "采购纸"), DisbursementRow.SumKeyOf("甲公司", "采购笔"));
        Assert.NotEqual(DisbursementRow.SumKeyOf("甲公司", "采购纸"), DisbursementRow.SumKeyOf("乙公司", "采购纸"));
        Assert.Equal((0, 0), (DisbursementRow.SumKeyOf(null, "采购纸"), DisbursementRow.SumKeyOf("甲公司", null)));
    }

    [Fact, Rule("DEC-01")]
    public void What_was_rejected_or_cancelled_never_counts()
    {
        var asked = CampaignWith(100_000).Asks(100);
        Assert.True(Counts(asked.History));
        Assert.True(Counts(asked.Approves().History));
        Assert.True(Counts(asked.Approves().Pays().History));
        Assert.False(Counts(asked.After(c => c.RejectDisbursement(PaymentId(1), null, Approver, Now)).History));
        Assert.False(Counts(asked.Approves().After(c => c.CancelDisbursement(PaymentId(1), null, Approver, Now)).History));
    }

    private static bool Counts(IEnumerable<CampaignEvent> history)
    {
        var records = history.Select((happened, i) => new Recorded(i + 1, new("campaign", Id), i + 1, happened, "甲", Now));
        var row = CampaignRows.Fold<DisbursementRow>(records).Single();
        return DisbursementsThat.SumUpSince(row.SumKey, _today.AddDays(-30)).IsSatisfiedBy(row);
    }

    private static SimilarPayments Earlier(decimal yuan, int daysAgo) => new([new(GiftId(9), "JH-2025-009-Z0001", Yuan(yuan), _today.AddDays(-daysAgo))]);

    private static Outcome<Campaign, CampaignEvent> Asks(decimal yuan, string? decision, SimilarPayments similar) =>
        CampaignWith(100_000).When(c => c.RequestDisbursement(PaymentId(1), APayment(yuan) with { DecisionNumber = decision }, Asker, Now, Parameters, similar));
}
