using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Open;

/// <summary>What goods a campaign got, and how much of them was handed over (FUN-06, TRA-03).</summary>
internal static class OpenGoods
{
    /// <summary>公示的捐赠物资</summary>
    /// <param name="Number">捐赠编号</param>
    /// <param name="Donor">按捐赠人选择显示的名称</param>
    /// <param name="Goods">物资名称</param>
    /// <param name="Unit">计量单位</param>
    /// <param name="Quantity">数量：已清点的为清点数量，否则为登记数量</param>
    /// <param name="Counted">是否已由第二人清点</param>
    /// <param name="HandedOver">已移交数量</param>
    internal sealed record Item(string Number, string Donor, string Goods, string Unit, decimal Quantity, bool Counted, decimal HandedOver, DateOnly ReceivedOn)
    {
        public static Item Of(GoodsRow g, DonationRow? gift) => new(
            g.DonationNumber, GoodsResponse.DonorOf(gift), g.Item, g.Unit, GoodsResponse.Units(g.Counted ?? g.Recorded), g.Counted is not null, GoodsResponse.Units(g.HandedOver), g.ReceivedOn);
    }

    public static void Map(RouteGroupBuilder open) => open.MapGet("/campaigns/{number}/goods", Handle)
        .WithTags("公开查询（Public）")
        .WithName("openGoods").WithSummary("捐赠物资公示（Public goods）").WithDescription("物资名称、数量、是否清点、已移交数量；捐赠人按其选择的方式显示。")
        .Refuses(CampaignErrors.NotFound).SortableBy([.. GoodsThat.Sorts]).ExampleParameter("number", ExampleNumbers.Campaign);

    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(
        string number, ListQuery query, CampaignDesk desk, GoodsDonors donors, Reads<GoodsRow> goods, HttpContext context, CancellationToken cancel)
    {
        if (await OpenCampaigns.Public(number, desk, cancel) is not { } campaign) return CampaignErrors.NotFound.ToProblem();
        var found = await goods.Find(GoodsThat.BelongTo(campaign.Id), query.Page(), GoodsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        var gifts = await donors.Of(found.Value.Items, cancel);
        return TypedResults.Ok(found.Show(context, g => Item.Of(g, gifts.GetValueOrDefault(g.DonationId))));
    }
}
