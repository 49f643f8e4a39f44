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
    /// <param name="LateReason">逾期原因；已启动的应急募捐超过期限补办时必填，并记为逾期备案</param>
    internal sealed record Request(string? FilingNumber, DateOnly? FiledOn, string? LateReason = null);

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/file", Handle)
        .WithName("fileCampaign").WithSummary("登记备案（File）")
        .WithDescription("公开募捐应在活动开始十日前备案；应急募捐可在开始后十日内补办（末日为节假日的顺延）；逾期仍须补办，填写 lateReason 并记为逾期。日数见平台参数。")
        .Permission("fundraising.campaigns")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NeedsNoFiling, CampaignErrors.FiledAlready, CampaignErrors.FilingNumberMissing, CampaignErrors.FiledOnMissing)
        .Refuses(422, "campaign.filed_late", "day.in_future")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(new Request("53320831示例A26001", new(2026, 1, 5)));

    private static Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, Request request, CommandRequest http, CampaignDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (campaign, command) => campaign.File(command, request.FilingNumber, request.FiledOn, request.LateReason), cancel);
}
