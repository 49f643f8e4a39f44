using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using CampaignGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Asked for, reviewed, approved by whom the amount wants, paid: by four people where that is set.</summary>
public sealed class TheChainOfAPayment
{
    private const string Accountant = "孙会计";

    private static readonly Rulebook _strict = Setting(FundraisingParameters.ReviewStep, 1, Start);

    private static CampaignGiven Asked(decimal yuan = 100, Rulebook? rules = null) =>
        CampaignWith(100_000).After(c => c.RequestDisbursement(PaymentId(1), APayment(yuan), Asker, Now, rules ?? _strict));

    [Fact, Rule("FUN-16")]
    public void What_must_be_reviewed_is_not_approved_before()
    {
        Asked().When(c => c.ApproveDisbursement(PaymentId(1), Approver, Now)).ThenFails(DisbursementErrors.NotReviewed);
        Reviewed().When(c => c.ApproveDisbursement(PaymentId(1), Approver, Now)).Then<DisbursementApproved>();
    }

    [Fact, Rule("FUN-16")]
    public void A_review_is_possible_where_none_is_required_and_changes_nothing_else()
    {
        var reviewed = Asked(rules: Parameters).After(c => c.ReviewDisbursement(PaymentId(1), null, Accountant, Now));
        reviewed.When(c => c.ApproveDisbursement(PaymentId(1), Accountant, Now)).Then<DisbursementApproved>();
        Asked(rules: Parameters).When(c => c.ApproveDisbursement(PaymentId(1), Approver, Now)).Then<DisbursementApproved>();
    }

    [Fact, Rule("FUN-16"), Rule("SEC-07")]
    public void Who_reviewed_never_pays_however_few_they_are()
    {
        var approved = Asked(rules: Parameters).After(c => c.ReviewDisbursement(PaymentId(1), null, Accountant, Now)).After(c => c.ApproveDisbursement(PaymentId(1), Approver, Now));
        approved.When(c => c.PayDisbursement(PaymentId(1), "1", null, Accountant, Now)).ThenFails("disbursement.same_person", "FUN-16", "审核");
        approved.When(c => c.PayDisbursement(PaymentId(1), "1", null, Asker, Now)).Then<DisbursementPaid>();
    }

    [Fact, Rule("FUN-16")]
    public void Who_asked_never_reviews()
    {
        foreach (var rules in (Rulebook[])[Parameters, _strict])
            Asked(rules: rules).When(c => c.ReviewDisbursement(PaymentId(1), null, Asker, Now)).ThenFails("disbursement.same_person", "FUN-16", "“申请”");
    }

    [Fact, Rule("FUN-16")]
    public void It_is_reviewed_once_and_only_while_it_waits()
    {
        Reviewed().When(c => c.ReviewDisbursement(PaymentId(1), null, Cashier, Now)).ThenFails(DisbursementErrors.Reviewed);
        Approved().When(c => c.ReviewDisbursement(PaymentId(1), null, Cashier, Now)).ThenFails(DisbursementErrors.Approved);
        Approved().Pays().When(c => c.ReviewDisbursement(PaymentId(1), null, Cashier, Now)).ThenFails(DisbursementErrors.Closed);
    }

    [Theory, Rule("FUN-16")]
    [InlineData(Asker, "申请")]
    [InlineData(Accountant, "审核")]
    [InlineData(Approver, "审批")]
    public void With_a_review_nobody_acts_twice(string by, string step)
    {
        if (by != Approver)
        {
            var zh = by == Asker ? "申请人" : $"“{step}”";
            Reviewed().When(c => c.ApproveDisbursement(PaymentId(1), by, Now)).ThenFails("disbursement.same_person", "FUN-16", zh);
            Reviewed().When(c => c.RejectDisbursement(PaymentId(1), null, by, Now)).ThenFails("disbursement.same_person", "FUN-16", zh);
        }

        Approved().When(c => c.PayDisbursement(PaymentId(1), "1", null, by, Now)).ThenFails("disbursement.same_person", "FUN-16", $"“{step}”");
        Approved().When(c => c.PayDisbursement(PaymentId(1), "1", null, Cashier, Now)).Then<DisbursementPaid>();
    }

