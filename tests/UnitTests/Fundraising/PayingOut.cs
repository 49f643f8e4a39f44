using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Periods;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Money goes out with four eyes, never more than there is, and for what it was given.</summary>
public sealed class PayingOut
{
    [Fact, Rule("FUN-08")]
    public void All_that_is_available_may_be_asked_for()
    {
        var asked = CampaignWith(10_000).When(c => c.RequestDisbursement(PaymentId(1), APayment(10_000), Asker, Now, Parameters)).Then<DisbursementRequested>();
        Assert.Equal(("JH-2025-001-Z0001", Yuan(10_000), Asker), (asked.Number, asked.Amount, asked.By));
    }

    [Fact, Rule("FUN-08")]
    public void A_fen_more_is_refused() => CampaignWith(10_000).When(c => c.RequestDisbursement(PaymentId(1), APayment(10_000.01m), Asker, Now, Parameters))
        .ThenFails("disbursement.exceeds_available", "FUN-08", "超出可用余额 0.01 元");

    [Fact, Rule("FUN-20")]
    public void Money_for_schools_is_never_used_for_quilts()
    {
        var given = CampaignWith(100, "学校").Gives(30, "被褥", n: 2).Gives(20, n: 3);
        Assert.Equal((Yuan(150), Yuan(100), Yuan(30), Yuan(20)), (given.State.Available, given.State.AvailableOn("学校"), given.State.AvailableOn("被褥"), given.State.AvailableOn(null)));
        given.When(c => c.RequestDisbursement(PaymentId(1), APayment(30.01m) with { Earmark = "被褥" }, Asker, Now, Parameters)).ThenFails("disbursement.exceeds_available", "FUN-08", "（定向“被褥”）");
        given.When(c => c.RequestDisbursement(PaymentId(1), APayment(20.01m), Asker, Now, Parameters)).ThenFails("disbursement.exceeds_available");
        given.When(c => c.RequestDisbursement(PaymentId(1), APayment(1) with { Earmark = "药品" }, Asker, Now, Parameters)).ThenFails("disbursement.exceeds_available");
    }

    [Fact, Rule("FUN-20")]
    public void A_payment_for_quilts_takes_the_fen_given_for_quilts()
    {
        var ready = CampaignWith(100, "学校").Gives(30, "被褥", n: 2).Asks(10, "被褥").Approves();
        var paid = ready.When(c => c.PayDisbursement(PaymentId(1), "1", null, Cashier, Now)).Then<DisbursementPaid>();
        Assert.Equal(("被褥", new Fens(0, 1000)), (paid.Earmark, paid.Taken.Single()));
        var after = ready.Happened([paid]).State;
        Assert.Equal((Yuan(100), Yuan(20)), (after.AvailableOn("学校"), after.AvailableOn("被褥")));
    }

    [Fact, Rule("FUN-20")]
    public void There_are_only_so_many_earmarks()
    {
        var few = Setting(FundraisingParameters.MostEarmarks, 1, new(2025, 1, 1));
        CampaignWith(1, "学校").When(c => c.RecordDonation(GiftId(2), AGift(1) with { Earmark = "学校" }, Now, few)).Then<DonationRecorded>();
        CampaignWith(1, "学校").Gives(1, n: 2).When(c => c.RecordDonation(GiftId(3), AGift(1) with { Earmark = "被褥" }, Now, few)).ThenFails("donation.too_many_earmarks");
    }

    [Fact, Rule("FUN-20")]
    public void The_line_without_a_purpose_is_no_earmark()
    {
        var few = Setting(FundraisingParameters.MostEarmarks, 1, new(2025, 1, 1));
        CampaignWith(1).When(c => c.RecordDonation(GiftId(2), AGift(1) with { Earmark = "学校" }, Now, few)).Then<DonationRecorded>();
        CampaignWith(1, "学校").When(c => c.RecordDonation(GiftId(2), AGift(1) with { Earmark = "被褥" }, Now, few)).ThenFails("donation.too_many_earmarks");
        CampaignWith(1, "学校").Gives(1, "学校", n: 2).When(c => c.RecordDonation(GiftId(3), AGift(1), Now, few)).Then<DonationRecorded>();
    }

    [Fact, Rule("DEC-01")]
    public void A_large_payment_needs_a_collective_decision()
    {
        var given = CampaignWith(100_000);
        given.When(c => c.RequestDisbursement(PaymentId(1), APayment(30_000) with { DecisionNumber = null }, Asker, Now, Parameters)).ThenFails("disbursement.decision_required", "DEC-01", "须经集体决策");
        given.When(c => c.RequestDisbursement(PaymentId(1), APayment(30_000) with { DecisionNumber = "纪要1" }, Asker, Now, Parameters)).Then<DisbursementRequested>();
        given.When(c => c.RequestDisbursement(PaymentId(1), APayment(29_999.99m), Asker, Now, Parameters)).Then<DisbursementRequested>();
    }

    [Fact, Rule("FUN-16")]
    public void Who_asks_does_not_approve()
    {
        var asked = CampaignWith(100).Asks(60);
        asked.When(c => c.ApproveDisbursement(PaymentId(1), Asker, Now)).ThenFails(DisbursementErrors.SamePerson);
        asked.When(c => c.RejectDisbursement(PaymentId(1), null, Asker, Now)).ThenFails(DisbursementErrors.SamePerson);
        asked.When(c => c.ApproveDisbursement(PaymentId(1), Approver, Now)).Then(new DisbursementApproved(PaymentId(1), Yuan(60), Approver, Now, ApprovalCapacity.President));
    }

