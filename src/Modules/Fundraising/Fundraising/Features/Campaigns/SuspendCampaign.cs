using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>A campaign stops taking gifts for a while.</summary>
internal static class SuspendCampaign
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/suspend", Handle)
        .WithName("suspendCampaign").WithSummary("暂停（Suspend）")
        .WithDescription("暂停期间不接受捐赠登记，仍可拨付。")
        .Permission("fundraising.campaigns")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotRunning)
        .Refuses(422, "day.in_future")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(new StepRequest(null, "更换收款二维码"));

    private static Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, StepRequest? request, CommandRequest http, CampaignDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (campaign, command) => campaign.Suspend(command, request?.On, request?.Reason), cancel);
}
