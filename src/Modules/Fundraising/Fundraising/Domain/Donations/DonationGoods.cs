using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Goods;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <content>Goods: counted by a second person, then handed over to the relief stock (FUN-06).</content>
internal sealed partial record Donation
{
    /// <summary>What was counted, a line each; null until then.</summary>
    public IReadOnlyList<CountedGoods>? CountedGoods { get; init; }

    public DateOnly CountedOn { get; init; }

    public int HandOvers { get; init; }

    /// <summary>What was handed over of each line.</summary>
    public ImmutableDictionary<int, Quantity> HandedOver { get; init; } = ImmutableDictionary<int, Quantity>.Empty;

    /// <summary>What a receipt may tell: the value of what was counted; null before the count, and where no proof tells it.</summary>
    public Money? ProvenValue => CountedGoods is not { Count: > 0 } all || all.Any(g => g.FairValue is null) ? null : all.Aggregate(Money.Zero, (sum, g) => sum + g.FairValue!.Value);

    /// <param name="recordedBy">The first of the two who count.</param>
    public Decision<DonationEvent> CountGoods(IReadOnlyList<ProposedQuantity> asked, string? remark, DonationRecorded recorded, Guid campaign, string recordedBy, string by, DateTimeOffset now, Rulebook rules)
    {
        if (recorded.Goods is not { } goods) return GoodsErrors.NotGoods;
        if (CountedGoods is not null) return GoodsErrors.Counted;
        if (PlainForm.Of(by) == PlainForm.Of(recordedBy)) return GoodsErrors.SamePerson;
        var errors = new List<Error>();
        var told = Told(asked, goods, errors, orNone: true);
        if (PlainText.Check(remark, "remark", 500, out var why) is { } unclean) errors.Add(unclean);
        if (errors.Count == 0 && goods.Where(g => !told.ContainsKey(g.Line)).ToList() is { Count: > 0 } missing) errors.Add(GoodsErrors.LinesMissing(string.Join("、", missing.Select(g => $"{g.Line} {g.Item}"))));
        if (Error.All(errors) is { } error) return error;
        var different = goods.Where(g => told[g.Line] != g.Quantity).ToList();
        if (different.Count > 0 && why is null)
        {
            return GoodsErrors.CountDiffers(
                string.Join("；", different.Select(g => $"第 {g.Line} 项 {g.Item} 登记 {g.Quantity}、清点 {told[g.Line]} {g.Unit}")),
                string.Join("; ", different.Select(g => $"line {g.Line} {g.Item} recorded {g.Quantity}, counted {told[g.Line]} {g.Unit}")));
        }

        var counted = goods.Select(g => new CountedGoods(g.Line, g.Item, g.Unit, g.Quantity, told[g.Line], ValueOf(g, told[g.Line]))).ToList();
        return [new GoodsCounted(campaign, recorded.Number, counted, different.Count > 0, why, NextExpiry(goods, line => told[line], now, rules), by, now)];
    }

    /// <param name="awaitsReview">From overseas, and its review has not passed.</param>
    public Decision<DonationEvent> HandOverGoods(Guid id, ProposedHandOver asked, DonationRecorded recorded, Guid campaign, bool awaitsReview, string by, DateTimeOffset now, Rulebook rules)
    {
        if (recorded.Goods is not { } goods) return GoodsErrors.NotGoods;
        if (CountedGoods is null) return GoodsErrors.NotCounted;
        if (awaitsReview) return GoodsErrors.AwaitsReview;
        var errors = new List<Error>();
        if (PlainText.Check(asked.To, "to", 100, out var to) is { } odd) errors.Add(odd);
        else if (to is null) errors.Add(GoodsErrors.Missing("to", "接收的仓库或单位"));
        if (PlainText.Check(asked.Remark, "remark", 500, out var remark) is { } unclean) errors.Add(unclean);
        var on = asked.On ?? ChinaTime.DayOf(now);
        if (on > ChinaTime.DayOf(now)) errors.Add(CampaignErrors.InFuture("on", on));
        else if (on < CountedOn) errors.Add(GoodsErrors.BeforeCount(on, CountedOn));
        if (asked.Goods.Count == 0) errors.Add(GoodsErrors.NothingToHandOver);
        var told = Told(asked.Goods, goods, errors, orNone: false);
        foreach (var (line, quantity) in told)
        {
            var item = goods[line - 1];
            if (quantity > LeftOf(line)) errors.Add(GoodsErrors.ExceedsStock("goods", item, quantity, LeftOf(line)));
            if (item.ExpiresOn < on) errors.Add(GoodsErrors.Expired("goods", item.ExpiresOn.Value));
        }

        if (Error.All(errors) is { } error) return error;
        var handed = goods.Where(g => told.ContainsKey(g.Line)).Select(g => new HandedGoods(g.Line, g.Item, g.Category, g.Unit, told[g.Line], g.ExpiresOn)).ToList();
        var next = NextExpiry(goods, line => LeftOf(line) - told.GetValueOrDefault(line), now, rules);
        return [new GoodsHandedOver(id, $"{recorded.Number}-Y{HandOvers + 1:D3}", campaign, recorded.Number, to!, on, handed, remark, next, by, now)];
    }

    /// <summary>What of a line was counted and not handed over.</summary>
    public Quantity LeftOf(int line) => (CountedGoods?.FirstOrDefault(g => g.Line == line)?.Quantity ?? Quantity.Zero) - HandedOver.GetValueOrDefault(line);

    private Donation Count(GoodsCounted e) => this with { CountedGoods = e.Goods, CountedOn = ChinaTime.DayOf(e.At) };

    private Donation HandOver(GoodsHandedOver e) => this with
    {
        HandOvers = HandOvers + 1,
        HandedOver = e.Goods.Aggregate(HandedOver, (all, g) => all.SetItem(g.Line, all.GetValueOrDefault(g.Line) + g.Quantity)),
    };

    private static SortedDictionary<int, Quantity> Told(IReadOnlyList<ProposedQuantity> asked, IReadOnlyList<GoodsItem> goods, List<Error> errors, bool orNone)
    {
        var told = new SortedDictionary<int, Quantity>();
        foreach (var (i, one) in asked.Take(goods.Count + 1).Index())
        {
            if (one.Line is not { } line || line < 1 || line > goods.Count || told.ContainsKey(line)) errors.Add(GoodsErrors.LineUnknown($"goods[{i}].line", one.Line));
            else if (Quantity.Check(one.Quantity, $"goods[{i}].quantity", out var quantity, orNone) is { } wrong) errors.Add(wrong);
            else told[line] = quantity;
        }

        return told;
    }

    // The proof tells the value of what was recorded: of less, its share; of more, no more.
    private static Money? ValueOf(GoodsItem item, Quantity counted) =>
        item.FairValue is not { } value ? null : counted < item.Quantity ? new Money((long)((Int128)value.Fen * counted.Thousandths / item.Quantity.Thousandths)) : value;

    private static NearExpiry? NextExpiry(IReadOnlyList<GoodsItem> goods, Func<int, Quantity> left, DateTimeOffset now, Rulebook rules)
    {
        if (goods.Where(g => left(g.Line) > Quantity.Zero).Min(g => g.ExpiresOn) is not { } first) return null;
        return new(first.AddDays(-rules.FundraisingOn(ChinaTime.DayOf(now)).GoodsNoticeDays), first);
    }
}

/// <summary>A hand-over as somebody writes it down.</summary>
internal sealed record ProposedHandOver(string? To, DateOnly? On, IReadOnlyList<ProposedQuantity> Goods, string? Remark);
