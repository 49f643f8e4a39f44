using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>One campaign with its figures, from its grain: newest, and durable.</summary>
internal static class ShowCampaign
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapGet("/{id}", Handle)
        .WithName("showCampaign").WithSummary("查看活动（Show a campaign）")
        .WithDescription("方案、状态与收支数字，总是最新。id 可以是标识或活动编号。")
        .Permission("fundraising.read")
        .Refuses(CampaignErrors.NotFound)
        .ExampleParameter("id", ExampleNumbers.Campaign);

    private static async Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, CampaignDesk desk, CancellationToken cancel)
    {
        if (await desk.Show(id, cancel) is not { } found) return CampaignErrors.NotFound.ToProblem();
        return Answers.Ok(CampaignResponse.Of(found.Id, found.Campaign), found.Campaign.Version);
    }
}
