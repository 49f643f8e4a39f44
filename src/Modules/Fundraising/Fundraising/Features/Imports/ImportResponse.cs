using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>名单导入任务</summary>
/// <param name="Status">queued 排队、running 进行中、completed 完成、failed 失败</param>
/// <param name="Processed">已处理行数</param>
/// <param name="Total">名单总行数</param>
/// <param name="Accepted">已登记为捐赠的行数</param>
/// <param name="Duplicates">以前已导入过、未重复登记的行数</param>
/// <param name="Held">与已有捐赠相似、待确认的行数</param>
/// <param name="Rejected">不能登记的行数</param>
/// <param name="Discarded">确认不予登记的行数</param>
/// <param name="Warnings">提示</param>
/// <param name="Errors">不能登记的行，最多前 100 行；全部见 errors.csv</param>
internal sealed record ImportResponse(
    Guid? Id, Guid CampaignId, string Source, string FileName, ImportStatus Status, long Processed, long Total, long Accepted, long Duplicates, long Held, long Rejected, long Discarded,
    IReadOnlyList<ImportNote> Warnings, IReadOnlyList<ImportRowError> Errors, ImportNote? Failure, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt)
{
    public const int MostErrors = 100;

    public static ImportResponse Of(ImportRow row, IReadOnlyList<RefusedListRow> refused, HttpRequest request)
    {
        var english = request.PrefersEnglish();
        var warnings = JsonSerializer.Deserialize<List<ImportWarning>>(row.Warnings)!;
        return new(
            row.Id, row.CampaignId, row.Source, row.FileName, row.Status, row.Processed, row.Total, row.Accepted, row.Duplicates, row.Held, row.Rejected, row.Discarded,
            [.. warnings.Select(w => ImportNote.Of(w, english))],
            [.. refused.Select(r => new ImportRowError(r.Row, r.Column, r.Value, r.Code, english ? r.En : r.Zh))],
            row.FailureCode is { } code ? new(code, (english ? row.FailureEn : row.FailureZh) ?? "") : null,
            row.RequestedAt, row.StartedAt, row.FinishedAt);
    }
}

/// <summary>Answers with an import's job.</summary>
internal sealed class ImportJobs(Reads<ImportRow> imports, Reads<RefusedListRow> refusals)
{
    /// <summary>The import of a campaign that an address names by id, or by its place among the campaign's imports, from 1; null when there is none.</summary>
    public async Task<Guid?> Find(Guid? campaign, string idOrPlace, CancellationToken cancel)
    {
        if (campaign is null) return null;
        if (Guid.TryParse(idOrPlace, out var id)) return (await imports.OneSurely(id, cancel)).Value?.CampaignId == campaign ? id : null;
        if (!int.TryParse(idOrPlace, System.Globalization.NumberStyles.None, null, out var place) || place < 1) return null;
        var found = await imports.Ask((rows, ct) => rows.Where(i => i.CampaignId == campaign).OrderBy(i => i.RequestedAt).ThenBy(i => i.Id).Skip(place - 1).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct), cancel);
        return found.Value;
    }

    public async Task<ImportResponse?> Show(Guid id, HttpContext context, CancellationToken cancel)
    {
        var job = await imports.OneSurely(id, cancel);
        if (job.Value is not { } row) return null;
        if (job.Lagging) context.Response.Headers["Read-Lag"] = "true";
        var refused = await refusals.Find(RefusedListRow.Of(id), new(Limit: ImportResponse.MostErrors), RefusedListRow.Sorts, cancel);
        return ImportResponse.Of(row, refused.Value.Items, context.Request);
    }
}
