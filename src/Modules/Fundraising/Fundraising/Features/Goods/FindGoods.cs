using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Goods;

/// <summary>The goods that were given, and where they are.</summary>
internal static class FindGoods
{
    public static void Map(RouteGroupBuilder module)
    {
        module.MapGet("/goods", Handle)
            .WithTags("实物捐赠（Goods）")
            .WithName("findGoods").WithSummary("捐赠物资列表（List goods）")
            .WithDescription("各项物资的登记、清点、移交和在库数量；按活动、名称、类别、状态、有效期筛选，默认最近接收的在前。")
            .Permission("fundraising.read")
            .Refuses(CampaignErrors.NotFound)
            .SortableBy([.. GoodsThat.Sorts]);
        module.MapGet("/donations/{id}/goods", HandleOne)
            .WithTags("实物捐赠（Goods）")
            .WithName("showGoods").WithSummary("一笔实物捐赠的明细（Goods of a donation）")
            .WithDescription("逐项列出，按登记先后。钱款捐赠的为空。移交的每一次见捐赠历史。")
            .Permission("fundraising.read")
            .Refuses(DonationErrors.NotFound)
            .SortableBy([.. GoodsThat.Sorts])
            .ExampleParameter("id", ExampleNumbers.GoodsGift);
    }

    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="item">物资名称包含</param>
    /// <param name="category">类别</param>
    /// <param name="state">状态：toCount 待清点、inStock 在库、handedOver 已移交、missing 清点无此物</param>
    /// <param name="expiresBefore">有效期早于该日、尚未移交的</param>
    private static async Task<Results<Ok<ListResponse<GoodsResponse>>, Problem>> Handle(
        string? campaign, string? item, GoodsCategory? category, GoodsState? state, DateOnly? expiresBefore,
        ListQuery query, CampaignDesk campaigns, GoodsDonors donors, Reads<GoodsRow> goods, HttpContext context, CancellationToken cancel)
    {
        if (await Within(campaign, campaigns, cancel) is not { } of) return CampaignErrors.NotFound.ToProblem();
        var found = await goods.Find(new GoodsFilter(of.Id, item, category, state, expiresBefore).Wanted, query.Page(), GoodsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        var gifts = await donors.Of(found.Value.Items, cancel);
        return TypedResults.Ok(found.Show(context, g => GoodsResponse.Of(g, gifts.GetValueOrDefault(g.DonationId))));
    }

    private static async Task<Results<Ok<ListResponse<GoodsResponse>>, Problem>> HandleOne(
        string id, ListQuery query, GiftDesk gifts, Reads<GoodsRow> goods, HttpContext context, CancellationToken cancel)
    {
        if ((await gifts.Gift(id, cancel)).Value is not { } gift) return DonationErrors.NotFound.ToProblem();
        var page = query.Page();
        var found = await goods.Find(GoodsThat.AreOfGift(gift.Id), page with { Sort = page.Sort ?? "line" }, GoodsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, g => GoodsResponse.Of(g, gift)));
    }

    /// <summary>The campaign of the filter, all where none is named; null where there is none of that number.</summary>
    internal static async Task<(Guid? Id, Campaign? Campaign)?> Within(string? campaign, CampaignDesk campaigns, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(campaign)) return (null, null);
        return await campaigns.Show(campaign.Trim(), cancel) is { } found ? (found.Id, found.Campaign) : null;
    }
}
