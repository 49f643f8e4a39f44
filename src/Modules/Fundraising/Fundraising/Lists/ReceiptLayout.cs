using System.Text.RegularExpressions;
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
internal sealed partial class ReceiptLayout
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

    private static readonly Dictionary<string, (ReceiptField Field, int Rank)> _known =
        _names.SelectMany(f => f.Value.Select((name, rank) => (name, f.Key, rank))).ToDictionary(k => k.name, k => (k.Key, k.rank), StringComparer.Ordinal);

    private readonly Dictionary<ReceiptField, int> _places;
    private readonly IReadOnlyList<string> _header;

    private ReceiptLayout(Dictionary<ReceiptField, int> places, IReadOnlyList<string> header)
    {
        (_places, _header) = (places, header);
        Scale = KnownHeaders.ScaleOf(ListText.Compact(header[places[ReceiptField.Amount]])) ?? 1;
    }

    public static string Told => "票据代码、票据号码、校验码、开票日期、交款人、交款人统一社会信用代码、金额、项目名称、备注、状态";

    /// <summary>Yuan in one unit of the amount column.</summary>
    public decimal Scale { get; }

    /// <summary>The layout that a header row shows; null where the row is none.</summary>
    public static ReceiptLayout? From(TableRow row)
    {
        var found = row.Cells.Select((text, place) => (Known: Of(text), Place: place)).Where(c => c.Known is not null)
            .GroupBy(c => c.Known!.Value.Field).ToDictionary(f => f.Key, f => f.OrderBy(c => c.Known!.Value.Rank).First().Place);
        ReceiptField[] needed = [ReceiptField.Code, ReceiptField.Number, ReceiptField.IssuedOn, ReceiptField.Payer, ReceiptField.Amount];
        return needed.All(found.ContainsKey) ? new(found, row.Cells) : null;
    }

    public string Cell(TableRow row, ReceiptField field) => _places.TryGetValue(field, out var place) && place < row.Cells.Count ? row.Cells[place] : "";

    public string HeaderOf(ReceiptField field) => _places.TryGetValue(field, out var place) ? ListText.Tidy(_header[place]) : _names[field][0];

    /// <summary>Totals, notes below the list, and the header again.</summary>
    public bool IsBeside(TableRow row)
    {
        if (Of(Cell(row, ReceiptField.Number))?.Field == ReceiptField.Number) return true;
        if (Cell(row, ReceiptField.Number).AsSpan().IndexOfAnyInRange('0', '9') >= 0) return false;
        return row.Cells.Any(c => Total().IsMatch(ListText.Compact(c))) || (string.IsNullOrWhiteSpace(Cell(row, ReceiptField.Code)) && string.IsNullOrWhiteSpace(Cell(row, ReceiptField.Amount)));
    }

    private static (ReceiptField Field, int Rank)? Of(string header)
    {
        var text = ListText.Compact(header).TrimEnd(':', '*');
        if (_known.TryGetValue(text, out var known)) return known;
        return _known.TryGetValue(Brackets().Replace(text, "").Trim('*'), out known) ? known : null;
    }

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex("^(?:合计|总计|小计|本页合计|累计)")]
    private static partial Regex Total();
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
