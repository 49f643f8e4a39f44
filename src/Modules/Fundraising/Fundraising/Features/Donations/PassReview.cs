using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>An overseas gift passed its review and may be used (FUN-06).</summary>
internal static class PassReview
{
    /// <summary>境外捐赠审查</summary>
    /// <param name="ReviewNumber">审查文号</param>
    internal sealed record Request(string? ReviewNumber);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/review", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("passReview").WithSummary("境外捐赠审查通过（Review passed）")
        .WithDescription("境外捐赠在审查通过前不计入可用余额。")
        .Permission("fundraising.record")
        .Refuses(DonationErrors.NotFound, DonationErrors.NotAwaitingReview)
        .Refuses(422, "donation.field_missing")
        .ExampleParameter("id", ExampleNumbers.Gift)
        .Example(new Request("示例审〔2026〕1号"));

    private static async Task<Results<OkAt<DonationResponse>, Problem>> Handle(
        string id, Request request, CommandRequest http, GiftDesk gifts, CampaignDesk desk, QueryCodes codes, CancellationToken cancel)
    {
        var found = await gifts.Gift(id, cancel);
        if (found.Value is not { } gift) return DonationErrors.NotFound.ToProblem();
        var (_, decided) = await desk.Ask(gift.CampaignId.ToString(), http, request, (grain, command) => grain.PassReview(command, gift.Id, request.ReviewNumber), cancel, gift.Id.ToString());
        if (decided.Error is { } error) return error.ToProblem();
        var now = gift.AwaitsReview ? gift with { AwaitsReview = false, Version = gift.Version + 1 } : gift;
        return Answers.Ok(DonationResponse.Of(now, codes), now.Version);
    }
}
