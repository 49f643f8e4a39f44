using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Audit;

/// <summary>The trail as a file, to be filed or looked into elsewhere.</summary>
internal static class ExportAudit
{
    private const string List = "审计记录";
    private static readonly string[] _header = ["时间", "操作人", "来源地址", "动作", "结果", "对象", "权限", "操作", "错误代码", "理由", "字段", "次数", "首次时间", "追踪号", "月份", "序号"];
    private static readonly int[] _widths = [22, 16, 18, 16, 10, 40, 22, 50, 26, 30, 30, 8, 22, 34, 10, 10];

    public static void Map(RouteGroupBuilder platform)
    {
        Describe(platform.MapGet("/audit.xlsx", Handle), TableKind.Xlsx).WithName("exportAuditXlsx").WithSummary("导出审计记录 Excel（Export the audit trail, xlsx）");
        Describe(platform.MapGet("/audit.csv", Handle), TableKind.Csv).WithName("exportAuditCsv").WithSummary("导出审计记录 CSV（Export the audit trail, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithTags("审计（Audit）")
        .WithDescription("筛选条件同审计记录，最近的在前。导出本身也会记录。")
        .AnswersTable(kind)
        .Permission("platform.audit");

    /// <param name="actor">操作人（全名）</param>
    /// <param name="from">不早于（北京时间）</param>
    /// <param name="to">不晚于（北京时间）</param>
    /// <param name="action">动作</param>
    /// <param name="object">对象：kind/id，或只写 kind</param>
    /// <param name="result">结果</param>
    /// <param name="address">来源地址（IP）</param>
    private static TableFile Handle(
        string? actor, DateOnly? from, DateOnly? to, AuditAction? action, string? @object, AuditResult? result, string? address, AuditSearch search, TimeProvider clock, CancellationToken cancel)
    {
        var filter = new AuditFilter(actor, from, to, action, @object, result, address);
        var day = ChinaTime.DayOf(clock.GetUtcNow());
        return new($"audit-{day:yyyyMMdd}", $"{List}-{day:yyyyMMdd}", List, _widths, async table =>
        {
            await table.Header(_header);
            await foreach (var line in search.All(filter, cancel)) await Write(table, line);
        });
    }

    private static ValueTask Write(TableWriter table, AuditLine line)
    {
        var e = line.Entry;
        return table.Row(
            line.At, e.Actor, e.Address, Name(e.Action), Name(e.Result), e.Target, e.Permission, e.Operation, e.Code, e.Reason, string.Join(' ', e.Fields ?? []), e.Count, e.Since, e.TraceId,
            line.Month.ToString(), line.Position);
    }

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
