using JinhuRedCross.BuildingBlocks.Domain;
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

/// <summary>Who gave a collective gift together, each shown as he chose (FUN-13, TRA-03).</summary>
internal static class OpenParts
{
    /// <summary>集体捐赠名单中的一人</summary>
    /// <param name="Number">编号</param>
    /// <param name="Name">按本人选择显示的名称</param>
    /// <param name="Amount">金额（元）</param>
    internal sealed record Item(string Number, string Name, Money Amount);

    public static void Map(RouteGroupBuilder open) => open.MapGet("/campaigns/{number}/donations/{donation}/parts", Handle)
        .WithTags("公开查询（Public）")
        .WithName("openParts").WithSummary("集体捐赠名单公示（Public list of a collective gift）").WithDescription("按名单先后；姓名按本人选择的方式显示。")
        .Refuses(CampaignErrors.NotFound, DonationErrors.NotFound).SortableBy([.. PartsThat.Sorts])
        .ExampleParameter("number", ExampleNumbers.Campaign).ExampleParameter("donation", ExampleNumbers.CollectiveGift);

    /// <param name="name">姓名包含（只查公开显示的姓名）</param>
    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(
        string number, string donation, string? name, ListQuery query, CampaignDesk desk, GiftDesk gifts, Reads<PartRow> parts, HttpContext context, CancellationToken cancel)
    {
        if (await OpenCampaigns.Public(number, desk, cancel) is not { } campaign) return CampaignErrors.NotFound.ToProblem();
        if ((await gifts.Gift(donation, cancel)).Value is not { State: DonationState.Valid } gift || gift.CampaignId != campaign.Id) return DonationErrors.NotFound.ToProblem();
        var wanted = PartsThat.BelongTo(gift.RootId);
        if (!string.IsNullOrWhiteSpace(name)) wanted &= PartsThat.OpenlyMentionInName(name.Trim());
        var found = await parts.Find(wanted, query.Page(), PartsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, p => new Item(p.Number, Shown.Part(p), p.Fens.Amount)));
    }
}
