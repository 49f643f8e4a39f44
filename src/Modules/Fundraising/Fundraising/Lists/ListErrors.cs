using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>What is refused or remarked about a list of gifts.</summary>
internal static class ListErrors
{
    public static readonly Error AmountUnreadable = Of("import.amount_unreadable", "无法识别的金额", "The amount cannot be read");

    public static readonly Error AmountMissing = Of("amount.missing", "缺少金额", "The amount is missing");

    public static readonly Error AmountAmbiguous = Of("import.amount_ambiguous", "同一行的两个金额列不一致，请用映射指定一列", "Two columns of this row give different amounts; name one of them in the mapping");

    public static readonly Error DateUnreadable = Of("import.date_unreadable", "无法识别的日期，请写成 2020-01-29", "The date cannot be read; write it as 2020-01-29");

    public static readonly Error PublicityUnreadable = Of("import.publicity_unreadable", "无法识别的公示方式，请写 公开、脱敏 或 匿名", "The publicity cannot be read; write name, masked or anonymous");

    /// <summary>A fault of one cell, told where a person finds it.</summary>
    public static Error InRow(int row, string column, Error error) =>
        error with { Zh = $"第 {row} 行“{column}”：{error.Zh}", En = $"Row {row}, {column}: {error.En}", Rule = "FUN-13", Field = $"row {row}, {column}" };

    public static Error TooLong(int limit) => Of("import.text_too_long", $"内容超过 {limit} 字", $"The text is longer than {limit} characters");

    public static Error HeaderNotFound(string names) => Of(
        "import.header_not_found",
        $"找不到表头。表头应包含金额列和姓名或日期列，如：{names}；也可以提供列映射",
        $"No header row was found. It needs an amount and a name or a date, such as: {names}; or give a mapping");

    public static Error ColumnNotFound(string column) => Of(
        "import.header_not_found", $"映射中的列“{column}”在表格中找不到", $"The column “{column}” of the mapping is not in the table");

    public static Error MappingInvalid(string field) => Of(
        "import.mapping_invalid",
        $"未知的映射字段“{field}”，可用：{string.Join(", ", Enum.GetNames<ListField>())}",
        $"Unknown field “{field}” in the mapping; there are: {string.Join(", ", Enum.GetNames<ListField>())}");

    public static ListWarning TotalDiffers(int row, Money published, Money read) => new(
        "import.total_differs", $"第 {row} 行公布合计 {published}，实际读到 {read}", $"Row {row} announces {published}, but {read} was read");

    public static ListWarning CountDiffers(int row, long published, long read) => new(
        "import.count_differs", $"第 {row} 行公布 {published} 笔，实际读到 {read} 笔", $"Row {row} announces {published} gifts, but {read} were read");

    public static ListWarning TransactionRounded(int row) => new(
        "import.transaction_rounded",
        $"第 {row} 行起有交易单号被 Excel 写成科学计数法，已无法还原，未采用",
        $"From row {row} on, transaction numbers were rounded by a spreadsheet and are left out");

    private static Error Of(string code, string zh, string en) => Error.Invalid(code, zh, en, "FUN-19");
}
