using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>A plan is written down; the campaign gets its number.</summary>
internal static class DraftCampaign
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/", Handle)
        .WithName("draftCampaign").WithSummary("拟定募捐活动（Draft a campaign）")
        .WithDescription("写下募捐方案并取得活动编号。草稿可修改（PUT）；公开募捐须备案（file）后启动（launch）。")
        .Permission("fundraising.campaigns")
        .Refuses(422, "campaign.plan_incomplete", "campaign.ends_before_start", "day.out_of_range", "amount.too_precise", "text.forbidden_character")
        .Refuses(422, "campaign.targeted_not_public", "campaign.platform_not_designated", "campaign.partner_evaluated_late")
        .Refuses(422, "named_organisation.unknown", "named_organisation.not_established", "named_organisation.dissolved")
        .Refuses(CampaignErrors.KindMissing, CampaignErrors.GeneralHasNoEnd, CampaignErrors.CertificateIncomplete, CampaignErrors.PartnerIncomplete, CampaignErrors.PartnerAccount)
        .Example(PlanRequest.Example);

    private static async Task<Results<CreatedAt<CampaignResponse>, OkAt<CampaignResponse>, Problem>> Handle(
        PlanRequest request, CommandRequest http, CampaignDesk desk, Commands commands, SeriesNumbers numbers, NamedOrganisations organisations, CancellationToken cancel)
    {
        var command = commands.From(http, request);
        var plan = request.ToPlan(await organisations.Read(request.Organisation, cancel));
        // A number is only taken for a plan that will stand, so that numbers have no gaps; a repeat finds the number it took before.
        var tried = await desk.Grain(command.Id).Draft(command with { DryRun = true }, "", plan);
        if (tried.Error is { } refused) return refused.ToProblem();
        var (fault, number) = tried.Replayed ? (null, "") : await numbers.Take(command, "JH-MJ");
        if (fault is not null) return fault.ToProblem();
        var decided = await desk.Grain(command.Id).Draft(command, number, plan);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var answer = CampaignResponse.Of(command.Id, decided.After!);
        return command.DryRun ? Answers.Ok(answer, decided.Version) : Answers.Created($"/api/v1/fundraising/campaigns/{command.Id}", answer, decided.Version);
    }
}
