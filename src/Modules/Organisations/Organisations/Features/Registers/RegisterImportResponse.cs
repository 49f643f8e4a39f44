using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Organisations.Features.Registers;

/// <summary>名册导入任务</summary>
/// <param name="Source">名册名称</param>
/// <param name="Status">queued 排队、running 进行中、completed 完成、failed 失败</param>
/// <param name="Processed">已处理行数</param>
/// <param name="Total">名册总行数</param>
/// <param name="Accepted">已登记的组织数</param>
/// <param name="Duplicates">以前已登记的</param>
/// <param name="Held">待确认的行数；名册没有，总为 0</param>
/// <param name="Rejected">不能登记的行数</param>
/// <param name="Warnings">提示</param>
/// <param name="Errors">不能登记的行，最多前 100 行；全部见 errors.csv</param>
internal sealed record RegisterImportResponse(
    Guid? Id, string Source, string FileName, ImportStatus Status, long Processed, long Total, long Accepted, long Duplicates, long Held, long Rejected,
    IReadOnlyList<ImportNote> Warnings, IReadOnlyList<ImportRowError> Errors, ImportNote? Failure, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt)
{
    public const int MostErrors = 100;

    public static RegisterImportResponse Of(RegisterImportRow row, IEnumerable<RegisterRefusalRow> refused, bool english) => new(
        row.Id, row.Source, row.FileName, row.Status, row.Processed, row.Total, row.Accepted, row.Duplicates, 0, row.Rejected,
        [.. JsonSerializer.Deserialize<List<ImportWarning>>(row.Warnings)!.Select(w => ImportNote.Of(w, english))],
        [.. refused.Select(r => new ImportRowError(r.Row, r.Column, r.Value, r.Code, english ? r.En : r.Zh))],
        row.FailureCode is { } code ? new(code, (english ? row.FailureEn : row.FailureZh) ?? "") : null, row.RequestedAt, row.StartedAt, row.FinishedAt);
}

/// <summary>Answers with an import's job.</summary>
internal sealed class RegisterJobs(Reads<RegisterImportRow> imports, Reads<RegisterRefusalRow> refusals)
{
    /// <summary>The import that an address names by id, or by its place among all, from 1; null when there is none.</summary>
    public async Task<RegisterImportRow?> Find(string idOrPlace, HttpContext context, CancellationToken cancel)
    {
        var place = int.TryParse(idOrPlace, System.Globalization.NumberStyles.None, null, out var number) ? number : 0;
        if (!Guid.TryParse(idOrPlace, out var id) && place < 1) return null;
        var found = place < 1 ? await imports.OneSurely(id, cancel) : await imports.Ask((rows, ct) => rows.OrderBy(i => i.RequestedAt).ThenBy(i => i.Id).Skip(place - 1).FirstOrDefaultAsync(ct), cancel);
        context.SayLag(found.Lagging);
        return found.Value;
    }

    public async Task<RegisterImportResponse> Show(RegisterImportRow row, HttpContext context, CancellationToken cancel)
    {
        var refused = await refusals.Find(RegisterRefusalRow.Of(row.Id), new(Limit: RegisterImportResponse.MostErrors), RegisterRefusalRow.Sorts, cancel);
        return RegisterImportResponse.Of(row, refused.Value.Items, context.TellsEnglish());
    }
}
