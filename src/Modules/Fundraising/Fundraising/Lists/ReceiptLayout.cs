using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>What a column of the finance system's list can hold.</summary>
internal enum ReceiptField
{
    Code,
    Number,
    CheckCode,
    IssuedOn,
    Payer,
    PayerCode,
    Amount,
    Project,
    Remark,
    State,
    Kind,
    Handler,
    OriginalCode,
    OriginalNumber,
}

/// <summary>Which columns of the finance system's list hold what, by its header row.</summary>
internal sealed class ReceiptLayout
{
    private static readonly Dictionary<ReceiptField, string[]> _names = new()
    {
        [ReceiptField.Code] = ["票据代码", "电子票据代码", "票据批次代码", "代码"],
        [ReceiptField.Number] = ["票据号码", "电子票据号码", "票号", "票据号", "号码"],
        [ReceiptField.CheckCode] = ["校验码", "票据校验码"],
        [ReceiptField.IssuedOn] = ["开票日期", "开具日期", "开票时间", "开具时间", "填开日期"],
        [ReceiptField.Payer] = ["交款人", "缴款人", "交款人名称", "缴款人名称", "交款单位或个人", "交款人全称", "捐赠人"],
        [ReceiptField.PayerCode] = ["交款人统一社会信用代码", "缴款人统一社会信用代码", "统一社会信用代码", "交款人代码", "交款人证件号码", "交款人编码"],
        [ReceiptField.Amount] = ["金额", "总金额", "金额合计", "开票金额", "票面金额", "合计金额", "金额小写"],
        [ReceiptField.Project] = ["项目名称", "收费项目", "项目", "收费项目名称", "收入项目"],
        [ReceiptField.Remark] = ["备注", "备注信息", "其他信息", "摘要"],
        [ReceiptField.State] = ["状态", "票据状态", "开票状态", "是否冲红", "冲红状态"],
        [ReceiptField.Kind] = ["票据种类", "票据类型", "介质"],
        [ReceiptField.Handler] = ["开票人", "经办人", "制单人"],
        [ReceiptField.OriginalCode] = ["原票据代码", "关联票据代码", "被冲红票据代码", "蓝字票据代码"],
        [ReceiptField.OriginalNumber] = ["原票据号码", "关联票据号码", "被冲红票据号码", "蓝字票据号码"],
    };

    private static readonly KnownColumns<ReceiptField> _known = new(_names, ReceiptField.Code, ReceiptField.Number, ReceiptField.IssuedOn, ReceiptField.Payer, ReceiptField.Amount);

    private readonly NamedColumns<ReceiptField> _columns;

    private ReceiptLayout(NamedColumns<ReceiptField> columns) => (_columns, Scale) = (columns, KnownHeaders.ScaleOf(ListText.Compact(columns.HeaderOf(ReceiptField.Amount))) ?? 1);

    public static string Told => "票据代码、票据号码、校验码、开票日期、交款人、交款人统一社会信用代码、金额、项目名称、备注、状态";

    /// <summary>Yuan in one unit of the amount column.</summary>
    public decimal Scale { get; }

    /// <summary>The layout that a header row shows; null where the row is none.</summary>
    public static ReceiptLayout? From(TableRow row) => _known.In(row) is { } columns ? new(columns) : null;

    public string Cell(TableRow row, ReceiptField field) => _columns.Cell(row, field);

    public string HeaderOf(ReceiptField field) => _columns.HeaderOf(field);

    /// <summary>Totals, notes below the list, and the header again.</summary>
    public bool IsBeside(TableRow row)
    {
        if (_columns.IsHeader(row, ReceiptField.Number)) return true;
        if (Cell(row, ReceiptField.Number).AsSpan().IndexOfAnyInRange('0', '9') >= 0) return false;
        return NamedColumns<ReceiptField>.IsTotal(row) || (string.IsNullOrWhiteSpace(Cell(row, ReceiptField.Code)) && string.IsNullOrWhiteSpace(Cell(row, ReceiptField.Amount)));
    }
}

/// <summary>What is refused of the finance system's list.</summary>
internal static class ReceiptListErrors
{
    public static readonly Error HeaderNotFound = Error.Invalid("import.header_not_found",
        $"找不到表头；清单应有以下各列：{ReceiptLayout.Told}", "No header row was found; it needs code, number, day of issue, payer and amount (票据代码, 票据号码, 开票日期, 交款人, 金额)", "FUN-07a", "file");

    public static readonly Error StateUnknown = Error.Invalid("import.receipt_state_unknown", "无法识别的票据状态；应为正常、已冲红或作废", "The state cannot be read; it is 正常, 已冲红 or 作废", "FUN-07a");

    public static readonly Error OriginalUnknown = Error.Invalid("import.receipt_original_unknown", "这张红字票据冲销的票据未登记；请先登记原票据，或在原票据上登记红冲", "The bill that this red one takes back is not registered; register it first, or reverse it by hand", "FUN-07a");

    public static Error GiftUnknown(string number) => Error.Invalid("import.receipt_gift_unknown", $"备注中的捐赠编号 {number} 不存在；请核对", $"There is no gift {number}, as the remark says; check it", "FUN-07a");

    public static Error Unmatched(string zh, string en) => Error.Invalid("import.receipt_unmatched", $"无法对应到捐赠：{zh}；请在备注中写明捐赠编号，或在捐赠上登记票据", $"No gift fits: {en}; write the gift's number into the remark, or register the bill to its gift", "FUN-07a");
}
