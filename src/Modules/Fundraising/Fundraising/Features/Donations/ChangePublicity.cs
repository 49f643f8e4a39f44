using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>The donor wants to be shown otherwise (TRA-03).</summary>
internal static class ChangePublicity
{
    /// <summary>公示方式</summary>
    /// <param name="Publicity">name 公开姓名、masked 脱敏、anonymous 匿名</param>
    internal sealed record Request(Publicity? Publicity);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/publicity", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("changePublicity").WithSummary("修改公示方式（Change publicity）")
        .WithDescription("按捐赠人的意愿修改公示方式，公开页面和导出立即随之变化；原选择留在历史中。")
        .Permission("fundraising.record")
        .Refuses(DonationErrors.NotFound, DonationErrors.PublicityUnchanged, DonationErrors.AnonymousHasNoName)
        .Refuses(422, "donation.field_missing")
        .ExampleParameter("id", ExampleNumbers.Gift)
        .Example(new Request(Domain.Campaigns.Publicity.Anonymous));

    private static Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, GiftDecisions gifts, CancellationToken cancel) =>
        gifts.Decide(id, http, request, (gift, command, born, _) => gift.ChangePublicity(command, request.Publicity, born.Recorded), cancel);
}
