using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Registers;
using JinhuRedCross.Organisations.Lists;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Registers;

/// <summary>The imports of registers, what each could not take, and an empty register that explains itself.</summary>
internal static class FindRegisterImports
{
    private const string Advice =
        "基层组织名册导入模板：每行一个组织，表头不要改动。名称、类别、挂靠单位必填；区划代码（镇街 9 位、村和社区 12 位）和镇街名称至少填一项；日期写作 2026-01-21；"
        + "已成立的填批准文号和批准日期，没有文号的登记为培育；填写会长的须同时填写业务联系人和联系电话，会员超过十名的还须填写五至九人的理事会；人名之间用顿号分开。";

    private static readonly ListFile<RegisterImportRow> _file = new("register-imports", "名册导入记录", RegisterImportRow.Sorts, "requestedAt",
        new("名册", 30, i => i.Source), new("文件", 30, i => i.FileName), new("状态", 10, i => StatusOf(i.Status)), new("导入人", 16, i => i.RequestedBy), new("导入时间", 18, i => i.RequestedAt), new("总行数", 10, i => i.Total),
        new("已登记", 10, i => i.Accepted), new("以前已登记", 12, i => i.Duplicates), new("不能登记", 10, i => i.Rejected));

    public static void Map(RouteGroupBuilder imports)
    {
        imports.MapGet("/template.xlsx", () => new TableFile("organisations-template", "基层组织名册模板", "基层组织名册", [.. RegisterColumns.Names.Values.Select(n => 14 + n[0].Length)], async table =>
            {
                await table.Row(Advice);
                await table.Header([.. RegisterColumns.Names.Values.Select(n => n[0])]);
            }))
            .WithName("registerTemplate").WithSummary("下载名册模板（Register template）").WithDescription("空白的名册，第一行是填写说明，第二行是表头。")
            .AnswersTable(TableKind.Xlsx).Permission("organisations.read");
        imports.MapGet("/", Handle)
            .WithName("findRegisterImports").WithSummary("名册导入记录（List imports）").WithDescription("按状态筛选，最近的在前。")
            .Permission("organisations.read").SortableBy([.. RegisterImportRow.Sorts]);
        imports.MapFiles("/", "RegisterImports", ("名册导入记录", "imports of registers"),
            (ImportStatus? status, Reads<RegisterImportRow> rows, TimeProvider clock, HttpContext context) => _file.Of(rows, Wanted(status), context, clock), e => e.Permission("organisations.read"));
        Describe(imports.MapGet("/{importId}", HandleOne)).WithName("showRegisterImport").WithSummary("查看名册导入（Show an import）").WithDescription("进度、结果、提示与前 100 个错误行。");
        Describe(imports.MapGet("/{importId}/errors.csv", Errors)).WithName("registerImportErrors").WithSummary("名册错误行下载（Import errors）").WithDescription("全部不能登记的行：行号、列、脱敏的值、代码、说明。").AnswersTable(TableKind.Csv);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint.Permission("organisations.read").Refuses(RegisterImportErrors.NotFound).ExampleParameter("importId", () => "1");

    /// <param name="status">状态</param>
    private static async Task<Results<Ok<ListResponse<RegisterImportResponse>>, Problem>> Handle(ImportStatus? status, ListQuery query, Reads<RegisterImportRow> rows, HttpContext context, CancellationToken cancel)
    {
        var found = await rows.Find(Wanted(status), query.Page(), RegisterImportRow.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        var english = context.TellsEnglish();
        return TypedResults.Ok(found.Show(context, i => RegisterImportResponse.Of(i, [], english)));
    }

    private static async Task<Results<Ok<RegisterImportResponse>, Problem>> HandleOne(string importId, RegisterJobs jobs, HttpContext context, CancellationToken cancel) =>
        await jobs.Find(importId, context, cancel) is { } row ? TypedResults.Ok(await jobs.Show(row, context, cancel)) : RegisterImportErrors.NotFound.ToProblem();

    private static async Task<Results<TableFile, Problem>> Errors(string importId, RegisterJobs jobs, Reads<RegisterRefusalRow> refusals, HttpContext context, CancellationToken cancel)
    {
        if (await jobs.Find(importId, context, cancel) is not { } import) return RegisterImportErrors.NotFound.ToProblem();
        var english = context.TellsEnglish();
        return new TableFile($"import-errors-{import.Id:N}", "名册错误行", "名册错误行", [], async table =>
        {
            await table.Header("行号", "列", "值", "代码", "说明");
            await using var rows = await refusals.Snapshot(cancel);
            await foreach (var row in rows.Stream(RegisterRefusalRow.Of(import.Id), RegisterRefusalRow.Sorts).WithCancellation(cancel))
                await table.Row((long)row.Row, row.Column, row.Value, row.Code, english ? row.En : row.Zh);
        });
    }

    private static Specification<RegisterImportRow> Wanted(ImportStatus? status) => status is { } s ? RegisterImportRow.Are(s) : Specification<RegisterImportRow>.All;

    private static string StatusOf(ImportStatus status) => status switch { ImportStatus.Queued => "排队", ImportStatus.Running => "进行中", ImportStatus.Completed => "完成", _ => "失败" };
}
