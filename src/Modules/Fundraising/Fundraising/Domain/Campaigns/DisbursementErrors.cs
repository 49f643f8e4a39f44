using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Why a payment is refused.</summary>
internal static class DisbursementErrors
{
    public static readonly Error NotFound = Error.NotFound("disbursement.not_found", "此活动没有这笔拨付；请核对编号", "This campaign has no such disbursement; check its number");

    public static readonly Error Closed = Error.Conflict("disbursement.closed", "这笔拨付已办结（已付款、已驳回或已撤销）", "This disbursement is closed: paid, rejected or cancelled", "FUN-16");

    public static readonly Error Approved = Error.Conflict("disbursement.approved", "这笔拨付已经审批，等待付款；不再付款时请撤销", "This disbursement is approved already and awaits payment; cancel it if it is not to be paid", "FUN-16");

    public static readonly Error NotApproved = Error.Conflict("disbursement.not_approved", "付款前须经他人审批", "It must be approved by somebody else before it is paid", "FUN-16");

    public static readonly Error SamePerson = Error.Forbidden("disbursement.same_person", "申请人不能审批或驳回自己申请的拨付；请由另一人办理", "Who asks does not approve: another person must decide", "FUN-16");

    public static readonly Error VoucherMissing = Error.Invalid("disbursement.voucher_missing", "付款须填写凭证号", "A payment needs its voucher number", "FUN-16", "voucherNumber");

    public static readonly Error NegativeCount = Error.Invalid("disbursement.count_negative", "受益人数不能为负", "The number of people assisted cannot be negative", field: "beneficiaryCount");

    public static Error Missing(string field, string zh) => Error.Invalid("disbursement.field_missing", $"请填写{zh}（{field}）", $"{field} is required", "FUN-16", field);

    public static Error DecisionRequired(Money from) => Error.Invalid("disbursement.decision_required",
        $"单笔 {from} 及以上属大额资金使用，须经集体决策；请填写决策文号（decisionNumber）", $"A payment of {from} or more needs a collective decision; give its number (decisionNumber)", "DEC-01", "decisionNumber");

    public static Error ExceedsAvailable(Money asked, Money available, string? earmark)
    {
        var (zh, en) = earmark is null ? ("", "") : ($"（定向“{earmark}”）", $" (earmark “{earmark}”)");
        return Error.Invalid("disbursement.exceeds_available",
            $"超出可用余额 {(asked - available).InYuan:0.00} 元{zh}：申请 {asked}，可用 {available}", $"It exceeds what is available by {asked - available}{en}: asked {asked}, available {available}", "FUN-08", "amount");
    }
}
