using System.Globalization;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Imports;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>How an import does, and what it could not take.</summary>
internal static class ShowImport
{
    public static void Map(RouteGroupBuilder campaigns)
    {
        campaigns.MapGet("/{id}/imports/{importId}", Handle)
            .WithName("showImport").WithSummary("查看导入（Show an import）").WithDescription("进度、结果、提示与前 100 个错误行。")
            .Permission("fundraising.read").Refuses(ImportErrors.NotFound)
            .ExampleParameter("id", ExampleNumbers.Campaign).ExampleParameter("importId", () => ExampleNumbers.Import);
        campaigns.MapGet("/{id}/imports/{importId}/errors.csv", Errors)
            .WithName("importErrors").WithSummary("错误行下载（Import errors）").WithDescription("全部不能登记的行：行号、列、脱敏的值、代码、说明。")
            .Permission("fundraising.read").Refuses(ImportErrors.NotFound)
            .ExampleParameter("id", ExampleNumbers.Campaign).ExampleParameter("importId", () => ExampleNumbers.Import);
    }

    private static async Task<Results<Ok<ImportResponse>, Problem>> Handle(string id, string importId, CampaignDesk desk, ImportJobs jobs, HttpContext context, CancellationToken cancel)
    {
        if (await jobs.Find(await desk.Find(id, cancel), importId, cancel) is not { } import || await jobs.Show(import, context, cancel) is not { } job) return ImportErrors.NotFound.ToProblem();
        return TypedResults.Ok(job);
    }

    private static async Task<IResult> Errors(
        string id, string importId, CampaignDesk desk, ImportJobs jobs, Reads<RefusedListRow> refusals, HttpContext context, CancellationToken cancel)
    {
        if (await jobs.Find(await desk.Find(id, cancel), importId, cancel) is not { } import) return ImportErrors.NotFound.ToProblem();
        var english = context.Request.PrefersEnglish();
        await using var rows = await refusals.Snapshot(cancel);
        await context.Audit(context.Entry(AuditAction.Export) with { Target = $"list/import-errors-{import:N}.csv" });
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"import-errors-{import:N}.csv\"");
        await using var table = TableWriter.Csv(context.Response.Body);
        await table.Header("行号", "列", "值", "代码", "说明");
        await foreach (var row in rows.Stream(RefusedListRow.Of(import), RefusedListRow.Sorts).WithCancellation(cancel))
            await table.Row((long)row.Row, row.Column, row.Value, row.Code, english ? row.En : row.Zh);
        await table.Complete();
        return Results.Empty;
    }
}
