using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Numbering;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
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
        .Refuses(CampaignErrors.KindMissing, CampaignErrors.GeneralHasNoEnd, CampaignErrors.CertificateIncomplete, CampaignErrors.PartnerIncomplete, CampaignErrors.PartnerAccount)
        .Example(PlanRequest.Example);

    private static async Task<Results<CreatedAt<CampaignResponse>, OkAt<CampaignResponse>, Problem>> Handle(
        PlanRequest request, CommandRequest http, CampaignDesk desk, Commands commands, IGrainFactory grains, Journal journal)
    {
        var command = commands.From(http, request);
        var plan = request.ToPlan();
        // A number is only taken for a plan that will stand, so that numbers have no gaps; a repeat finds the number it took before.
        var tried = await desk.Grain(command.Id).Draft(command with { DryRun = true }, "", plan);
        if (tried.Error is { } refused) return refused.ToProblem();
        var number = tried.Replayed ? "" : await Number(command, grains, commands, journal);
        var decided = tried.Replayed || number.Error is null ? await desk.Grain(command.Id).Draft(command, number.Text, plan) : Decided<Campaign, CampaignEvent>.Refused(number.Error);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var answer = CampaignResponse.Of(command.Id, decided.After!);
        return command.DryRun ? Answers.Ok(answer, decided.Version) : Answers.Created($"/api/v1/fundraising/campaigns/{command.Id}", answer, decided.Version);
    }

    private static async Task<NumberOrError> Number(Command command, IGrainFactory grains, Commands commands, Journal journal)
    {
        var series = $"JH-MJ-{ChinaTime.DayOf(journal.Clock.GetUtcNow()).Year}";
        var grain = grains.GetGrain<INumberSeriesGrain>(commands.IdOf("number-series", series));
        if (command.DryRun) return $"{series}-{await grain.Next():D4}";
        var taken = await grain.Take(commands.Following(command, series), series);
        if (taken.Error is { } error) return new(error, "");
        var first = taken.Only<NumberTaken>();
        return $"{first.Series}-{first.Number:D4}";
    }

    private readonly record struct NumberOrError(Error? Error, string Text)
    {
        public static implicit operator NumberOrError(string text) => new(null, text);
    }
}
