using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.ReadModels;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Goods are named, not expired, valued only with proof, counted by two, and handed over by quantity (FUN-06).</summary>
public sealed class GivingGoods
{
    private static readonly DateOnly _today = new(2025, 7, 10);
    private static readonly ProposedGoods _rice = new("大米", GoodsCategory.Food, "袋", 100, 12_000, "发票1", new(2026, 7, 1), null);
    private static readonly ProposedGoods _quilts = new("棉被", null, "床", 50, null, null, null, null);

    [Fact, Rule("FUN-06")]
    public void Goods_have_a_number_and_no_place_among_the_money()
    {
        var given = CampaignWith(100).After(c => c.RecordDonation(GiftId(2), Goods(_rice, _quilts), Now, Parameters)).Gives(5, n: 3);
        var (gift, campaign) = (given.History.OfType<DonationRecorded>().ElementAt(1), given.State);

        Assert.Equal(($"{campaign.Number}-000002", Money.Zero, true), (gift.Number, gift.Amount, gift.Fens.IsEmpty));
        Assert.Equal((3, 2, Yuan(105), Yuan(105)), (campaign.GiftCount, campaign.DonationCount, campaign.Raised, campaign.Available));
        Assert.Equal(new Fens(10_000, 10_500), given.History.OfType<DonationRecorded>().Last().Fens);
        Assert.Equal([GoodsCategory.Food, GoodsCategory.Other], gift.Goods!.Select(g => g.Category));
    }

    [Fact, Rule("FUN-06")]
    public void Money_and_goods_are_two_gifts()
    {
        Assert.Equal("goods.with_money", Refusal(Goods(_rice) with { Amount = 10 })?.Code);
        Assert.Equal("goods.with_money", Refusal(Goods(_rice) with { Parts = [new("示例甲", 1, Publicity.Name)] })?.Code);
        Assert.Equal("amount.missing", Refusal(Goods() with { Amount = null })?.Code);
    }

    [Theory, Rule("FUN-06")]
    [InlineData(999_999.99, null, null)]
    [InlineData(1_000_000, null, "donation.letter_required")]
    [InlineData(1_000_000, "函1", null)]
    public void From_a_million_of_fair_value_a_letter_is_needed(decimal value, string? letter, string? code) =>
        Assert.Equal(code, Refusal(Goods(_quilts with { FairValue = 0.01m, Proof = "发票" }, _rice with { FairValue = value - 0.01m }) with { LetterReference = letter })?.Code);

    [Fact, Rule("FUN-06")]
    public void A_fair_value_needs_its_proof()
    {
        var refused = Refusal(Goods(_rice with { Proof = null }))!;
        Assert.Equal(("goods.value_needs_proof", "goods[0].proof"), (refused.Code, refused.Field));
        Assert.Null(Refusal(Goods(_rice with { Proof = null, FairValue = null })));
    }

    [Theory, Rule("FUN-06"), Rule("K-03")]
    [InlineData(GoodsCategory.Food, "2026-01-10", null, null)]
    [InlineData(GoodsCategory.Food, "2026-01-09", null, "goods.expires_soon")]
    [InlineData(GoodsCategory.Medicine, "2026-01-09", null, "goods.expires_soon")]
    [InlineData(GoodsCategory.Food, "2026-01-09", "灾区急需，一周内发放", null)]
    [InlineData(null, "2026-01-09", null, "goods.expires_soon")]
    [InlineData(GoodsCategory.Other, "2026-01-09", null, null)]
    [InlineData(GoodsCategory.Other, "2025-07-09", null, "goods.expired")]
    [InlineData(GoodsCategory.Food, "2025-07-09", "说明", "goods.expired")]
    [InlineData(GoodsCategory.Food, "2025-07-10", "当日发放", null)]
    [InlineData(GoodsCategory.Food, null, "说明", "goods.expiry_missing")]
    [InlineData(GoodsCategory.Other, null, null, null)]
    public void Food_and_medicine_have_six_months_to_go_or_a_reason(object? category, string? expires, string? reason, string? code) =>
        Assert.Equal(code, Refusal(Goods(_rice with { Category = (GoodsCategory?)category, ExpiresOn = expires is null ? null : DateOnly.Parse(expires, null), Reason = reason }))?.Code);

    [Theory, Rule("K-03")]
    [InlineData("2026-02-28", null)]
    [InlineData("2026-02-27", "goods.expires_soon")]
    public void Months_end_on_the_corresponding_day_or_the_last_one(string expires, string? code)
    {
        var errors = new List<Error>();
        GoodsCheck.Check([_rice with { ExpiresOn = DateOnly.Parse(expires, null) }], new(2025, 8, 31), Parameters.FundraisingOn(_today), errors);
        Assert.Equal(code, errors.FirstOrDefault()?.Code);
    }

