using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Goods;

/// <summary>A second person counts the goods (FUN-06).</summary>
internal static class CountGoods
{
    /// <summary>清点</summary>
    /// <param name="Goods">每一项实际清点的数量；没有的填 0</param>
    /// <param name="Remark">与登记不一致时的说明</param>
    internal sealed record Request(IReadOnlyList<QuantityRequest>? Goods, string? Remark);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/count", Handle)
        .WithTags("实物捐赠（Goods）")
        .WithName("countGoods").WithSummary("第二人清点（Count goods）")
        .WithDescription("由登记人以外的另一人逐项清点。与登记一致的即确认；不一致的先退回并列出差异，复核后加说明（remark）重新提交，以清点数量为准，价值按数量折算。清点后才能移交。")
        .Permission("fundraising.record")
        .Refuses(DonationErrors.NotFound, GoodsErrors.NotGoods, GoodsErrors.Counted, GoodsErrors.SamePerson)
        .Refuses(422, "goods.count_differs", "goods.lines_missing", "goods.line_unknown", "goods.field_missing", "goods.quantity_invalid", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.GoodsGift)
        .ExampleActor("approver")
        .Example(new Request([new(1, 98), new(2, 50)], "运输中破损 2 袋，已当场退回"));

    private static Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, GiftDecisions gifts, CancellationToken cancel) =>
        gifts.Decide(id, http, request, (gift, command, born, _) => gift.CountGoods(command, QuantityRequest.ToQuantities(request.Goods), request.Remark, born.Recorded, born.Campaign, born.By), cancel);
}
