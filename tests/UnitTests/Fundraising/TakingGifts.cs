using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>When a campaign takes a gift, and what a gift must tell.</summary>
public sealed class TakingGifts
{
    private static readonly ListOrigin _row = new(new(9, 9, 9, 0, 0, 0, 0, 0, 0, 0, 9), "清单A", "17");

    [Fact, Rule("FUN-06")]
    public void A_gift_takes_the_next_number_and_the_next_fen()
    {
        var gift = CampaignWith(10.50m).When(c => c.RecordDonation(GiftId(2), AGift(0.01m), Now, Parameters)).Then<DonationRecorded>();
        Assert.Equal(("JH-2025-001-000002", 2L, new Fens(1050, 1051)), (gift.Number, gift.Sequence, gift.Fens));
        Assert.Equal(("张三", GiftId(2)), (gift.Donor.Name!.Value, gift.Donor.Name.Subject));
    }

    [Fact, Rule("FUN-06")]
    public void A_million_comes_with_its_letter() => Give(AGift(1_000_000) with { LetterReference = "函1" }).Then<DonationRecorded>();

    [Fact, Rule("FUN-06")]
    public void A_million_without_a_letter_is_refused() => Give(AGift(1_000_000)).ThenFails("donation.letter_required", "FUN-06", "100万元以上大额捐赠应提供书面捐赠函");

    [Fact, Rule("FUN-06")]
    public void A_fen_less_than_a_million_needs_no_letter() => Assert.False(Give(AGift(999_999.99m)).Then<DonationRecorded>().LetterOwed);

    [Fact, Rule("FUN-06")]
    public void A_million_from_a_list_owes_its_letter()
    {
        var recorded = RunningCampaign().After(c => c.RecordDonation(GiftId(1), AGift(1_000_000) with { List = _row }, Now, Parameters));
        Assert.Equal([GiftId(1)], recorded.State.LettersOwed);
        recorded.When(c => c.ReceiveLetter(GiftId(1), " ", Now)).ThenFails("donation.field_missing");
        var settled = recorded.After(c => c.ReceiveLetter(GiftId(1), "函1", Now));
        Assert.Empty(settled.State.LettersOwed);
        settled.When(c => c.ReceiveLetter(GiftId(1), "函1", Now)).ThenFails(DonationErrors.LetterNotOwed);
    }

    [Fact, Rule("FUN-06")]
    public void Overseas_money_is_raised_but_not_used_before_its_review()
    {
        var given = CampaignWith(100).Gives(50, overseas: true, n: 2);
        Assert.Equal((Yuan(150), Yuan(100), Yuan(50)), (given.State.Raised, given.State.Available, given.State.AwaitingReview));
        given.When(c => c.RequestDisbursement(PaymentId(1), APayment(100.01m), Asker, Now, Parameters)).ThenFails("disbursement.exceeds_available");
        given.When(c => c.PassReview(GiftId(2), null, Now)).ThenFails("donation.field_missing");
        var reviewed = given.After(c => c.PassReview(GiftId(2), "审1", Now));
        Assert.Equal(Yuan(150), reviewed.State.Available);
        reviewed.When(c => c.PassReview(GiftId(2), "审1", Now)).ThenFails(DonationErrors.NotAwaitingReview);
        reviewed.When(c => c.RequestDisbursement(PaymentId(1), APayment(150), Asker, Now, Parameters)).Then<DisbursementRequested>();
    }

    [Fact, Rule("FUN-06")]
    public void Payments_pass_over_overseas_money_and_come_back_to_it()
    {
        var paid = RunningCampaign().Gives(1, overseas: true).Gives(1, n: 2).Asks(0.5m).Approves().When(c => c.PayDisbursement(PaymentId(1), "1", null, Cashier, Now));
        Assert.Equal([new Fens(100, 150)], paid.Then<DisbursementPaid>().Taken);
        var later = paid.Before.Happened(paid.Decision.Events).After(c => c.PassReview(GiftId(1), "审1", Now)).Asks(1.2m, n: 2).Approves(2);
        Assert.Equal([new Fens(0, 100), new Fens(150, 170)], later.When(c => c.PayDisbursement(PaymentId(2), "2", null, Cashier, Now)).Then<DisbursementPaid>().Taken);
    }

    [Fact]
    public void A_draft_takes_no_gift() => DraftedCampaign().When(c => c.RecordDonation(GiftId(1), AGift(1), Now, Parameters)).ThenFails(CampaignErrors.NotLaunched);

    [Fact]
    public void A_filed_campaign_takes_no_gift() => FiledCampaign().When(c => c.RecordDonation(GiftId(1), AGift(1), Now, Parameters)).ThenFails(CampaignErrors.NotLaunched);

    [Fact]
    public void A_suspended_campaign_takes_no_gift() => SuspendedCampaign().When(c => c.RecordDonation(GiftId(1), AGift(1), Now, Parameters)).ThenFails(CampaignErrors.Suspended);

    [Fact]
    public void An_ended_campaign_takes_no_gift() => EndedCampaign().When(c => c.RecordDonation(GiftId(1), AGift(1), Now, Parameters)).ThenFails(CampaignErrors.Closed);

