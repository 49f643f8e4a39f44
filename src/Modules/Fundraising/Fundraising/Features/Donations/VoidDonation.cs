using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>A gift that was entered wrongly and moved no money is voided by two people (FUN-14).</summary>
internal static class VoidDonation
{
    /// <summary>作废</summary>
    /// <param name="Reason">原因</param>
    internal sealed record Request(string? Reason);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/void", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("voidDonation").WithSummary("申请作废（Request a void）")
        .WithDescription("登记有误、实际没有这笔款时申请作废；由另一人批准（change/approve）后生效。已使用或退回过的不能作废。")
        .Permission("fundraising.request")
        .Refuses(DonationErrors.NotFound, WithdrawalErrors.Settled)
        .Refuses(409, "donation.change_pending", "donation.spent")
        .Refuses(422, "donation.reason_missing", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.SecondListedGift)
        .Example(new Request("同一笔捐赠登记了两次"));

    private static Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, WithdrawalDesk desk, CancellationToken cancel) =>
        desk.Ask(id, http, request, (campaign, command, gift) => campaign.RequestVoid(command, gift, request.Reason), cancel);
}
