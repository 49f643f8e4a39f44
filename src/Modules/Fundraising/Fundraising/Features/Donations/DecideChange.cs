using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>Somebody else than who asked decides about a void or a move (FUN-14).</summary>
internal static class DecideChange
{
    /// <summary>驳回作废或转移</summary>
    /// <param name="Reason">原因</param>
    internal sealed record Rejection(string? Reason);

    public static void MapApprove(RouteGroupBuilder module) => Describe(module.MapPost("/donations/{id}/change/approve", Approve))
        .WithName("approveChange").WithSummary("批准作废或转移（Approve a void or a move）")
        .WithDescription("由申请人以外的人批准。作废的捐赠不再计入受赠和公示，记录和历史保留，同一交易单号可重新登记；转移的是批准时未使用的部分，以新编号计入转入的活动或资金。")
        .Refuses(WithdrawalErrors.NothingLeft)
        .Refuses(409, "donation.spent", "refund.promised", "refund.receipt_valid", "campaign.closed", "campaign.suspended");

    public static void MapReject(RouteGroupBuilder module) => Describe(module.MapPost("/donations/{id}/change/reject", Reject))
        .WithName("rejectChange").WithSummary("驳回作废或转移（Reject a void or a move）").WithDescription("由申请人以外的人驳回，捐赠不变。")
        .Refuses(422, "text.too_long", "text.forbidden_character")
        .Example(new Rejection("核对后无误"));

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags("捐赠（Donations）")
        .Permission("fundraising.approve")
        .Refuses(DonationErrors.NotFound, WithdrawalErrors.NothingPending, WithdrawalErrors.SamePerson, WithdrawalErrors.Settled)
        .ExampleParameter("id", ExampleNumbers.SecondListedGift)
        .ExampleActor("approver");

    private static Task<Results<OkAt<DonationResponse>, Problem>> Approve(string id, CommandRequest http, WithdrawalDesk desk, CancellationToken cancel) =>
        desk.DecideChange(id, http, null, (campaign, command, change, gift) => campaign.ApproveWithdrawal(command, change, gift), cancel);

    private static Task<Results<OkAt<DonationResponse>, Problem>> Reject(string id, Rejection request, CommandRequest http, WithdrawalDesk desk, CancellationToken cancel) =>
        desk.DecideChange(id, http, request, (campaign, command, change, _) => campaign.RejectWithdrawal(command, change, request.Reason), cancel);
}
