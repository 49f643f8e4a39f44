using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Refunds;

/// <summary>A donor gets money back: asked for by one person (FUN-15).</summary>
internal static class RequestRefund
{
    /// <summary>退款申请</summary>
    /// <param name="Amount">金额（元），不超过本笔捐赠未使用的部分</param>
    /// <param name="Reason">wrongTransfer 汇错、duplicate 重复捐赠、campaignFailed 活动未能实施、other 其他</param>
    /// <param name="Explanation">说明</param>
    internal sealed record Request(decimal? Amount, RefundReason? Reason, string? Explanation);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/refunds", Handle)
        .WithTags("退款（Refunds）")
        .WithName("requestRefund").WithSummary("申请退款（Request a refund）")
        .WithDescription("捐赠一般不可撤销；汇错、重复等情形可退，只退本笔捐赠未使用的部分，由另一人审批后付款。")
        .Permission("fundraising.request")
        .Refuses(DonationErrors.NotFound, WithdrawalErrors.Settled, WithdrawalErrors.ReasonMissing)
        .Refuses(409, "donation.change_pending")
        .Refuses(422, "donation.reason_missing", "refund.exceeds_unspent", "amount.not_positive", "amount.too_precise", "amount.too_large", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.ListedGift)
        .Example(new Request(100, RefundReason.Duplicate, "同一笔款项汇了两次"), "重复捐赠")
        .Example(new Request(50, RefundReason.WrongTransfer, "汇款时多输了金额"), "汇错");

    private static Task<Results<CreatedAt<RefundResponse>, OkAt<RefundResponse>, Problem>> Handle(
        string id, Request request, CommandRequest http, WithdrawalDesk desk, CancellationToken cancel) =>
        desk.Request(id, http, request, (campaign, command, gift) => campaign.RequestRefund(command, gift, request.Amount, request.Reason, request.Explanation), cancel);
}
