using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Refunds;

/// <summary>Somebody else than who asked approves or rejects a refund (FUN-15).</summary>
internal static class DecideRefund
{
    /// <summary>驳回原因</summary>
    /// <param name="Reason">原因</param>
    internal sealed record Rejection(string? Reason);

    public static void Map(RouteGroupBuilder module)
    {
        Describe(module.MapPost("/donations/{id}/refunds/{rid}/approve", Approve))
            .WithName("approveRefund").WithSummary("批准退款（Approve a refund）").WithDescription("由申请人以外的人批准；这些钱随即从可用余额中取出，等待付款。")
            .Refuses(409, "refund.promised", "refund.receipt_valid").Refuses(422, "refund.exceeds_unspent")
            .ExampleParameter("rid", ExampleNumbers.Refund(1));
        Describe(module.MapPost("/donations/{id}/refunds/{rid}/reject", Reject))
            .WithName("rejectRefund").WithSummary("驳回退款（Reject a refund）").WithDescription("由申请人以外的人驳回。")
            .ExampleParameter("rid", ExampleNumbers.Refund(2))
            .Example(new Rejection("捐赠人撤回退款请求"));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags("退款（Refunds）")
        .Permission("fundraising.approve")
        .Refuses(DonationErrors.NotFound, WithdrawalErrors.NotFound, WithdrawalErrors.Decided, WithdrawalErrors.SamePerson, WithdrawalErrors.Settled)
        .ExampleParameter("id", ExampleNumbers.ListedGift)
        .ExampleActor("approver");

    private static Task<Results<OkAt<RefundResponse>, Problem>> Approve(string id, string rid, CommandRequest http, WithdrawalDesk desk, CancellationToken cancel) =>
        desk.Decide(id, rid, http, null, (campaign, command, refund, gift) => campaign.ApproveWithdrawal(command, refund, gift), cancel);

    private static Task<Results<OkAt<RefundResponse>, Problem>> Reject(string id, string rid, Rejection request, CommandRequest http, WithdrawalDesk desk, CancellationToken cancel) =>
        desk.Decide(id, rid, http, request, (campaign, command, refund, _) => campaign.RejectWithdrawal(command, refund, request.Reason), cancel);
}
