using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;

namespace JinhuRedCross.Organisations.Domain.Registers;

/// <summary>Something that happened to a register on its way in.</summary>
internal abstract record RegisterImportEvent;

/// <param name="KnownAs">The import that brought the same file before; then this one adds nothing.</param>
/// <param name="Sha256">Of the file, lower-case hex.</param>
[StoredName("register-import-requested")]
internal sealed record RegisterImportRequested(Guid ImportId, string Source, string FileName, string Sha256, long Bytes, Guid? KnownAs, string By, DateTimeOffset At) : RegisterImportEvent;

/// <param name="Total">Rows that are organisations, or should be.</param>
[StoredName("register-import-started")]
internal sealed record RegisterImportStarted(long Total, DateTimeOffset At) : RegisterImportEvent;

/// <param name="Piece">The how-manyeth piece, from 0: nothing is done twice after a crash.</param>
[StoredName("register-import-piece-taken")]
internal sealed record RegisterPieceTaken(int Piece, long Accepted, long Duplicates, IReadOnlyList<RefusedRow> Refused, DateTimeOffset At) : RegisterImportEvent;

[StoredName("register-import-finished")]
internal sealed record RegisterImportFinished(long Duplicates, IReadOnlyList<ImportWarning> Warnings, DateTimeOffset At) : RegisterImportEvent;

[StoredName("register-import-failed")]
internal sealed record RegisterImportFailed(string Code, string Zh, string En, DateTimeOffset At) : RegisterImportEvent;

/// <summary>A register of organisations on its way in: what is through, and what was refused.</summary>
internal sealed record RegisterImport : IAggregate<RegisterImport, RegisterImportEvent>
{
    public static RegisterImport Initial { get; } = new();

    public RegisterImportRequested? Request { get; init; }

    public ImportStatus Status { get; init; }

    public int NextPiece { get; init; }

    public long Total { get; init; }

    public bool IsOver => Status is ImportStatus.Completed or ImportStatus.Failed;

    /// <summary>One file goes in once, whatever it is called.</summary>
    public static Claim FileClaim(string sha256) => new("register-import-file", sha256, _ => RegisterImportErrors.FileKnown);

    public Decision<RegisterImportEvent> Ask(RegisterImportRequested request)
    {
        if (Request is not null) return RegisterImportErrors.Exists;
        Decision<RegisterImportEvent> asked = [request];
        return request.KnownAs is null ? asked.Claiming(FileClaim(request.Sha256)) : asked;
    }

    public Decision<RegisterImportEvent> Start(long total, DateTimeOffset now) => Status == ImportStatus.Queued ? [new RegisterImportStarted(total, now)] : [];

    public Decision<RegisterImportEvent> TakePiece(RegisterPieceTaken piece) => IsOver || piece.Piece != NextPiece ? [] : [piece];

    public Decision<RegisterImportEvent> Finish(long duplicates, IReadOnlyList<ImportWarning> warnings, DateTimeOffset now) => IsOver ? [] : [new RegisterImportFinished(duplicates, warnings, now)];

    /// <summary>The file cannot be read; mended, it may come again.</summary>
    public Decision<RegisterImportEvent> Fail(Error error, DateTimeOffset now)
    {
        if (IsOver) return [];
        Decision<RegisterImportEvent> failed = [new RegisterImportFailed(error.Code, error.Zh, error.En, now)];
        return failed.Claiming(Claim.Releasing("register-import-file", Request!.Sha256));
    }

    public RegisterImport Apply(RegisterImportEvent happened) => happened switch
    {
        RegisterImportRequested e => this with { Request = e },
        RegisterImportStarted e => this with { Status = ImportStatus.Running, Total = e.Total },
        RegisterPieceTaken e => this with { NextPiece = e.Piece + 1 },
        RegisterImportFinished => this with { Status = ImportStatus.Completed },
        RegisterImportFailed => this with { Status = ImportStatus.Failed },
        _ => this,
    };
}

/// <summary>Why a register, or a row of it, is refused (ORG-05).</summary>
internal static class RegisterImportErrors
{
    public static readonly Error NotFound = Error.NotFound("import.not_found", "没有这次导入；请核对标识", "There is no such import; check its id");

    public static readonly Error Exists = Error.Conflict("import.exists", "这次导入已经存在", "This import exists already");

    public static readonly Error FileKnown = Error.Conflict("import.file_known", "这个文件已经导入过", "This file was imported before");

    public static readonly Error FileGone = Error.Conflict("import.file_gone", "上传的名册文件已不在（例如从备份恢复之后）；请重新上传，已登记的不会重复登记", "The uploaded file is gone, for example after a restore; hand it in again, nothing is recorded twice");

    public static readonly Error HeaderNotFound = Error.Invalid("import.header_not_found", "找不到表头。表头应有名称，以及区划代码或镇街，如：名称、类别、区划代码、挂靠单位；见 template.xlsx", "No header row was found: it needs a name and a division or township (名称, 区划代码 or 镇街); see template.xlsx", "ORG-05", "file");

    public static readonly Error DayUnreadable = Error.Invalid("import.date_unreadable", "无法识别的日期，请写成 2026-01-29", "The date cannot be read; write it as 2026-01-29", "ORG-05");

    public static readonly Error CountUnreadable = Error.Invalid("import.count_unreadable", "无法识别的数目，请写成数字", "The number cannot be read; write it in digits", "ORG-05");

    public static readonly Error KindUnreadable = Error.Invalid("import.kind_unreadable", "无法识别的类别；应为镇、街道、社区（村）、学校、医院、园区、行业、企业或机关", "The kind cannot be read: town, street, community, school, hospital, park, industry, enterprise or government office", "ORG-05");

    public static readonly Error PlaceUnreadable = Error.Invalid("import.division_unreadable", "无法识别的区划；请写 9 位或 12 位代码，或镇街全称", "The division cannot be read: write its code of 9 or 12 digits, or the township's full name", "ORG-05");

    public static readonly Error ParentUnknown = Error.Invalid("import.parent_unknown", "上级组织既未登记，也不在本名册中；请核对名称或编号", "The organisation above is neither registered nor in this list; check its name or number", "ORG-05", "parent");

    public static readonly Error ParentCycle = Error.Invalid("import.parent_cycle", "名册中的上级组织互为上下级", "Organisations of this list are above each other", "ORG-05", "parent");

    public static readonly Error NameTwice = Error.Invalid("import.name_twice", "名册中有同名的组织", "The list holds two organisations of this name", "ORG-05");

    public static readonly ImportWarning SameFile = new("import.file_known", "此文件以前已导入过，没有新增组织", "This file was imported before; nothing was added");

    public static readonly ImportWarning NoRows = new("import.no_rows", "名册中没有组织", "The list holds no organisations");

    public static Error Differs(string number) => Error.Conflict("import.organisation_differs",
        $"已登记为 {number}，但类别、区划或单位与名册不同；请核对后用“修改”操作更正", $"It is registered as {number} with another kind, division or unit; check, and correct it there", "ORG-05");
}
