using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>The books of a campaign are closed.</summary>
internal static class SettleCampaign
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/settle", Handle)
        .WithName("settleCampaign").WithSummary("结项（Settle）")
        .WithDescription("结束后且没有未办结的拨付时可结项。余款按方案的剩余财产条款处理，仍可按四眼原则拨付。")
        .Permission("fundraising.campaigns")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotEnded, CampaignErrors.DisbursementsOpen, CampaignErrors.Closed)
        .Refuses(422, "day.in_future")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(new StepRequest(null, "项目完成，公示全部收支"));

    private static Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, StepRequest? request, CommandRequest http, CampaignDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (campaign, command) => campaign.Settle(command, request?.On, request?.Reason), cancel);
}
