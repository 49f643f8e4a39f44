using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Gifts are given back, voided and moved with four eyes, and only what of them is unspent; the rest is corrected by one person.</summary>
public sealed class MendingAGift
{
    private static readonly Guid _change = new("0193a000-0000-7000-8000-0000000000c1");
    private static readonly MoveTarget _target = new(new("0193a000-0000-7000-8000-0000000000c2"), "JH-2025-002", "学校");

    [Fact, Rule("FUN-15")]
    public void Who_asks_for_a_refund_does_not_approve_it()
    {
        var asked = Given(100).After(c => c.RequestRefund(_change, Gift(c), 40, RefundReason.Duplicate, "汇了两次", Asker, Now));

        Assert.Equal("refund.same_person", asked.State.ApproveWithdrawal(_change, Gift(asked.State), Asker, Now).Error?.Code);
        Assert.Equal("refund.same_person", asked.State.RejectWithdrawal(_change, null, Asker, Now).Error?.Code);
        Assert.Equal("refund.not_approved", asked.State.PayRefund(_change, Gift(asked.State), "退1", null, Cashier, Now).Error?.Code);
        var approved = asked.After(c => c.ApproveWithdrawal(_change, Gift(c), Approver, Now)).State;
        Assert.Equal((Yuan(60), Yuan(40), Yuan(0)), (approved.Available, approved.Committed, approved.Refunded));
        var paid = approved.Apply(approved.PayRefund(_change, Gift(approved), "退1", null, Cashier, Now).Events.Single());
        Assert.Equal((Yuan(100), Yuan(60), Yuan(0), Yuan(40)), (paid.Raised, paid.Available, paid.Committed, paid.Refunded));
        Assert.Equal("refund.not_approved", paid.PayRefund(_change, Gift(paid), "退1", null, Cashier, Now).Error?.Code);
    }

    [Theory, Rule("FUN-15")]
    [InlineData(60, null)]
    [InlineData(60.01, "refund.exceeds_unspent")]
    [InlineData(0, "amount.not_positive")]
    public void Only_what_is_unspent_of_the_gift_is_given_back(decimal yuan, string? code)
    {
        var spent = Given(100).Asks(40).Approves().Pays().State;

        Assert.Equal(code, spent.RequestRefund(_change, Gift(spent), yuan, RefundReason.Other, "说明", Asker, Now).Error?.Code);
    }

    [Fact, Rule("FUN-15")]
    public void Money_that_is_promised_to_a_payment_is_not_given_back()
    {
        var promised = Given(100).After(c => c.RequestRefund(_change, Gift(c), 40, RefundReason.Other, "说明", Asker, Now)).Asks(70).Approves().State;

        Assert.Equal("refund.promised", promised.ApproveWithdrawal(_change, Gift(promised), Approver, Now).Error?.Code);
    }

    [Fact, Rule("FUN-15")]
    public void A_refund_says_why()
    {
        var campaign = Given(100).State;
        Assert.Equal("refund.reason_missing", campaign.RequestRefund(_change, Gift(campaign), 1, null, "说明", Asker, Now).Error?.Code);
        Assert.Equal("donation.reason_missing", campaign.RequestRefund(_change, Gift(campaign), 1, RefundReason.Other, " ", Asker, Now).Error?.Code);
    }

    [Fact, Rule("FUN-14")]
    public void A_voided_gift_never_was_and_its_payment_may_be_entered_again()
    {
        var asked = Given(100).After(c => c.RequestVoid(_change, Gift(c), "登记了两次", Asker, Now)).State;
        var approval = asked.ApproveWithdrawal(_change, Gift(asked), Approver, Now);
        var voided = asked.Apply(approval.Events.Single());

        Assert.Equal((Yuan(0), Yuan(0), 0L), (voided.Raised, voided.Available, voided.DonationCount));
        Assert.All(approval.Claims, claim => Assert.True(claim.Release));
        Assert.Equal(Gift(asked).TransactionNumber is null ? 0 : 1, approval.Claims.Count);
    }

    [Fact, Rule("FUN-14")]
    public void What_was_used_is_not_voided()
    {
        var spent = Given(100).Asks(0.01m).Approves().Pays().State;
        Assert.Equal("donation.spent", spent.RequestVoid(_change, Gift(spent), "说明", Asker, Now).Error?.Code);
    }

    [Fact, Rule("FUN-14")]
    public void A_move_takes_what_is_unspent_and_the_other_campaign_has_it_with_its_donor()
    {
        var spent = Given(100).Asks(30).Approves().Pays();
        var asked = spent.After(c => c.RequestMove(_change, Gift(c), _target, "记错活动", Asker, Now, "同意书1"));
        Assert.Equal("donation.change_pending", asked.State.RequestVoid(_change, Gift(asked.State), "说明", Asker, Now).Error?.Code);
        var given = asked.After(c => c.ApproveWithdrawal(_change, Gift(c), Approver, Now));
        var approved = given.History.OfType<WithdrawalApproved>().Single();
        var born = given.History.OfType<DonationRecorded>().Single();
        var other = RunningFund().After(c => c.ReceiveMoved(GiftId(77), Donation.Initial.Over(born), approved, new(born.DonationId, 1, born.DonationId, born.Number, _change), Now));

        Assert.Equal((Yuan(30), Yuan(0)), (given.State.Raised, given.State.Available));
        Assert.Equal((Yuan(70), Yuan(70)), (other.State.Raised, other.State.AvailableOn("学校")));
        var arrived = other.History.OfType<DonationRecorded>().Single();
        Assert.Equal((born.Donor.Name?.Value, born.DonationId, born.ReceivedAt), (arrived.Donor.Name?.Value, arrived.Donor.Name?.Subject, arrived.ReceivedAt));
    }

