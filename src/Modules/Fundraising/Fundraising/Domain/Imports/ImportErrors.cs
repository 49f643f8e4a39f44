using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;

namespace JinhuRedCross.Fundraising.Domain.Imports;

/// <summary>Why a list, or a decision about its rows, is refused.</summary>
internal static class ImportErrors
{
    public static readonly Error NotFound = Error.NotFound("import.not_found", "没有这次导入；请核对标识", "There is no such import; check its id");

    public static readonly Error Exists = Error.Conflict("import.exists", "这次导入已经存在", "This import exists already");

    public static readonly Error FileKnown = Error.Conflict("import.file_known", "这个文件已导入过本活动", "This file was imported into this campaign before");

    public static readonly Error FileGone = Error.Conflict("import.file_gone",
        "上传的名单文件已不在（例如从备份恢复之后）；请重新上传，已登记的行不会重复登记", "The uploaded file is gone, for example after a restore; hand it in again, no row is recorded twice");

    public static readonly Error SourceMissing = Error.Invalid("import.source_missing", "请填写名单来源（source），如“省红十字会 1 月 29 日公示”", "The name of the list (source) is required", field: "source");

    public static readonly Error RowsMissing = Error.Invalid("import.rows_missing", "请填写要处理的行号（rows），每行一次", "Name the rows, each once", field: "rows");

    public static readonly Error ReasonMissing = Error.Invalid("import.reason_missing", "不予导入须填写理由（reason）", "A reason is required to discard rows", field: "reason");

    public static readonly ImportWarning SameFile = new("import.file_known", "此文件以前已导入过本活动，没有新增捐赠", "This file was imported into this campaign before; nothing was added");

    public static readonly ImportWarning NoRows = new("import.no_rows", "名单中没有捐赠行", "The list holds no gifts");

    public static Error NotHeld(int row) => Error.Conflict("import.row_not_held", $"第 {row} 行不在待确认之列（可能已处理）", $"Row {row} is not held; it may have been decided");

    public static ImportWarning DateAssumed(DateOnly day) => new("import.date_assumed",
        $"名单没有日期列，到账日期按 {day:yyyy-MM-dd} 登记", $"The list has no dates; {day:yyyy-MM-dd} was taken as the day of receipt");
}
