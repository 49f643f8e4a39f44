using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Features.Accounts;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>An approved payment was made (FUN-16).</summary>
internal static class PayDisbursement
{
    /// <summary>付款</summary>
    /// <param name="VoucherNumber">凭证号</param>
    /// <param name="PaidOn">付款日期，默认今天（北京时间）</param>
    /// <param name="Account">付款账户（账号或标识），默认收银行转账的账户；登记了账户后用于对账</param>
    internal sealed record Request(string? VoucherNumber, DateOnly? PaidOn, string? Account = null);

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/disbursements/{did}/pay", Handle)
        .WithName("payDisbursement").WithSummary("登记付款（Pay）")
        .WithDescription("只登记已批准的拨付；此时按先进先出确定用的是哪些捐赠的哪一分钱。")
        .Permission("fundraising.pay")
        .Refuses(CampaignErrors.NotFound, DisbursementErrors.NotFound, DisbursementErrors.Closed, DisbursementErrors.NotApproved, DisbursementErrors.VoucherMissing, BankAccountErrors.NotFound)
        .Refuses(403, "disbursement.same_person")
        .Refuses(422, "day.in_future", "period.closed")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .ExampleParameter("did", ExampleNumbers.Disbursement(1))
        .ExampleActor("cashier")
        .Example(new Request("示例记字第0001号", new(2026, 2, 2)));

    private static async Task<Results<OkAt<DisbursementResponse>, Problem>> Handle(
        string id, string did, Request request, CommandRequest http, PaymentDesk payments, AccountDesk accounts, CancellationToken cancel)
    {
        var (account, unknown) = await accounts.OfPayment(request.Account, cancel);
        if (unknown) return (BankAccountErrors.NotFound with { Field = "account" }).ToProblem();
        return await payments.Decide(id, did, http, request, (campaign, command, payment) => campaign.PayDisbursement(command, payment, request.VoucherNumber, request.PaidOn, account), cancel);
    }
}
