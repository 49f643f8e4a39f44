using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Statements;

/// <summary>Why an account, its statement or a decision about a line is refused.</summary>
internal static class BankAccountErrors
{
    public static readonly Error NotFound = Error.NotFound("account.not_found", "没有这个账户；请核对账号或标识", "There is no such account; check its number or id");

    public static readonly Error Exists = Error.Conflict("account.exists", "这个账号已经登记", "An account of this number is registered already", "FUN-18");

    public static readonly Error ChannelRepeated = Error.Invalid("account.channel_repeated", "到账方式重复；每种方式只填一次", "A channel is named twice; name each once", "FUN-18", "channels");

    public static readonly Error OpeningNegative = Error.Invalid("account.opening_negative", "期初余额不能为负", "The opening balance cannot be negative", "FUN-18", "openingBalance");

    public static readonly Error LineNotFound = Error.NotFound("statement.line_not_found", "此账户没有这一条流水；请核对标识或流水号", "This account has no such line; check its id or serial number");

    public static readonly Error NotWaiting = Error.Conflict("statement.line_decided", "这条流水已经处理，不在待认领之列；如处理有误，请先撤销（reopen）", "This line is decided already; take the decision back first (reopen)", "FUN-18");

    public static readonly Error WaitingAlready = Error.Conflict("statement.line_waiting", "这条流水正待认领，没有可撤销的处理", "This line is waiting; there is nothing to take back", "FUN-18");

    public static readonly Error Changed = Error.Conflict("statement.line_changed_meanwhile", "这条流水刚被他人处理；请重新读取后再办理", "Somebody else has just decided about this line; read it again", "FUN-18");

    public static readonly Error DebitIsNoGift = Error.Invalid("statement.debit_is_no_gift", "支出流水不能认领为捐赠；请与拨付或退款核销，或标记为非捐赠", "Money that left the account is no gift; meet it with a payment or refund, or set it aside", "FUN-18");

    public static readonly Error LineChanged = Error.Conflict("statement.line_changed", "同一流水号的内容与已导入的不同（日期、收支、金额或对方户名）；请与银行核对", "The line of this serial number was taken with other content (day, direction, amount or counterparty); ask the bank", "FUN-18") with { Field = "serial" };

    public static readonly Error GiftStands = Error.Conflict("statement.gift_stands", "这条流水登记的捐赠仍然有效；请先作废该捐赠，再撤销", "The gift that this line became still stands; void it first, then reopen the line", "FUN-18");

    public static readonly Error EntryMissing = Error.Invalid("statement.entry_missing", "请填写捐赠、拨付或退款的编号（number）", "Give the number of a gift, disbursement or refund (number)", "FUN-18", "number");

    public static readonly Error EntryNotFound = Error.NotFound("statement.entry_not_found", "账上没有这个编号的捐赠、已付拨付或已付退款", "The books hold no gift, paid disbursement or paid refund of this number");

    public static readonly Error KindMissing = Error.Invalid("statement.kind_missing", "请选择类别 kind：interest 利息、transfer 内部往来、returned 退回、fee 手续费、other 其他", "kind is required: interest, transfer, returned, fee or other", "FUN-18", "kind");

    public static readonly Error HeaderNotFound = Error.Invalid("statement.header_not_found",
        "找不到流水表头。应有日期列（交易日期、记账日期…），金额列（借方金额与贷方金额、收入与支出，或交易金额），以及余额、对方户名、摘要或流水号；也支持微信支付商户账单和支付宝账务明细",
        "No header of a statement was found: it needs a day, amounts (debit and credit, or one amount), and a balance, counterparty, memo or serial number; the merchant bills of WeChat Pay and Alipay are read too", "FUN-18", "file");

    public static readonly Error DateUnreadable = Error.Invalid("statement.date_unreadable", "无法识别的日期，请写成 2026-03-01", "The day cannot be read; write it as 2026-03-01", "FUN-18", "day");

    public static readonly Error AmountUnreadable = Error.Invalid("statement.amount_unreadable", "无法识别的金额", "The amount cannot be read", "FUN-18", "amount");

    public static readonly Error AmountMissing = Error.Invalid("statement.amount_missing", "缺少金额，或借方、贷方同时有金额", "The amount is missing, or there are a debit and a credit", "FUN-18", "amount");

    public static readonly Error DirectionUnreadable = Error.Invalid("statement.direction_unreadable", "无法识别借贷方向", "It does not tell whether money came or went", "FUN-18", "direction");

