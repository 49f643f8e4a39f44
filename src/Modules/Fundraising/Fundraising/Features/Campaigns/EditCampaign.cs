using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>A draft is written anew, as long as it is one (FUN-14).</summary>
internal static class EditCampaign
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPut("/{id}", Handle)
        .WithName("editCampaign").WithSummary("修改草稿（Edit a draft）")
        .WithDescription("以新的方案整体替换草稿；用 If-Match 防止覆盖他人的修改。备案或启动之后请用“变更”。")
        .Permission("fundraising.campaigns")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotDraft, CampaignErrors.KindMissing)
        .Refuses(422, "campaign.plan_incomplete", "campaign.ends_before_start", "day.out_of_range")
        .Refuses(422, "named_organisation.unknown", "named_organisation.not_established", "named_organisation.dissolved")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(PlanRequest.Example with { GoalAmount = 600000 });

    private static Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, PlanRequest request, CommandRequest http, CampaignDesk desk, NamedOrganisations organisations, CancellationToken cancel) =>
        desk.Decide(id, http, request, async (campaign, command) => await campaign.Edit(command, request.ToPlan(await organisations.Read(request.Organisation, cancel))), cancel);
}
