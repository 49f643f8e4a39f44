using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>A suspended campaign goes on.</summary>
internal static class ResumeCampaign
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/resume", Handle)
        .WithName("resumeCampaign").WithSummary("恢复（Resume）")
        .WithDescription("恢复接受捐赠。")
        .Permission("fundraising.campaigns")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotSuspended)
        .Refuses(422, "day.in_future")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(new StepRequest(null, "收款二维码已更换"));

    private static Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, StepRequest? request, CommandRequest http, CampaignDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (campaign, command) => campaign.Resume(command, request?.On, request?.Reason), cancel);
}