    public static readonly Error BalanceUnreadable = Error.Invalid("statement.balance_unreadable", "无法识别的余额", "The balance cannot be read", "FUN-18", "balance");

    public static readonly Error SerialRounded = Error.Invalid("statement.serial_rounded",
        "流水号被 Excel 写成科学计数法，已无法还原；请从银行重新导出，不要用 Excel 另存", "A spreadsheet has rounded the serial number; export the statement again and do not save it with a spreadsheet", "FUN-18", "serial");

    public static readonly Error StatusUnknown = Error.Invalid("statement.status_unknown", "无法识别的交易状态", "The state of the transaction is not known", "FUN-18", "status");

    public static readonly Error MonthUnreadable = Error.Invalid("statement.month_unreadable",
        "请填写月份（month），如 2026-03；不早于账户期初所在月，不晚于本月", "Give a month such as 2026-03, not before the account's opening and not after this one", "FUN-18", "month");

    public static readonly Error EntryElsewhere = Error.Invalid("statement.entry_of_other_account",
        "这笔拨付或退款登记为从另一账户支付；请核对", "This payment was made from another account", "FUN-18", "number");

    public static Error Missing(string field, string zh) => Error.Invalid("account.field_missing", $"请填写{zh}（{field}）", $"{field} is required", "FUN-18", field);

    public static Error ChannelTaken(Channel channel, string account) => Error.Conflict("account.channel_taken",
        $"到账方式 {channel} 已属于账户“{account}”；一种方式只属于一个账户", $"The channel {channel} belongs to the account “{account}”; a channel belongs to one account", "FUN-18");

    public static Error BeforeOpening(DateOnly day, DateOnly opening) => Error.Invalid("statement.before_opening",
        $"日期 {day:yyyy-MM-dd} 早于账户的期初日期 {opening:yyyy-MM-dd}", $"The day {day:yyyy-MM-dd} is before the account's opening on {opening:yyyy-MM-dd}", "FUN-18", "day");

    public static Error OtherAccount(string seen) => Error.Invalid("statement.other_account",
        $"这份流水属于尾号 {seen} 的账户；请上传到该账户", $"This statement is of the account that ends in {seen}; hand it in there", "FUN-18", "file");

    public static Error ReasonMissing => Error.Invalid("statement.reason_missing", "请说明理由（reason）", "Say why (reason)", "FUN-18", "reason");

    public static Error WrongDirection(EntryKind entry) => entry == EntryKind.Gift
        ? Error.Invalid("statement.wrong_direction", "支出流水不能与捐赠核销", "Money that left the account meets no gift", "FUN-18", "number")
        : Error.Invalid("statement.wrong_direction", "收入流水不能与拨付或退款核销", "Money that came in meets no payment and no refund", "FUN-18", "number");

    public static Error AmountDiffers(Money line, string number, Money entry) => Error.Invalid("statement.amount_differs",
        $"金额不一致：流水 {line}，{number} 为 {entry}", $"The amounts differ: the line is {line}, {number} is {entry}", "FUN-18", "number");

    public static Error EntryMet(string? serial) => Error.Conflict("statement.entry_met",
        $"已与另一条流水{(serial is null ? "" : $"（{serial}）")}对应；一笔只对应一条流水", $"Another line meets it already{(serial is null ? "" : $" ({serial})")}; each is met once", "FUN-18");

    public static ImportWarning BalanceGap(int row, Money expected, Money told) => new("statement.balance_gap",
        $"第 {row} 行余额不连续：按上一行应为 {expected}，实为 {told}；可能缺少流水", $"The balance of row {row} does not follow: {expected} by the row before, {told} told; lines may be missing");

    public static ImportWarning TotalDiffers(int row, string what, Money told, Money read) => new("statement.total_differs",
        $"第 {row} 行{what}为 {told}，实际读到 {read}", $"Row {row} announces {told} ({what}), but {read} was read");

    public static ImportWarning CountDiffers(int row, long told, long read) => new("statement.count_differs",
        $"第 {row} 行写明 {told} 笔，实际读到 {read} 笔", $"Row {row} announces {told} lines, but {read} were read");

    public static ImportWarning GiftDiffers(int row, string number, Money line) => new("statement.amount_differs",
        $"第 {row} 行 {line} 与已登记捐赠 {number} 的金额不同，待人核对", $"Row {row} of {line} and the gift {number} differ; the line waits");

    public static ImportWarning NoLines { get; } = new("statement.no_lines", "文件中没有流水", "The file holds no lines");
}
