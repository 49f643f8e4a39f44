using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>一项捐赠物资</summary>
/// <param name="Id">标识</param>
/// <param name="DonationId">所属捐赠</param>
/// <param name="DonationNumber">其编号</param>
/// <param name="Line">第几项，从 1 起</param>
/// <param name="Donor">捐赠人，按其选择的公示方式显示</param>
/// <param name="Quantity">登记数量</param>
/// <param name="Counted">第二人清点的数量；待清点的为空</param>
/// <param name="HandedOver">已移交数量</param>
/// <param name="Left">在库数量</param>
/// <param name="FairValue">公允价值（元）；没有凭据的为空，不能开具票据金额</param>
/// <param name="Proof">价值凭据</param>
/// <param name="ExpiresOn">有效期截止日期</param>
/// <param name="ShortReason">有效期不足仍接收的理由</param>
/// <param name="CountRemark">清点与登记不一致的说明</param>
/// <param name="State">toCount 待清点、inStock 在库、handedOver 已移交、missing 清点无此物</param>
internal sealed record GoodsResponse(
    Guid Id, Guid DonationId, string DonationNumber, Guid CampaignId, int Line, string Donor, string Item, GoodsCategory Category, string Unit, decimal Quantity, decimal? Counted, decimal HandedOver,
    decimal Left, Money? FairValue, string? Proof, DateOnly? ExpiresOn, string? ShortReason, DateOnly ReceivedOn, string? CountRemark, GoodsState State)
{
    public static GoodsResponse Of(GoodsRow g, DonationRow? gift) => new(
        g.Id, g.DonationId, g.DonationNumber, g.CampaignId, g.Line, DonorOf(gift), g.Item, g.Category, g.Unit, Units(g.Recorded), g.Counted is { } c ? Units(c) : null, Units(g.HandedOver), Units(g.Left),
        g.FairValueFen is { } fen ? new Money(fen) : null, g.Proof, g.ExpiresOn, g.ShortReason, g.ReceivedOn, g.CountRemark, g.State);

    public static string DonorOf(DonationRow? gift) => gift is null ? "爱心人士" : Shown.Donor(gift.DonorKind, gift.DonorName, gift.Publicity);

    public static decimal Units(long thousandths) => new Quantity(thousandths).InUnits;
}
