using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Goods;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Where goods stand.</summary>
internal enum GoodsState
{
    /// <summary>Recorded by one person, and not counted by another.</summary>
    ToCount,

    /// <summary>Counted, and some of it is there.</summary>
    InStock,

    /// <summary>All that was counted was handed over.</summary>
    HandedOver,

    /// <summary>The count found none.</summary>
    Missing,
}

/// <summary>One line of a gift of goods (FUN-06). Who gave it stands in the gift's own row.</summary>
/// <param name="Recorded">In thousandths of the unit, as are the other quantities.</param>
/// <param name="Counted">Null until it is counted.</param>
internal sealed record GoodsRow(
    Guid Id, Guid DonationId, string DonationNumber, Guid CampaignId, long Sequence, int Line, string Item, GoodsCategory Category, string Unit, long Recorded, long? Counted, long HandedOver, long Left,
    long? FairValueFen, string? Proof, DateOnly? ExpiresOn, string? ShortReason, DateOnly ReceivedOn, string? CountRemark, GoodsState State)
    : IReadModel<GoodsRow>
{
    public static ReadTable Table { get; } = new("goods", 1) { Indexes = [[nameof(DonationId), nameof(Line)], [nameof(CampaignId), nameof(Sequence)], [nameof(ExpiresOn)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        DonationRecorded { Goods: { } goods } e => goods.Select(g => GoodsItem.IdOf(e.DonationId, g.Line)),
        GoodsCounted e => e.Goods.Select(g => GoodsItem.IdOf(record.Stream.Id, g.Line)),
        GoodsHandedOver e => e.Goods.Select(g => GoodsItem.IdOf(record.Stream.Id, g.Line)),
        _ => [],
    };

    public static GoodsRow? Project(GoodsRow? row, Guid key, Recorded record) => record.Event switch
    {
        DonationRecorded { Goods: { } goods } e => Of(e, goods.First(g => GoodsItem.IdOf(e.DonationId, g.Line) == key), key, record.Stream.Id),
        GoodsCounted e when row is not null => Count(row, e, e.Goods.First(g => g.Line == row.Line)),
        GoodsHandedOver e when row is not null => HandOver(row, e.Goods.First(g => g.Line == row.Line).Quantity.Thousandths),
        _ => row,
    };

    private static GoodsRow Of(DonationRecorded e, GoodsItem g, Guid key, Guid campaign) => new(
        key, e.DonationId, e.Number, campaign, e.Sequence, g.Line, g.Item, g.Category, g.Unit, g.Quantity.Thousandths, null, 0, 0, g.FairValue?.Fen, g.Proof, g.ExpiresOn, g.ShortReason,
        ChinaTime.DayOf(e.ReceivedAt), null, GoodsState.ToCount);

    private static GoodsRow Count(GoodsRow row, GoodsCounted e, CountedGoods counted) => row with
    {
        Counted = counted.Quantity.Thousandths,
        Left = counted.Quantity.Thousandths,
        FairValueFen = counted.FairValue?.Fen,
        CountRemark = counted.Quantity == counted.Recorded ? null : e.Remark,
        State = counted.Quantity > Quantity.Zero ? GoodsState.InStock : GoodsState.Missing,
    };

    private static GoodsRow HandOver(GoodsRow row, long quantity) => row with
    {
        HandedOver = row.HandedOver + quantity,
        Left = row.Left - quantity,
        State = row.Left > quantity ? GoodsState.InStock : GoodsState.HandedOver,
    };
}

/// <summary>Every question the module asks of its goods.</summary>
internal static class GoodsThat
{
    public static Specification<GoodsRow> BelongTo(Guid campaign) => new(g => g.CampaignId == campaign);

    public static Specification<GoodsRow> AreOfGift(Guid donation) => new(g => g.DonationId == donation);

    public static Specification<GoodsRow> MentionInItem(string text) => new(g => g.Item.Contains(text));

    public static Specification<GoodsRow> AreOf(GoodsCategory category) => new(g => g.Category == category);

    public static Specification<GoodsRow> Are(GoodsState state) => new(g => g.State == state);

    /// <summary>Still there, or to be counted, and of no use from that day on.</summary>
    public static Specification<GoodsRow> ExpireBefore(DateOnly day) => new(g => g.ExpiresOn != null && g.ExpiresOn < day && (g.State == GoodsState.ToCount || g.State == GoodsState.InStock));

    public static SortColumns<GoodsRow> Sorts { get; } = new("-receivedOn")
    {
        { "receivedOn", g => g.ReceivedOn },
        { "number", g => g.Sequence },
        { "line", g => g.Line },
        { "item", g => g.Item },
        { "expiresOn", g => g.ExpiresOn },
    };
}
