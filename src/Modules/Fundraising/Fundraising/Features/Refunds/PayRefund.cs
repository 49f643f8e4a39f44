using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Features.Accounts;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Refunds;

/// <summary>An approved refund was paid (FUN-15).</summary>
internal static class PayRefund
{
    /// <summary>退款付款</summary>
    /// <param name="VoucherNumber">凭证号</param>
    /// <param name="PaidOn">付款日期，默认今天（北京时间）</param>
    /// <param name="Account">付款账户（账号或标识），默认收银行转账的账户；登记了账户后用于对账</param>
    internal sealed record Request(string? VoucherNumber, DateOnly? PaidOn, string? Account = null);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/refunds/{rid}/pay", Handle)
        .WithTags("退款（Refunds）")
        .WithName("payRefund").WithSummary("登记退款付款（Pay a refund）")
        .WithDescription("只登记已批准的退款。")
        .Permission("fundraising.pay")
        .Refuses(DonationErrors.NotFound, WithdrawalErrors.NotFound, WithdrawalErrors.NotApproved, WithdrawalErrors.VoucherMissing, BankAccountErrors.NotFound)
        .Refuses(409, "refund.receipt_valid")
        .Refuses(422, "day.in_future", "day.out_of_range", "period.closed")
        .ExampleParameter("id", ExampleNumbers.ListedGift)
        .ExampleParameter("rid", ExampleNumbers.Refund(1))
        .ExampleActor("cashier")
        .Example(new Request("示例退字第0001号", new(2026, 2, 3)));

    private static async Task<Results<OkAt<RefundResponse>, Problem>> Handle(
        string id, string rid, Request request, CommandRequest http, WithdrawalDesk desk, AccountDesk accounts, CancellationToken cancel)
    {
        var (account, unknown) = await accounts.OfPayment(request.Account, cancel);
        if (unknown) return (BankAccountErrors.NotFound with { Field = "account" }).ToProblem();
        return await desk.Decide(id, rid, http, request, (campaign, command, refund, gift) => campaign.PayRefund(command, refund, gift, request.VoucherNumber, request.PaidOn, account), cancel);
    }
}