    [Theory, Rule("FUN-06")]
    [InlineData(0.001, null)]
    [InlineData(0, "goods.quantity_invalid")]
    [InlineData(-1, "goods.quantity_invalid")]
    [InlineData(0.0005, "goods.quantity_invalid")]
    [InlineData(999_999_999.999, null)]
    [InlineData(1_000_000_000, "goods.quantity_invalid")]
    public void A_quantity_is_exact_to_the_thousandth(decimal quantity, string? code) => Assert.Equal(code, Refusal(Goods(_quilts with { Quantity = quantity }))?.Code);

    [Fact, Rule("FUN-06")]
    public void A_second_person_counts_every_line_and_names_what_differs()
    {
        var gift = Recorded(_rice, _quilts);
        Decision<DonationEvent> Count(string by, string? remark, params ProposedQuantity[] counted) => Donation.Initial.CountGoods(counted, remark, gift, Id, Asker, by, Now, Parameters);

        Assert.Equal("goods.same_person", Count($" {Asker} ", null, new(1, 100), new(2, 50)).Error?.Code);
        Assert.Contains("2 棉被", Count(Approver, null, new ProposedQuantity(1, 100)).Error!.Zh, StringComparison.Ordinal);
        Assert.Equal("goods.line_unknown", Count(Approver, null, new(1, 100), new(1, 100)).Error?.Code);
        Assert.Equal("goods.line_unknown", Count(Approver, null, new(1, 100), new(3, 50)).Error?.Code);
        var differs = Count(Approver, null, new(1, 98), new(2, 50)).Error!;
        Assert.Equal("goods.count_differs", differs.Code);
        Assert.Contains("第 1 项 大米 登记 100、清点 98 袋", differs.Zh, StringComparison.Ordinal);

        var counted = (GoodsCounted)Count(Approver, "破损 2 袋", new(1, 98), new(2, 50)).Events.Single();
        Assert.Equal([Yuan(11_760), null], counted.Goods.Select(g => g.FairValue));
        var after = Donation.Initial.Apply(counted);
        Assert.Equal("goods.counted", after.CountGoods([new(1, 98), new(2, 50)], null, gift, Id, Asker, Approver, Now, Parameters).Error?.Code);
        Assert.Null(after.ProvenValue);
        Assert.Equal(Yuan(12_000), Counted(Recorded(_rice), 100).ProvenValue);
        Assert.Null(Donation.Initial.ProvenValue);
        var money = gift with { Goods = null };
        Assert.Equal("goods.none", Donation.Initial.CountGoods([], null, money, Id, Asker, Approver, Now, Parameters).Error?.Code);
    }

    [Fact, Rule("FUN-06")]
    public void At_most_what_is_there_is_handed_over()
    {
        var gift = Recorded(_rice, _quilts);
        var counted = Counted(gift, 98, 50);

        Assert.Equal("goods.not_counted", HandOver(Donation.Initial, gift, [new(1, 1)]).Error?.Code);
        Assert.Equal("goods.exceeds_stock", HandOver(counted, gift, [new(1, 98.001m)]).Error?.Code);
        var first = (GoodsHandedOver)HandOver(counted, gift, [new(1, 60)]).Events.Single();
        Assert.Equal(($"{gift.Number}-Y001", "大米"), (first.HandOverNumber, first.Goods.Single().Item));
        var after = counted.Apply(first);
        Assert.Contains("超出 0.5", HandOver(after, gift, [new(1, 38.5m)]).Error!.Zh, StringComparison.Ordinal);
        Assert.Null(HandOver(after, gift, [new(1, 38), new(2, 50)]).Error);
        Assert.Equal("goods.exceeds_stock", HandOver(after.Apply((DonationEvent)HandOver(after, gift, [new(1, 38)]).Events.Single()), gift, [new(1, 0.001m)]).Error?.Code);
        Assert.Equal("goods.nothing_handed_over", HandOver(counted, gift, []).Error?.Code);
        Assert.Equal("goods.quantity_invalid", HandOver(counted, gift, [new(1, 0)]).Error?.Code);
    }

    [Fact, Rule("FUN-06")]
    public void Nothing_expired_unreviewed_or_dated_wrongly_is_handed_over()
    {
        var gift = Recorded(_rice);
        var counted = Counted(gift, 100);

        Assert.Equal("goods.awaits_review", HandOver(counted, gift, [new(1, 1)], awaits: true).Error?.Code);
        Assert.Equal("day.in_future", HandOver(counted, gift, [new(1, 1)], _today.AddDays(1)).Error?.Code);
        Assert.Equal("goods.before_count", HandOver(counted, gift, [new(1, 1)], _today.AddDays(-1)).Error?.Code);
        Assert.Null(counted.HandOverGoods(PaymentId(1), new("仓库", null, [new(1, 1)], null), gift, Id, false, Asker, Noon(new(2026, 7, 1)), Parameters).Error);
        Assert.Equal("goods.expired", counted.HandOverGoods(PaymentId(1), new("仓库", null, [new(1, 1)], null), gift, Id, false, Asker, Noon(new(2026, 7, 2)), Parameters).Error?.Code);
        Assert.Equal("goods.field_missing", counted.HandOverGoods(PaymentId(1), new(" ", null, [new(1, 1)], null), gift, Id, false, Asker, Now, Parameters).Error?.Code);
    }