    [Fact, Rule("FUN-16")]
    public void In_the_smallest_form_who_asked_or_approved_may_pay()
    {
        foreach (var by in (string[])[Asker, Approver])
            Asked(rules: Parameters).Approves().When(c => c.PayDisbursement(PaymentId(1), "1", null, by, Now)).Then<DisbursementPaid>();
    }

    [Fact, Rule("FUN-16"), Rule("K-08")]
    public void What_is_required_stays_as_on_the_day_of_the_request()
    {
        Asked(rules: Parameters).When(c => c.ApproveDisbursement(PaymentId(1), new(ApprovalCapacity.President), Approver, Now, _strict, SimilarPayments.None)).Then<DisbursementApproved>();
        Asked().When(c => c.ApproveDisbursement(PaymentId(1), new(ApprovalCapacity.President), Approver, Now, Parameters, SimilarPayments.None)).ThenFails(DisbursementErrors.NotReviewed);
    }

    [Theory, Rule("FUN-16")]
    [InlineData(9_999.99, "VicePresident")]
    [InlineData(10_000, "President")]
    [InlineData(29_999.99, "President")]
    [InlineData(30_000, "Collective")]
    public void The_amount_says_who_approves(double yuan, string level)
    {
        var asked = CampaignWith(100_000).When(c => c.RequestDisbursement(PaymentId(1), APayment((decimal)yuan), Asker, Now, Parameters));
        Assert.Equal(level, asked.Then<DisbursementRequested>().Level.ToString());
        Assert.Equal(level, asked.ThenState().Open[PaymentId(1)].Level.ToString());
    }

    [Theory, Rule("FUN-16")]
    [InlineData(9_999.99, ApprovalCapacity.VicePresident, true)]
    [InlineData(9_999.99, ApprovalCapacity.President, true)]
    [InlineData(10_000.0, ApprovalCapacity.VicePresident, false)]
    [InlineData(10_000.0, ApprovalCapacity.President, true)]
    [InlineData(30_000.0, ApprovalCapacity.VicePresident, false)]
    [InlineData(30_000.0, ApprovalCapacity.President, true)]
    internal void A_capacity_below_the_level_is_refused(double yuan, ApprovalCapacity capacity, bool approved)
    {
        var outcome = Asked((decimal)yuan, Parameters).When(c => c.ApproveDisbursement(PaymentId(1), new(capacity), Approver, Now, Parameters, SimilarPayments.None));
        if (approved) Assert.Equal(capacity, outcome.Then<DisbursementApproved>().Capacity);
        else outcome.ThenFails("disbursement.below_level", "FUN-16", "分管副会长不能审批");
    }

    [Fact, Rule("FUN-16")]
    public void Each_step_keeps_who_and_when()
    {
        var paid = Approved().When(c => c.PayDisbursement(PaymentId(1), "1", null, Cashier, Now)).ThenState().Touched!;
        Assert.Equal((Asker, Accountant, Approver, Cashier), (paid.RequestedBy, paid.ReviewedBy, paid.DecidedBy, paid.PaidBy));
        Assert.Equal((Now, Now, Now, Now), (paid.RequestedAt, paid.ReviewedAt!.Value, paid.DecidedAt!.Value, paid.PaidAt!.Value));
    }

    [Fact, Rule("FUN-16")]
    public void What_was_stored_before_there_were_levels_still_goes_its_way()
    {
        var old = CampaignWith(100_000).Happened([new DisbursementRequested(PaymentId(1), "Z1", Yuan(40_000), "助学金", new(PrivateKind.Name, PaymentId(1), "李四"), false, null, 1, "纪要1", Asker, Now)]);
        Assert.Equal((false, ApprovalLevel.Collective), (old.State.Open[PaymentId(1)].ReviewRequired, old.State.Open[PaymentId(1)].Level));
        Assert.Null(old.When(c => c.ApproveDisbursement(PaymentId(1), Approver, Now)).Then<DisbursementApproved>().Level);
    }

    private static CampaignGiven Reviewed() => Asked().After(c => c.ReviewDisbursement(PaymentId(1), "单据齐全", Accountant, Now));

    private static CampaignGiven Approved() => Reviewed().Approves();
}
