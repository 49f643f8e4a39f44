using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>A plan that is filed or running is changed, and filed anew (FUN-08, FUN-14).</summary>
internal static class ChangeCampaign
{
    /// <summary>变更后的完整方案</summary>
    internal sealed record Request : PlanRequest
    {
        /// <summary>重新备案编号；公开募捐必填</summary>
        public string? RefilingNumber { get; init; }

        /// <summary>变更事由</summary>
        public string? Reason { get; init; }

        public static new Request Example { get; } = Fill(new Request()) with { GoalAmount = 800000, RefilingNumber = "53320831示例变更A26001", Reason = "扩大资助范围" };
    }

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/change", Handle)
        .WithName("changeCampaign").WithSummary("变更方案（Change the plan）")
        .WithDescription("备案或启动之后以新的方案替换原方案，公开募捐须附重新备案编号；原方案保留在历史中。类别不能改变。")
        .Permission("fundraising.campaigns")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.DraftIsEdited, CampaignErrors.FileFirst, CampaignErrors.Closed, CampaignErrors.ChangeNeedsFiling, CampaignErrors.KindFixed)
        .Refuses(422, "named_organisation.unknown", "named_organisation.not_established", "named_organisation.dissolved")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(Request.Example);

    private static Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, Request request, CommandRequest http, CampaignDesk desk, NamedOrganisations organisations, CancellationToken cancel) =>
        desk.Decide(id, http, request, async (campaign, command) => await campaign.Change(command, request.ToPlan(await organisations.Read(request.Organisation, cancel)), request.RefilingNumber, request.Reason), cancel);
}
