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

    private static Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, GiftDecisions gifts, CancellationToken cancel) =>
        gifts.Decide(id, http, request, (campaign, command, gift) => campaign.PassReview(command, gift.DonationId, request.ReviewNumber), cancel);
}
