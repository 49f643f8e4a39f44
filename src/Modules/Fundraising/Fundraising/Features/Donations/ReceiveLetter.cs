using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>The letter of a large gift that came from a list arrived (FUN-06).</summary>
internal static class ReceiveLetter
{
    /// <summary>补交捐赠函</summary>
    /// <param name="LetterReference">捐赠函编号</param>
    internal sealed record Request(string? LetterReference);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/letter", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("receiveLetter").WithSummary("补交捐赠函（Letter received）")
        .WithDescription("名单导入的大额捐赠缺捐赠函时列为待办；补交后待办关闭。")
        .Permission("fundraising.record")
        .Refuses(DonationErrors.NotFound, DonationErrors.LetterNotOwed)
        .Refuses(422, "donation.field_missing")
        .ExampleParameter("id", ExampleNumbers.ListedGift)
        .Example(new Request("示例函〔2026〕1号"));

    private static Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, GiftDecisions gifts, CancellationToken cancel) =>
        gifts.Decide(id, http, request, (campaign, command, gift) => campaign.ReceiveLetter(command, gift.DonationId, request.LetterReference), cancel);
}
