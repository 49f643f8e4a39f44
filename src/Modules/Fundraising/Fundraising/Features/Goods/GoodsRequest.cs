using JinhuRedCross.Fundraising.Domain.Goods;

namespace JinhuRedCross.Fundraising.Features.Goods;

/// <summary>一项捐赠物资</summary>
/// <param name="Item">物资名称</param>
/// <param name="Category">food 食品、medicine 药品、other 其他；不填时有有效期的按食品、没有的按其他</param>
/// <param name="Unit">计量单位，如 袋、箱、公斤</param>
/// <param name="Quantity">数量（最多三位小数）</param>
/// <param name="FairValue">公允价值（整项，元）；没有凭据的不填</param>
/// <param name="Proof">价值凭据，如发票号、报关单号、评估报告编号</param>
/// <param name="ExpiresOn">有效期截止日期（最后可用日）；食品和药品必填，接收时应不少于 6 个月</param>
/// <param name="Reason">有效期不足仍接收的理由</param>
internal sealed record GoodsRequest(
    string? Item, GoodsCategory? Category, string? Unit, decimal? Quantity, decimal? FairValue = null, string? Proof = null, DateOnly? ExpiresOn = null, string? Reason = null)
{
    public static IReadOnlyList<ProposedGoods> ToGoods(IEnumerable<GoodsRequest?> goods) =>
        [.. goods.Select(g => new ProposedGoods(g?.Item, g?.Category, g?.Unit, g?.Quantity, g?.FairValue, g?.Proof, g?.ExpiresOn, g?.Reason))];
}

/// <summary>一项物资的数量</summary>
/// <param name="Line">第几项，从 1 起</param>
/// <param name="Quantity">数量</param>
internal sealed record QuantityRequest(int? Line, decimal? Quantity)
{
    public static IReadOnlyList<ProposedQuantity> ToQuantities(IEnumerable<QuantityRequest?>? goods) => [.. (goods ?? []).Select(g => new ProposedQuantity(g?.Line, g?.Quantity))];
}