    [Fact]
    public void A_settled_campaign_takes_no_gift() => SettledCampaign().When(c => c.RecordDonation(GiftId(1), AGift(1), Now, Parameters)).ThenFails(CampaignErrors.Closed);

    [Fact, Rule("FUN-02")]
    public void Money_that_came_in_the_last_minute_of_the_last_day_is_taken_later() => GiveIn(august: 5, ChinaTime.StartOf(LastDay.AddDays(1)).AddMinutes(-1)).Then<DonationRecorded>();

    [Fact, Rule("FUN-02")]
    public void Money_that_came_after_the_last_day_is_refused() =>
        GiveIn(august: 5, ChinaTime.StartOf(LastDay.AddDays(1))).ThenFails("donation.received_after_end", "FUN-02", "到账日期 2025-08-01 晚于活动结束日期 2025-07-31");

    [Fact, Rule("FUN-06")]
    public void Only_money_that_has_come_is_recorded()
    {
        Give(AGift(1) with { ReceivedAt = Now.AddMinutes(5) }).Then<DonationRecorded>();
        Give(AGift(1) with { ReceivedAt = Now.AddMinutes(6) }).ThenFails("donation.received_in_future");
        Give(AGift(1) with { ReceivedAt = DateTimeOffset.MaxValue, GivenAt = DateTimeOffset.MaxValue }).ThenFails("day.out_of_range");
    }

    [Fact, Rule("FUN-06")]
    public void It_is_not_given_after_it_was_received()
    {
        Give(AGift(1) with { GivenAt = Now, ReceivedAt = Now.AddHours(-1) }).Then<DonationRecorded>();
        Give(AGift(1) with { GivenAt = Now.AddDays(1), ReceivedAt = Now }).ThenFails(DonationErrors.GivenAfterReceived);
    }

    [Fact, Rule("FUN-06")]
    public void Whatever_is_missing_is_told_in_one_go()
    {
        var error = Give(new(null, null, null, null, null, null, null, null, null, null, null, null)).ThenFails("donation.field_missing");
        Assert.Equal(["amount", "channel", "donor.kind", "givenAt", "publicity", "receipt", "receivedAt"], error.More.Prepend(error).Select(e => e.Field).Order(StringComparer.Ordinal));
    }

    [Theory, Rule("K-06")]
    [InlineData("0", "amount.not_positive")]
    [InlineData("-5", "amount.not_positive")]
    [InlineData("0.005", "amount.too_precise")]
    [InlineData("10000000000", "amount.too_large")]
    [InlineData("79228162514264337593543950335", "amount.too_large")]
    public void An_amount_is_positive_whole_fen_and_not_beyond_measure(string yuan, string code) =>
        Give(AGift(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)) with { LetterReference = "函1" }).ThenFails(code);

    [Fact, Rule("K-06")]
    public void The_smallest_and_the_largest_amount_are_taken()
    {
        Assert.Equal(new Money(1), Give(AGift(0.01m)).Then<DonationRecorded>().Amount);
        Assert.Equal(Money.Largest, Give(AGift(9_999_999_999.99m) with { LetterReference = "函1" }).Then<DonationRecorded>().Amount);
    }

    [Fact, Rule("FUN-06")]
    public void The_same_payment_claims_the_same_name_however_it_is_typed()
    {
        static IEnumerable<string> Names(ProposedGift gift) => Give(gift).Claims.Select(c => $"{c.Kind} {c.Name}");
        Assert.Equal(["payment BankTransfer:AB12"], Names(AGift(1) with { TransactionNumber = " ab12 " }));
        Assert.Equal(["payment Cash:AB12", "list-row JH-2025-001:清单A:17"], Names(AGift(1) with { TransactionNumber = "AB12", Channel = Channel.Cash, List = _row }));
        Assert.Empty(Names(AGift(1)));
    }

    [Fact, Rule("TRA-03")]
    public void An_anonymous_gift_has_no_name_and_is_shown_without_one()
    {
        var nobody = new ProposedDonor(DonorKind.Anonymous, null, null, null, null);
        Give(AGift(1) with { Donor = nobody, Publicity = Publicity.Anonymous }).Then<DonationRecorded>();
        Give(AGift(1) with { Donor = nobody, Publicity = Publicity.Name }).ThenFails(DonationErrors.AnonymousHasNoName);
        Give(AGift(1) with { Donor = nobody with { Name = "张三" }, Publicity = Publicity.Anonymous }).ThenFails(DonationErrors.AnonymousHasNoName);
    }

    private static Outcome<Campaign, CampaignEvent> Give(ProposedGift gift) => RunningCampaign().When(c => c.RecordDonation(GiftId(1), gift, Now, Parameters));

    private static Outcome<Campaign, CampaignEvent> GiveIn(int august, DateTimeOffset receivedAt)
    {
        var now = Noon(new(2025, 8, august));
        return RunningCampaign().When(c => c.RecordDonation(GiftId(1), AGift(1) with { ReceivedAt = receivedAt }, now, Parameters));
    }
}
