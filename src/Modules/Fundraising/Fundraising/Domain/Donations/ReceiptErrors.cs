using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>Why a fiscal receipt is refused.</summary>
internal static class ReceiptErrors
{
    public static readonly Error NotFound = Error.NotFound("receipt.not_found", "没有登记这张票据；请核对票据代码和号码（代码-号码）", "No such receipt is registered; check its code and number (code-number)");

    public static readonly Error Closed = Error.Conflict("receipt.closed", "这张票据已红冲或作废", "This receipt was reversed or voided already", "FUN-07");

    public static readonly Error Waived = Error.Conflict("receipt.waived", "捐赠人放弃了票据；确需开具，请先将意愿改为需要（receipt-wish）", "The donor waived the receipt; if he wants it after all, change the wish first (receipt-wish)", "FUN-07");

    public static readonly Error WishUnchanged = Error.Conflict("receipt.wish_unchanged", "票据意愿本来就是这样，无须修改", "The wish is that already", "FUN-07");

    public static readonly Error DonorAnonymous = Error.Conflict("receipt.donor_anonymous", "匿名捐赠没有交款人，不开票据；捐赠人留名的请先更正捐赠人", "An anonymous gift has no payer and gets no receipt; if the donor told his name, correct the gift first", "FUN-07");

    public static readonly Error NothingStands = Error.Conflict("receipt.nothing_stands", "这笔捐赠已作废、转出或全部退款，没有可开票的金额", "This gift was voided, moved away or refunded; nothing is left to give a receipt for", "FUN-07");

    public static readonly Error WithdrawalPending = Error.Conflict("receipt.withdrawal_pending", "这笔捐赠有退款、作废或转移等待批准；请先批准或驳回，再登记票据", "A refund, void or move of this gift awaits a decision; decide it first, then register the receipt", "FUN-07");

    public static readonly Error NoValueProof = Error.Invalid("receipt.no_value_proof", "实物捐赠须经清点且每项都有公允价值证明，才能开具票据金额；没有证明的不得开具", "Goods have a receipt amount only once they are counted and each line has the proof of its fair value", "FUN-07", "amount");

    public static readonly Error PartUnknown = Error.Invalid("receipt.part_unknown", "集体捐赠的名单中没有这一份；请核对 part（名单中的编号）", "The list of this collective gift has no such part; check part (its number)", "FUN-13", "part");

    public static readonly Error PartOfMended = Error.Conflict("receipt.part_of_mended", "这笔集体捐赠有退款或转出，不能再逐份登记票据；请为整笔捐赠登记", "Of this collective gift money was refunded or moved; register one receipt for the whole of it", "FUN-13");

    public static readonly Error NotADonation = Error.Invalid("receipt.not_a_donation",
        "公益事业捐赠票据只用于捐赠，不得用于培训费、会费、赞助、往来款等；请改开相应票据", "The donation receipt is for gifts only, not for training fees, dues, sponsorship or pass-through money; use the bill made for those", "FUN-07", "purpose");

    public static readonly Error CodeInvalid = Error.Invalid("receipt.code_invalid", "票据代码应为 8 位数字", "A receipt's code has 8 digits", "FUN-07", "code");

    public static readonly Error NumberInvalid = Error.Invalid("receipt.number_invalid", "票据号码应为 10 位数字", "A receipt's number has 10 digits", "FUN-07", "number");

    public static readonly Error CheckCodeInvalid = Error.Invalid("receipt.check_code_invalid", "电子票据须填校验码：4 至 20 位字母或数字", "An electronic receipt has a check code of 4 to 20 letters or digits", "FUN-07", "checkCode");

    public static readonly Error CapitalsDiffer = Error.Invalid("receipt.capitals_differ", "大写金额与小写金额不一致；请核对票面", "The amount in capitals is not the amount in figures; check the bill", "FUN-07", "amountInCapitals");

    public static readonly Error PayerDiffers = Error.Invalid("receipt.payer_differs", "交款人与捐赠人不一致；请核对票据，或先更正捐赠人", "The payer is not the donor; check the bill, or correct the donor first", "FUN-07", "payer");

    public static readonly Error PayerCodeDiffers = Error.Invalid("receipt.payer_code_differs", "交款人的统一社会信用代码（或证件号码）与捐赠人登记的不一致", "The payer's credit code or identity number is not the donor's", "FUN-07", "payerCode");

    public static readonly Error NoBook = Error.Invalid("receipt.no_book", "没有登记含这个号码的纸质票据本；请先登记票据本并领用", "No paper book with this number is registered; register the book and hand it out first", "FUN-07a", "number");

    public static readonly Error PaperIsVoided = Error.Conflict("receipt.paper_is_voided", "纸质票据不能红冲，请作废（void）", "A paper receipt is not reversed but voided (void)", "FUN-07a");

    public static readonly Error ElectronicIsReversed = Error.Conflict("receipt.electronic_is_reversed", "电子票据不能作废，请在财政系统红冲后登记红字票据（reverse）", "An electronic receipt is not voided but reversed by a red one (reverse)", "FUN-07a");

    public static Error Missing(string field, string zh) => Error.Invalid("receipt.field_missing", $"请填写{zh}（{field}）", $"{field} is required", "FUN-07", field);

    public static Error NumberUsed(string by) => Error.Conflict("receipt.number_used", $"这个票据号码已经使用（{by}）；号码不重复使用，作废和红冲的也不再用", $"This number is used already ({by}); no number is used twice, voided and reversed ones included", "FUN-07");

    public static Error ValidExists(GiftReceipt valid) => Error.Conflict("receipt.valid_exists",
        $"已有有效票据 {valid.FullNumber}（{valid.Amount}）；请先红冲或作废", $"Receipt {valid.FullNumber} ({valid.Amount}) is valid already; reverse or void it first", "FUN-07");

    public static Error TooMany(int most) => Error.Conflict("receipt.too_many", $"一笔捐赠最多登记 {most} 张票据（含红冲、作废的）", $"A gift has at most {most} receipts, reversed and voided ones included", "FUN-07");

    public static Error AmountDiffers(Money asked, Money standing) => Error.Invalid("receipt.amount_differs",
        $"票据金额 {asked} 与捐赠的金额 {standing} 不一致（已扣除退款、转出）", $"The receipt says {asked}, and {standing} of the gift stands (refunds and moves deducted)", "FUN-07", "amount");

    public static Error LinesDiffer(Money lines, Money amount) => Error.Invalid("receipt.lines_differ",
        $"各行合计 {lines} 与票据金额 {amount} 不一致", $"The lines sum to {lines}, not to {amount}", "FUN-07", "lines");

    public static Error TooManyLines(int most) => Error.Invalid("receipt.too_many_lines", $"一张票据最多 {most} 行", $"A receipt has at most {most} lines", "FUN-07", "lines");

    public static Error BeforeReceived(DateOnly issued, DateOnly received) => Error.Invalid("receipt.before_received",
        $"开票日期 {issued:yyyy-MM-dd} 早于到账日期 {received:yyyy-MM-dd}", $"It was issued on {issued:yyyy-MM-dd}, before the gift was received on {received:yyyy-MM-dd}", "FUN-07", "issuedOn");

    public static Error BeforeIssued(DateOnly on, DateOnly issued) => Error.Invalid("receipt.before_issued",
        $"日期 {on:yyyy-MM-dd} 早于开票日期 {issued:yyyy-MM-dd}", $"{on:yyyy-MM-dd} is before the day of issue, {issued:yyyy-MM-dd}", "FUN-07", "on");
}