    [Fact, Rule("FUN-14")]
    public void Nothing_is_moved_to_where_it_is()
    {
        var campaign = Given(100).State;
        Assert.Equal("donation.move_to_itself", campaign.RequestMove(_change, Gift(campaign), new(Id, campaign.Number!, null), "说明", Asker, Now).Error?.Code);
    }

    [Fact, Rule("FUN-15")]
    public void A_campaign_with_open_refunds_is_not_settled()
    {
        var ended = Given(100).After(c => c.RequestRefund(_change, Gift(c), 40, RefundReason.CampaignFailed, "说明", Asker, Now)).After(c => c.End(null, null, Now)).State;
        Assert.Equal("campaign.withdrawals_open", ended.Settle(null, null, Now).Error?.Code);
    }

    [Fact, Rule("FUN-14")]
    public void A_correction_changes_what_it_names_and_nothing_else()
    {
        var born = Given(100).History.OfType<DonationRecorded>().Single();
        var decided = Donation.Initial.Correct(new(null, "示例新名", null, null, null, null, null, null, "写错了字"), born, LastDay, Asker, Now);
        var gift = Donation.Initial.Apply(decided.Events.Single());

        Assert.Equal("示例新名", gift.Over(born).Donor.Name?.Value);
        Assert.Equal((born.Donor.Kind, born.ReceivedAt, born.Publicity), (gift.Over(born).Donor.Kind, gift.Over(born).ReceivedAt, gift.Over(born).Publicity));
        Assert.Equal(["donor.name"], ((DonationCorrected)decided.Events.Single()).Fields);
    }

    [Theory, Rule("FUN-14")]
    [InlineData(1, "donation.received_in_future")]
    [InlineData(-400, "donation.given_after_received")]
    public void A_corrected_day_is_judged_like_a_first_one(int days, string code)
    {
        var born = Given(100).History.OfType<DonationRecorded>().Single();
        Assert.Contains(code, Codes(Donation.Initial.Correct(new(null, null, null, null, null, null, Now.AddDays(days), null, "日期有误"), born, null, Asker, Now).Error));
    }

    [Fact, Rule("FUN-17")]
    public void A_corrected_day_or_kind_of_donor_is_a_counter_entry_and_a_name_is_none()
    {
        var born = Given(100).History.OfType<DonationRecorded>().Single();
        GiftRebooked? Booked(ProposedCorrection asked, DonationRecorded of) => ((DonationCorrected)Donation.Initial.Correct(asked, of, LastDay, Asker, Now, Id).Events.Single()).Booked;
        var nothing = new ProposedCorrection(null, null, null, null, null, null, null, null, "说明");
        var (received, earlier) = (ChinaTime.DayOf(born.ReceivedAt), Noon(new(2025, 5, 31)));

        Assert.Null(Booked(nothing with { Name = "示例新名" }, born));
        Assert.Equal((received, new DateOnly(2025, 5, 31), born.Amount), Booked(nothing with { GivenAt = earlier, ReceivedAt = earlier }, born) is { } b ? (b.FromOn, b.ToOn, b.Amount) : default);
        Assert.Equal((DonorKind.Individual, DonorKind.Organisation, Id), Booked(nothing with { Kind = DonorKind.Organisation, Name = "示例公司" }, born) is { } k ? (k.FromKind, k.ToKind, k.Campaign) : default);
        // Moved money is booked on the day of its move, whenever it was given.
        var moved = born with { MovedFrom = new(Guid.CreateVersion7(), 1, Guid.CreateVersion7(), "X", Guid.CreateVersion7(), On: new(2025, 7, 1)) };
        Assert.Null(Booked(nothing with { GivenAt = earlier, ReceivedAt = earlier }, moved));
    }

    [Fact, Rule("FUN-14")]
    public void A_correction_names_something_and_says_why()
    {
        var born = Given(100).History.OfType<DonationRecorded>().Single();
        Assert.Equal("donation.nothing_corrected", Donation.Initial.Correct(new(null, null, null, null, null, null, null, null, "说明"), born, null, Asker, Now).Error?.Code);
        Assert.Contains("donation.reason_missing", Codes(Donation.Initial.Correct(new(null, null, "13800138000", null, null, null, null, null, null), born, null, Asker, Now).Error));
        Assert.Contains("phone.invalid", Codes(Donation.Initial.Correct(new(null, null, "1380013", null, null, null, null, null, "说明"), born, null, Asker, Now).Error));
    }

    [Fact, Rule("TRA-03")]
    public void Publicity_is_changed_once()
    {
        var born = Given(100).History.OfType<DonationRecorded>().Single();
        var other = born.Publicity == Publicity.Anonymous ? Publicity.Masked : Publicity.Anonymous;
        var gift = Donation.Initial.Apply(Donation.Initial.ChangePublicity(other, born, Asker, Now).Events.Single());
        Assert.Equal(other, gift.Over(born).Publicity);
        Assert.Equal("donation.publicity_unchanged", gift.ChangePublicity(other, born, Asker, Now).Error?.Code);
    }

    private static Given<Campaign, CampaignEvent> Given(decimal yuan) => RunningCampaign().Gives(yuan);

    private static PlacedGift Gift(Campaign campaign) => PlacedGift.Of(Given(campaign.Lines[""].Received.InYuan).History.OfType<DonationRecorded>().Single());

    private static IEnumerable<string> Codes(Error? error) => error is null ? [] : [error.Code, .. error.More.Select(e => e.Code)];
}