    [Fact, Rule("FUN-06")]
    public void What_expires_first_becomes_a_task_until_it_is_handed_over()
    {
        var gift = Recorded(_rice, _rice with { Item = "面粉", ExpiresOn = new(2026, 3, 1) }, _quilts);
        var counted = Counted(gift, 100, 100, 50);
        var first = (GoodsHandedOver)HandOver(counted, gift, [new(2, 100)]).Events.Single();
        var last = (GoodsHandedOver)HandOver(counted.Apply(first), gift, [new(1, 100)]).Events.Single();
        Recorded[] records = [.. new object[] { gift, CountOf(gift, 100, 100, 50), first, last }.Select((e, i) => new Recorded(i + 1, i == 0 ? new("campaign", Id) : new("donation", gift.DonationId), i + 1, e, Asker, Now))];
        string[] Tasks(int steps) => [.. CampaignRows.Fold<TaskRow>(records.Take(steps)).Where(t => t.Kind != TaskKind.IssueReceipts).Select(t => $"{t.Kind} {t.AppearsOn:yyyy-MM-dd} {t.CountsFrom:yyyy-MM-dd} not {string.Concat(Barred.Names(t.NotBy))}")];

        Assert.Equal([$"CountGoods 2025-07-10 2025-07-10 not {Asker}"], Tasks(1));
        Assert.Equal(["GoodsExpiring 2025-12-31 2026-03-01 not "], Tasks(2));
        Assert.Equal(["GoodsExpiring 2026-05-02 2026-07-01 not "], Tasks(3));
        Assert.Empty(Tasks(4));
        Assert.Equal(["大米 HandedOver 0", "棉被 InStock 50000", "面粉 HandedOver 0"], CampaignRows.Fold<GoodsRow>(records).Select(g => $"{g.Item} {g.State} {g.Left}").Order(StringComparer.Ordinal));
    }

    [Fact, Rule("FUN-06")]
    public void Goods_from_overseas_wait_for_their_review_and_goods_are_never_refunded()
    {
        var given = RunningCampaign().After(c => c.RecordDonation(GiftId(1), Goods(_rice) with { Overseas = true, Earmark = "学校" }, Now, Parameters));
        var place = PlacedGift.Of(given.History.OfType<DonationRecorded>().Single());

        Assert.Contains(GiftId(1), given.State.Unreviewed.Keys);
        Assert.DoesNotContain(GiftId(1), given.After(c => c.PassReview(GiftId(1), "审1", Now)).State.Unreviewed.Keys);
        Assert.Equal("goods.not_money", given.State.RequestRefund(PaymentId(1), place, 1, RefundReason.Other, "说明", Asker, Now).Error?.Code);
        Assert.Equal("goods.not_money", given.State.RequestVoid(PaymentId(1), place, "说明", Asker, Now).Error?.Code);
        Assert.Equal("goods.not_money", given.State.RequestMove(PaymentId(1), place, new(Id, "X", null), "说明", Asker, Now).Error?.Code);
    }

    private static DonationRecorded Recorded(params ProposedGoods[] goods) => (DonationRecorded)RunningCampaign().State.RecordDonation(GiftId(1), Goods(goods), Now, Parameters).Events.Single();

    private static GoodsCounted CountOf(DonationRecorded gift, params decimal[] counted) =>
        (GoodsCounted)Donation.Initial.CountGoods([.. counted.Select((q, i) => new ProposedQuantity(i + 1, q))], "清点说明", gift, Id, Asker, Approver, Now, Parameters).Events.Single();

    private static Donation Counted(DonationRecorded gift, params decimal[] counted) => Donation.Initial.Apply(CountOf(gift, counted));

    private static Decision<DonationEvent> HandOver(Donation donation, DonationRecorded gift, ProposedQuantity[] goods, DateOnly? on = null, bool awaits = false) =>
        donation.HandOverGoods(PaymentId(1), new("县备灾仓库", on, goods, null), gift, Id, awaits, Asker, Now, Parameters);

    private static ProposedGift Goods(params ProposedGoods[] goods) => AGift(null) with { Channel = null, Goods = goods };

    private static Error? Refusal(ProposedGift gift) => RunningCampaign().State.RecordDonation(GiftId(1), gift, Now, Parameters).Error;
}
