using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>What became of a campaign, step by step, with what each change of its plan changed (FUN-14).</summary>
internal static class ShowCampaignHistory
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapGet("/{id}/history", Handle)
        .WithName("showCampaignHistory").WithSummary("活动历史（Campaign history）")
        .WithDescription("方案、备案、启停与拨付的每一步，最早的在前；方案的修改和变更逐项列出前后内容。各笔捐赠见捐赠列表。")
        .Permission("fundraising.read")
        .Refuses(CampaignErrors.NotFound)
        .SortableBy([.. HistoryThat.Sorts])
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .NamesActors<HistoryResponse>();

    private static async Task<Results<Ok<ListResponse<HistoryResponse>>, Problem>> Handle(
        string id, ListQuery query, CampaignDesk desk, Reads<HistoryRow> history, PlanChanges plans, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Show(id, cancel) is not { } campaign) return CampaignErrors.NotFound.ToProblem();
        var found = await history.Find(HistoryThat.BelongsTo(campaign.Id), query.Page(), HistoryThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        var changes = await plans.Of(campaign.Id, found.Value.Items, cancel);
        var english = context.TellsEnglish();
        return TypedResults.Ok(found.Show(context, h => HistoryResponse.Of(h, english, changes.GetValueOrDefault(h.Version) ?? [])));
    }
}
