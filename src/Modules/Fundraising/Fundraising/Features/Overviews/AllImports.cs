using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Imports;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Overviews;

/// <summary>The history of lists that were brought in, over all campaigns.</summary>
internal static class AllImports
{
    private const string List = "名单导入记录";
    private static readonly string[] _header = ["序号", "来源", "文件", "状态", "提交时间", "完成时间", "总行数", "已登记", "重复", "待确认", "不能登记", "不予登记"];
    private static readonly int[] _widths = [8, 30, 30, 10, 20, 20, 10, 10, 10, 10, 10, 10];

    public static void Map(RouteGroupBuilder imports)
    {
        Describe(imports.MapGet("/", Handle)).WithName("findImports").WithSummary("名单导入记录（List imports）")
            .WithDescription("全部活动和资金的名单导入；按活动、状态、来源、提交日期、是否有待确认或不能登记的行筛选；默认最近提交的在前。")
            .SortableBy([.. ImportsThat.Sorts]);
        Export(imports.MapGet("/export.xlsx", Table), TableKind.Xlsx).WithName("exportImportsXlsx").WithSummary("导出名单导入记录 Excel（Export imports, xlsx）");
        Export(imports.MapGet("/export.csv", Table), TableKind.Csv).WithName("exportImportsCsv").WithSummary("导出名单导入记录 CSV（Export imports, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint.Permission("fundraising.read").Refuses(CampaignErrors.NotFound).Refuses(400, "list.range_inverted");

    private static RouteHandlerBuilder Export(RouteHandlerBuilder endpoint, TableKind kind) => Describe(endpoint).WithDescription("筛选条件同名单导入记录，按提交先后排列，末行合计。").AnswersTable(kind);

    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="status">状态</param>
    /// <param name="source">来源名单包含</param>
    /// <param name="requestedFrom">提交日期不早于（北京时间）</param>
    /// <param name="requestedTo">提交日期不晚于（北京时间）</param>
    /// <param name="held">是否有待确认的行</param>
    /// <param name="rejected">是否有不能登记的行</param>
    private static async Task<Results<Ok<ListResponse<ImportResponse>>, Problem>> Handle(
        string? campaign, ImportStatus? status, string? source, DateOnly? requestedFrom, DateOnly? requestedTo, bool? held, bool? rejected,
        ListQuery query, CampaignChoice choice, Reads<ImportRow> imports, HttpContext context, CancellationToken cancel)
    {
        var (wanted, fault) = await Wanted(campaign, status, source, requestedFrom, requestedTo, held, rejected, choice, cancel);
        if (fault is not null) return fault.ToProblem();
        var found = await imports.Find(wanted, query.Page(), ImportsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, i => ImportResponse.Of(i, [], context.Request)));
    }

    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="status">状态</param>
    /// <param name="source">来源名单包含</param>
    /// <param name="requestedFrom">提交日期不早于（北京时间）</param>
    /// <param name="requestedTo">提交日期不晚于（北京时间）</param>
    /// <param name="held">是否有待确认的行</param>
    /// <param name="rejected">是否有不能登记的行</param>
    private static async Task<Results<TableFile, Problem>> Table(
        string? campaign, ImportStatus? status, string? source, DateOnly? requestedFrom, DateOnly? requestedTo, bool? held, bool? rejected,
        CampaignChoice choice, Reads<ImportRow> imports, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var (wanted, fault) = await Wanted(campaign, status, source, requestedFrom, requestedTo, held, rejected, choice, cancel);
        if (fault is not null) return fault.ToProblem();
        return new TableFile("imports", List, List, _widths, async table =>
        {
            await using var snapshot = await imports.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(List, snapshot, clock.GetUtcNow(), !ReferenceEquals(wanted, Specification<ImportRow>.All));
            await table.Header(_header);
            var (count, accepted) = (0, 0L);
            await foreach (var i in snapshot.Stream(wanted, ImportsThat.Sorts, "requestedAt").WithCancellation(cancel))
            {
                accepted += i.Accepted;
                await table.Row(++count, i.Source, i.FileName, StatusOf(i.Status), Moment(i.RequestedAt), Moment(i.FinishedAt), i.Total, i.Accepted, i.Duplicates, i.Held, i.Rejected, i.Discarded);
            }

            await table.Row("合计", $"共 {count} 份", null, null, null, null, null, accepted);
        });
    }

    private static string StatusOf(ImportStatus status) => status switch { ImportStatus.Queued => "排队", ImportStatus.Running => "进行中", ImportStatus.Completed => "完成", _ => "失败" };

    private static string? Moment(DateTimeOffset? at) => at?.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<(Specification<ImportRow> Wanted, Error? Fault)> Wanted(
        string? campaign, ImportStatus? status, string? source, DateOnly? requestedFrom, DateOnly? requestedTo, bool? held, bool? rejected, CampaignChoice choice, CancellationToken cancel)
    {
        var wanted = Specification<ImportRow>.All;
        if (Ranges.Fault(("requestedFrom", requestedFrom, requestedTo)) is { } inverted) return (wanted, inverted);
        var (campaigns, unknown) = await choice.Read(campaign, null, cancel);
        if (unknown is not null) return (wanted, unknown);
        if (campaigns is not null) wanted &= ImportsThat.BelongToOneOf(campaigns);
        if (status is { } s) wanted &= ImportsThat.Are(s);
        if (!string.IsNullOrWhiteSpace(source)) wanted &= ImportsThat.MentionInSource(source.Trim());
        if (requestedFrom is { } first) wanted &= ImportsThat.WereRequestedFrom(ChinaTime.StartOf(first).ToUniversalTime());
        if (requestedTo is { } last && last < DateOnly.MaxValue) wanted &= ImportsThat.WereRequestedBefore(ChinaTime.StartOf(last.AddDays(1)).ToUniversalTime());
        if (held is { } h) wanted &= ImportsThat.HoldRows(h);
        if (rejected is { } r) wanted &= ImportsThat.RefusedRows(r);
        return (wanted, null);
    }
}
