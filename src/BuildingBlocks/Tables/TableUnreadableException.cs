using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Says why an uploaded table is refused as a whole; an exception because rows are read lazily.</summary>
public sealed class TableUnreadableException(Error error, Exception? cause = null) : Exception(error.En, cause)
{
    public Error Error { get; } = error;
}

/// <summary>Why a file is refused as a table.</summary>
public static class TableErrors
{
    public static readonly Error Empty = Of("import.empty", "文件中没有数据，请检查后重新上传", "The file holds no data; please check it and upload it again");

    public static readonly Error OldWorkbook = Unreadable("这是旧版 Excel（.xls）或加密的工作簿，请去掉密码并另存为 .xlsx 或 CSV", "This is an old Excel workbook (.xls) or one with a password; save it as .xlsx or csv without a password");

    public static readonly Error Pdf = Unreadable("这是 PDF 文件，请上传 .xlsx 或 CSV", "This is a PDF; upload .xlsx or csv");

    public static readonly Error WebPage = Unreadable("这是网页或 XML 文件，请用 Excel 打开并另存为 .xlsx", "This is a web page or XML; open it in Excel and save it as .xlsx");

    public static readonly Error Binary = Unreadable("无法识别的文件，请上传 .xlsx 或 CSV（UTF-8 或 GB18030）", "The file is neither .xlsx nor csv text (UTF-8 or GB18030)");

    public static readonly Error NotAWorkbook = Unreadable("压缩包中没有工作簿，请用 Excel 另存为 .xlsx", "The package holds no workbook; save it as .xlsx");

    public static readonly Error Damaged = Unreadable("文件已损坏，请用 Excel 打开后重新保存", "The file is damaged; open it in Excel and save it again");

    public static readonly Error TooLarge = Of("import.file_too_large", "文件解压后过大或结构异常，请拆分后重新保存", "The file unpacks to too much or is built strangely; split it and save it again");

    public static readonly Error CellTooLong = Of("import.cell_too_long", "有单元格或行过长；CSV 请检查是否缺少引号", "A cell or row is too long; in a csv a closing quote may be missing");

    public static Error TooManyRows(int limit) => Of("import.too_many_rows", $"最多 {limit} 行，请拆分文件", $"At most {limit} rows; split the file");

    public static Error TooManyColumns(int limit) => Of("import.too_many_columns", $"最多 {limit} 列", $"At most {limit} columns");

    public static Error OpenQuote(int row) => Unreadable($"第 {row} 行的引号不成对，请改正后重新上传", $"The quotes in row {row} do not pair; mend them and upload the file again");

    private static Error Unreadable(string zh, string en) => Of("import.file_unreadable", zh, en);

    private static Error Of(string code, string zh, string en) => Error.Invalid(code, zh, en, "FUN-19", "file");
}
