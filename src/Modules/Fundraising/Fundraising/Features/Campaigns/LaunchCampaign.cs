using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>A campaign begins to raise.</summary>
internal static class LaunchCampaign
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/launch", Handle)
        .WithName("launchCampaign").WithSummary("启动（Launch）")
        .WithDescription("开始募捐。公开募捐须已备案（应急募捐可先启动后补），且资格证书覆盖活动全部日期；活动日期已过的，启动即事后补录。")
        .Permission("fundraising.campaigns")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.Launched, CampaignErrors.NotFiled, CampaignErrors.NoCertificate, CampaignErrors.Closed)
        .Refuses(422, "day.in_future")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(new StepRequest(null, "方案已公示，开始募捐"));

    private static Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, StepRequest? request, CommandRequest http, CampaignDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (campaign, command) => campaign.Launch(command, request?.On, request?.Reason), cancel);
}
