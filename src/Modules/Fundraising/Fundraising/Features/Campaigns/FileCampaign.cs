using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>The plan was filed with the civil-affairs bureau (FUN-03).</summary>
internal static class FileCampaign
{
    /// <summary>备案</summary>
    /// <param name="FilingNumber">慈善中国备案编号</param>
    /// <param name="FiledOn">备案日期</param>
    internal sealed record Request(string? FilingNumber, DateOnly? FiledOn);

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/file", Handle)
        .WithName("fileCampaign").WithSummary("登记备案（File）")
        .WithDescription("公开募捐应在活动开始十日前备案；应急募捐可在开始后十日内补办。")
        .Permission("fundraising.campaigns")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NeedsNoFiling, CampaignErrors.FiledAlready, CampaignErrors.FilingNumberMissing, CampaignErrors.FiledOnMissing)
        .Refuses(422, "campaign.filed_late", "day.in_future")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(new Request("53320831示例A26001", new(2026, 1, 5)));

    private static Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, Request request, CommandRequest http, CampaignDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (campaign, command) => campaign.File(command, request.FilingNumber, request.FiledOn), cancel);
}
