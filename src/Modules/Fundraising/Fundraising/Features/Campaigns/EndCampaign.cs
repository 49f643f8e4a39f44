using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>A campaign takes no more gifts.</summary>
internal static class EndCampaign
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/end", Handle)
        .WithName("endCampaign").WithSummary("结束（End）")
        .WithDescription("活动只由此步结束，之后不再接受捐赠；仍可拨付余款。")
        .Permission("fundraising.campaigns")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotLaunched, CampaignErrors.Closed)
        .Refuses(422, "day.in_future")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(new StepRequest(null, "募捐期满"));

    private static Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, StepRequest? request, CommandRequest http, CampaignDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (campaign, command) => campaign.End(command, request?.On, request?.Reason), cancel);
}
