using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Parts;

/// <summary>Who gave a collective gift together, and what became of each one's part (FUN-13).</summary>
internal static class FindParts
{
    public static void Map(RouteGroupBuilder module) => module.MapGet("/donations/{id}/parts", Handle)
        .WithTags("集体捐赠（Collective gifts）")
        .WithName("findParts").WithSummary("集体捐赠名单（List the parts of a collective gift）")
        .WithDescription("按名单先后；每人的编号、查询码、金额，其中已使用、已退款和尚未使用的金额。可按姓名、金额、公示方式筛选。不是集体捐赠的为空。")
        .Permission("fundraising.read").Refuses(400, "list.range_inverted")
        .Refuses(DonationErrors.NotFound)
        .SortableBy([.. PartsThat.Sorts])
        .ExampleParameter("id", ExampleNumbers.CollectiveGift);

    /// <param name="name">姓名包含</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="publicity">公示方式</param>
    private static async Task<Results<Ok<ListResponse<PartResponse>>, Problem>> Handle(
        string id, string? name, decimal? amountFrom, decimal? amountTo, Publicity? publicity,
        ListQuery query, GiftDesk gifts, GiftFates fates, Reads<PartRow> parts, QueryCodes codes, HttpContext context, CancellationToken cancel)
    {
        if ((await gifts.Gift(id, cancel)).Value is not { } gift) return DonationErrors.NotFound.ToProblem();
        var filter = new PartFilter(name, amountFrom, amountTo, publicity);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        var found = await parts.Find(filter.Of(gift.RootId), query.Page(), PartsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        var whole = await fates.Of(gift.RootId, cancel);
        return TypedResults.Ok(found.Show(context, p => PartResponse.Of(p, whole, codes)));
    }
}