    [Fact, Rule("FUN-16")]
    public void It_is_approved_once()
    {
        CampaignWith(100).Asks(60).Approves().When(c => c.ApproveDisbursement(PaymentId(1), Cashier, Now)).ThenFails(DisbursementErrors.Approved);
        CampaignWith(100).Asks(60).Approves().When(c => c.RejectDisbursement(PaymentId(1), null, Cashier, Now)).ThenFails(DisbursementErrors.Approved);
    }

    [Fact, Rule("FUN-16")]
    public void What_is_not_approved_is_not_paid() => CampaignWith(100).Asks(60).When(c => c.PayDisbursement(PaymentId(1), "1", null, Cashier, Now)).ThenFails(DisbursementErrors.NotApproved);

    [Fact, Rule("FUN-16")]
    public void It_is_paid_once() => CampaignWith(200).Asks(60).Approves().Pays().When(c => c.PayDisbursement(PaymentId(1), "1", null, Cashier, Now)).ThenFails(DisbursementErrors.Closed);

    [Fact, Rule("FUN-16")]
    public void A_payment_tells_its_voucher_and_its_day()
    {
        var approved = CampaignWith(100).Asks(60).Approves();
        approved.When(c => c.PayDisbursement(PaymentId(1), " ", null, Cashier, Now)).ThenFails(DisbursementErrors.VoucherMissing);
        approved.When(c => c.PayDisbursement(PaymentId(1), "1", new(2025, 7, 11), Cashier, Now)).ThenFails("day.in_future");
        approved.When(c => c.PayDisbursement(PaymentId(1), "1", new(2025, 6, 30), Cashier, Now, new Month(202506))).ThenFails("period.closed", "FUN-17", "2025-07-01");
        approved.When(c => c.PayDisbursement(PaymentId(1), "1", new(2025, 7, 1), Cashier, Now, new Month(202506))).Then<DisbursementPaid>();
        approved.When(c => c.PayDisbursement(PaymentId(1), "凭1", null, Cashier, Now))
            .Then(new DisbursementPaid(PaymentId(1), "JH-2025-001-Z0001", null, "凭1", new(2025, 7, 10), [new(0, 6000)], Cashier, Now));
    }

    [Fact, Rule("FUN-16")]
    public void What_is_rejected_stays_rejected()
    {
        var rejected = CampaignWith(100).Asks(60).After(c => c.RejectDisbursement(PaymentId(1), "用途不符", Approver, Now));
        rejected.When(c => c.ApproveDisbursement(PaymentId(1), Approver, Now)).ThenFails(DisbursementErrors.Closed);
        Assert.Equal(Yuan(100), rejected.State.Available);
    }

    [Fact, Rule("FUN-08")]
    public void What_is_approved_is_promised_and_cancelling_frees_it()
    {
        var approved = CampaignWith(100).Asks(60).Approves();
        Assert.Equal((Yuan(40), Yuan(60)), (approved.State.Available, approved.State.Committed));
        approved.When(c => c.RequestDisbursement(PaymentId(2), APayment(40.01m), Asker, Now, Parameters)).ThenFails("disbursement.exceeds_available");
        var cancelled = approved.When(c => c.CancelDisbursement(PaymentId(1), "取消", Asker, Now));
        cancelled.Then(new DisbursementCancelled(PaymentId(1), Yuan(60), "取消", Asker, Now));
        Assert.Equal((Yuan(100), Yuan(0)), (cancelled.ThenState().Available, cancelled.ThenState().Committed));
    }

    [Fact]
    public void Cancelling_what_was_only_asked_for_frees_nothing() =>
        CampaignWith(100).Asks(60).When(c => c.CancelDisbursement(PaymentId(1), null, Asker, Now)).Then(new DisbursementCancelled(PaymentId(1), Yuan(0), null, Asker, Now));

    [Fact]
    public void What_is_paid_is_not_cancelled() => CampaignWith(100).Asks(60).Approves().Pays().When(c => c.CancelDisbursement(PaymentId(1), null, Asker, Now)).ThenFails(DisbursementErrors.Closed);

    [Fact, Rule("FUN-08")]
    public void Two_requests_may_compete_but_not_both_be_approved() =>
        CampaignWith(100).Asks(60).Asks(60, n: 2).Approves().When(c => c.ApproveDisbursement(PaymentId(2), Approver, Now)).ThenFails("disbursement.exceeds_available", "FUN-08", "超出可用余额 20.00 元");

    [Fact]
    public void Nothing_is_asked_for_before_the_launch() => FiledCampaign().When(c => c.RequestDisbursement(PaymentId(1), APayment(1), Asker, Now, Parameters)).ThenFails(CampaignErrors.NotLaunched);

    [Fact]
    public void What_was_raised_is_still_paid_out_after_the_end() => CampaignWith(100).After(c => c.End(null, null, Now)).Asks(100).Approves().When(c => c.PayDisbursement(PaymentId(1), "1", null, Cashier, Now)).Then<DisbursementPaid>();

    [Fact, Rule("FUN-16")]
    public void A_request_tells_what_for_and_to_whom()
    {
        var error = CampaignWith(100).When(c => c.RequestDisbursement(PaymentId(1), new(null, null, " ", null, -1, null), Asker, Now, Parameters)).ThenFails("amount.missing");
        Assert.Equal(["amount", "beneficiaryCount", "payee", "purpose"], error.More.Prepend(error).Select(e => e.Field).Order(StringComparer.Ordinal));
    }
}
