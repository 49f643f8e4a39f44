using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Why a refund, a void or a move of a gift is refused.</summary>
internal static class WithdrawalErrors
{
    public static readonly Error NotFound = Error.NotFound("refund.not_found", "这笔捐赠没有该退款；请核对编号", "This gift has no such refund; check its id");

    public static readonly Error NothingPending = Error.Conflict("donation.nothing_pending", "这笔捐赠没有待批准的作废或转移", "No void or move of this gift awaits a decision", "FUN-14");

    public static readonly Error Decided = Error.Conflict("refund.decided", "这笔退款已经审批", "This refund is decided already", "FUN-15");

    public static readonly Error NotApproved = Error.Conflict("refund.not_approved", "退款须经他人批准后才能付款；已驳回或已付款的不能再付", "A refund is paid only after somebody else approved it, and once", "FUN-15");

    public static readonly Error SamePerson = Error.Forbidden("refund.same_person", "申请人不能批准或驳回自己申请的退款、作废或转移；请由另一人办理", "Who asks does not approve: another person must decide", "FUN-15");

    public static readonly Error ReasonMissing = Error.Invalid("refund.reason_missing", "请选择退款原因 reason：wrongTransfer 汇错、duplicate 重复捐赠、campaignFailed 活动未能实施、other 其他", "reason is required: wrongTransfer, duplicate, campaignFailed or other", "FUN-15", "reason");

    public static readonly Error VoucherMissing = Error.Invalid("refund.voucher_missing", "退款付款须填写凭证号", "A refund's payment needs its voucher number", "FUN-15", "voucherNumber");

    public static readonly Error TargetMissing = Error.Invalid("donation.move_target_missing", "请填写转入的活动或资金（campaign，编号或标识）", "Name the campaign or fund that it belongs to (campaign: number or id)", "FUN-14", "campaign");

    public static readonly Error SamePlace = Error.Invalid("donation.move_to_itself", "转入的活动和定向用途与现在的相同", "It is in this campaign and earmark already", "FUN-14", "campaign");

    public static readonly Error ConsentMissing = Error.Invalid("donation.consent_missing",
        "改变捐赠人约定的用途须经捐赠人同意；请填写同意记录的编号（consentReference）", "Another purpose than the donor's needs his consent: give the number of its record (consentReference)", "FUN-08", "consentReference");

    public static readonly Error Settled = Error.Conflict("campaign.settled", "此活动已结项，其捐赠不能再退款、作废或转移", "This campaign is settled; its gifts are not refunded, voided or moved any more", "FUN-14");

    public static readonly Error Open = Error.Conflict("campaign.withdrawals_open", "还有未办结的退款、作废或转移；请先批准、驳回或付款", "Refunds, voids or moves are still open; decide or pay them first", "FUN-15");

    public static readonly Error MovedTooOften = Error.Conflict("donation.moved_too_often", $"这笔捐赠已转移 {MoveOrigin.MostHops} 次，不能再转移", $"This gift has been moved {MoveOrigin.MostHops} times and cannot be moved again", "FUN-14");

    public static readonly Error NothingLeft = Error.Conflict("donation.nothing_unspent", "这笔捐赠已没有未使用的部分", "Nothing of this gift is unspent", "FUN-14");

    public static Error ExplanationMissing(string field) => Error.Invalid("donation.reason_missing", $"请说明原因（{field}）", $"Say why ({field})", "FUN-14", field);

    public static Error Pending(Withdrawal open) => Error.Conflict("donation.change_pending",
        $"{open.RequestedBy} 已申请{Zh(open.Kind)}，等待另一人批准或驳回", $"{open.RequestedBy} has asked for a {open.Kind.ToString().ToLowerInvariant()} already; another person is to approve or reject it", "FUN-14");

    public static Error Spent(Money spent) => Error.Conflict("donation.spent",
        $"这笔捐赠已使用或退回 {spent}，不能作废；可将未使用部分转移或退款", $"{spent} of this gift is spent or given back; it cannot be voided, only what is unspent moved or refunded", "FUN-14");

    public static Error ExceedsUnspent(Money asked, Money unspent) => Error.Invalid("refund.exceeds_unspent",
        $"超出本笔捐赠未使用部分 {(asked - unspent).InYuan:0.00} 元：申请 {asked}，未使用 {unspent}（已扣除在办退款）", $"It exceeds what is unspent of this gift by {asked - unspent}: asked {asked}, unspent {unspent} (refunds under way deducted)", "FUN-15", "amount");

    public static Error Promised(Money asked, Money available) => Error.Conflict("refund.promised",
        $"这些钱已批准拨付：需取出 {asked}，可用余额 {available}；请先撤销有关拨付", $"This money is promised to approved payments: {asked} needed, {available} available; cancel such a payment first", "FUN-15");

    public static Error ReceiptValid(string number) => Error.Conflict("refund.receipt_valid",
        $"这笔捐赠的票据 {number} 仍然有效；请先红冲或作废票据", $"Receipt {number} of this gift is still valid; reverse or void it first", "FUN-07");

    private static string Zh(WithdrawalKind kind) => kind switch { WithdrawalKind.Refund => "退款", WithdrawalKind.Void => "作废", _ => "转移" };
}
