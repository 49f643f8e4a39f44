using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Why a payment is refused.</summary>
internal static class DisbursementErrors
{
    private const int MostNamed = 10;

    public static readonly Error NotFound = Error.NotFound("disbursement.not_found", "此活动没有这笔拨付；请核对编号", "This campaign has no such disbursement; check its number");

    public static readonly Error Closed = Error.Conflict("disbursement.closed", "这笔拨付已办结（已付款、已驳回或已撤销）", "This disbursement is closed: paid, rejected or cancelled", "FUN-16");

    public static readonly Error Approved = Error.Conflict("disbursement.approved", "这笔拨付已经审批，等待付款；不再付款时请撤销", "This disbursement is approved already and awaits payment; cancel it if it is not to be paid", "FUN-16");

    public static readonly Error NotApproved = Error.Conflict("disbursement.not_approved", "付款前须经他人审批", "It must be approved by somebody else before it is paid", "FUN-16");

    public static readonly Error SamePerson = Error.Forbidden("disbursement.same_person", "申请人不能审批或驳回自己申请的拨付；请由另一人办理", "Who asks does not approve: another person must decide", "FUN-16");

    public static readonly Error Reviewed = Error.Conflict("disbursement.reviewed", "这笔拨付已经审核，等待审批", "This disbursement is reviewed already and awaits approval", "FUN-16");

    public static readonly Error NotReviewed = Error.Conflict("disbursement.not_reviewed", "这笔拨付须先由会计审核（review），再审批", "It must be reviewed by the accountant (review) before it is approved", "FUN-16");

    public static readonly Error SumUnknown = new(ErrorKind.Unavailable, "disbursement.sum_unknown",
        "近期同一收款人、同一用途的拨付合计暂时无法核对；请稍后用同一个 Idempotency-Key 重发，或填写决策文号（decisionNumber）",
        "What was paid to this payee for this purpose lately cannot be summed at the moment; repeat later with the same Idempotency-Key, or give a decisionNumber", "DEC-01");

    public static readonly Error VoucherMissing = Error.Invalid("disbursement.voucher_missing", "付款须填写凭证号", "A payment needs its voucher number", "FUN-16", "voucherNumber");

    public static readonly Error NegativeCount = Error.Invalid("disbursement.count_negative", "受益人数不能为负", "The number of people assisted cannot be negative", field: "beneficiaryCount");

    public static Error Missing(string field, string zh) => Error.Invalid("disbursement.field_missing", $"请填写{zh}（{field}）", $"{field} is required", "FUN-16", field);

    public static Error DecisionRequired(Money from) => Error.Invalid("disbursement.decision_required",
        $"单笔 {from} 及以上属大额资金使用，须经集体决策；请填写决策文号（decisionNumber）", $"A payment of {from} or more needs a collective decision; give its number (decisionNumber)", "DEC-01", "decisionNumber");

    /// <summary>Splitting a sum escapes no decision: tells what it is summed with.</summary>
    public static Error DecisionRequired(Money asked, IReadOnlyList<SimilarPayment> beside, Money from, int days)
    {
        var sum = new Money(asked.Fen + beside.Sum(p => p.Amount.Fen));
        var each = string.Join(", ", beside.Take(MostNamed).Select(p => $"{p.Number} {p.Amount}"));
        var (zh, en) = beside.Count > MostNamed ? ($" 等 {beside.Count} 笔", $" and {beside.Count - MostNamed} more") : ("", "");
        return Error.Invalid("disbursement.decision_required",
            $"{days} 日内同一收款人、同一用途的拨付合计 {sum}（含本笔 {asked}；此前 {each}{zh}），{from} 及以上属大额资金使用，须经集体决策；请填写决策文号（decisionNumber）",
            $"Within {days} days disbursements to this payee for this purpose sum to {sum} (this one {asked}; before {each}{en}); from {from} a collective decision is needed; give its number (decisionNumber)",
            "DEC-01", "decisionNumber");
    }

    /// <summary>Four people act on one payment, or at least two: names the step that this person took already.</summary>
    public static Error DidStep(string zh, string en) => Error.Forbidden("disbursement.same_person",
        $"您已办理这笔拨付的“{zh}”步骤，不能再办理本步骤；请由另一人办理", $"You {en}: another person must take this step", "FUN-16");

    public static readonly Error CapacityNotHeld = Error.Forbidden("disbursement.capacity_not_held",
        "您没有以会长身份审批的权限（fundraising.approve-large）；请由会长审批", "You have no permission to approve as the president (fundraising.approve-large); the president does", "FUN-16");

    public static Error BelowLevel(ApprovalLevel level)
    {
        var (zh, en) = level == ApprovalLevel.President ? ("会长", "the president") : ("集体决策后的会长", "the president, on a collective decision");
        return Error.Forbidden("disbursement.below_level", $"这笔拨付须由{zh}审批，分管副会长不能审批", $"It has to be approved by {en}, not by the vice-president in charge", "FUN-16");
    }

    public static Error OtherPurpose(string earmark, string other) => Error.Invalid("disbursement.other_purpose",
        $"定向“{earmark}”的款项不得用于“{other}”；请改用“{other}”的款项，或填写捐赠人同意记录的编号（consentReference）", $"Money earmarked “{earmark}” is not used for “{other}”: use that earmark, or give the number of the donors' consent (consentReference)", "FUN-08", "purpose");

    public static Error PurposeUnnamed(string earmark) => Error.Invalid("disbursement.purpose_unnamed",
        $"动用定向“{earmark}”的款项，用途中须写明“{earmark}”；用于其他用途须填写捐赠人同意记录的编号（consentReference）", $"A payment from the earmark “{earmark}” names it in its purpose; for another use give the number of the donors' consent (consentReference)", "FUN-08", "purpose");

    public static Error ExceedsAvailable(Money asked, Money available, string? earmark)
    {
        var (zh, en) = earmark is null ? ("", "") : ($"（定向“{earmark}”）", $" (earmark “{earmark}”)");
        return Error.Invalid("disbursement.exceeds_available",
            $"超出可用余额 {(asked - available).InYuan:0.00} 元{zh}：申请 {asked}，可用 {available}", $"It exceeds what is available by {asked - available}{en}: asked {asked}, available {available}", "FUN-08", "amount");
    }
}
