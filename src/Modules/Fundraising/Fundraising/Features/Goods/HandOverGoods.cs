using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Goods;

/// <summary>Goods leave for the relief stock (FUN-06).</summary>
internal static class HandOverGoods
{
    /// <summary>移交物资</summary>
    /// <param name="To">接收的仓库或单位（不写个人姓名）</param>
    /// <param name="On">移交日期，默认今天</param>
    /// <param name="Goods">移交的项和数量</param>
    /// <param name="Remark">备注</param>
    internal sealed record Request(string? To, DateOnly? On, IReadOnlyList<QuantityRequest>? Goods, string? Remark)
    {
        public ProposedHandOver ToHandOver() => new(To, On, QuantityRequest.ToQuantities(Goods), Remark);
    }

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/goods/hand-over", Handle)
        .WithTags("实物捐赠（Goods）")
        .WithName("handOverGoods").WithSummary("移交物资（Hand goods over）")
        .WithDescription("清点后的物资移交救灾备灾仓库或使用单位，可分次，每次不超过在库数量；过期的不得移交，境外捐赠须先通过审查。")
        .Permission("fundraising.record")
        .Refuses(DonationErrors.NotFound, GoodsErrors.NotGoods, GoodsErrors.NotCounted, GoodsErrors.AwaitsReview, GoodsErrors.NothingToHandOver)
        .Refuses(422, "goods.exceeds_stock", "goods.expired", "goods.before_count", "goods.line_unknown", "goods.field_missing", "goods.quantity_invalid", "day.in_future", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.GoodsGift)
        .Example(new Request("金湖县备灾救灾仓库", null, [new(1, 60)], null));

    private static Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, GiftDecisions gifts, CancellationToken cancel) =>
        gifts.Decide(
            id, http, request,
            (gift, command, born, campaign) => gift.HandOverGoods(command, request.ToHandOver(), born.Recorded, born.Campaign, campaign.Unreviewed.ContainsKey(born.Recorded.DonationId)), cancel);
}
