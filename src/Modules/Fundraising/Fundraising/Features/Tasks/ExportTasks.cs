using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Tasks;

/// <summary>The tasks as a list on paper, for the weekly round of the office.</summary>
internal static class ExportTasks
{
    private const string List = "待办事项";
    private static readonly string[] _header = ["序号", "待办", "编号", "金额（元）", "出现日期", "应完成日期", "最后期限", "逾期", "由谁办理", "指派给", "不得办理", "说明"];
    private static readonly int[] _widths = [8, 30, 26, 16, 12, 12, 12, 8, 14, 14, 18, 32];

    public static void Map(RouteGroupBuilder tasks)
    {
        Describe(tasks.MapGet("/export.xlsx", Handle), TableKind.Xlsx).WithName("exportTasksXlsx").WithSummary("导出待办 Excel（Export tasks, xlsx）");
        Describe(tasks.MapGet("/export.csv", Handle), TableKind.Csv).WithName("exportTasksCsv").WithSummary("导出待办 CSV（Export tasks, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithDescription("筛选条件同待办列表，应完成日期在前的在前；末行合计。")
        .AnswersTable(kind)
        .Permission("fundraising.read")
        .Refuses(CampaignErrors.NotFound);

    /// <param name="kind">类别</param>
    /// <param name="role">由谁办理</param>
    /// <param name="assignee">已指派给（全名）</param>
    /// <param name="assigned">是否已指派</param>
    /// <param name="doableBy">此人可以办理：没有办过前面的步骤（全名）</param>
    /// <param name="dueTo">应完成日期不晚于</param>
    /// <param name="overdue">是否已逾期</param>
    /// <param name="campaign">所属活动或资金的标识或编号</param>
    private static async Task<Results<TableFile, Problem>> Handle(
        TaskKind? kind, OfficeRole? role, string? assignee, bool? assigned, string? doableBy, DateOnly? dueTo, bool? overdue, string? campaign,
        CampaignDesk campaigns, Reads<TaskRow> tasks, ReceiptsOwing receipts, TimeProvider clock, RulesInForce rules, HttpContext context, CancellationToken cancel)
    {
        if (await FindTasks.Within(campaign, campaigns, cancel) is not { } of) return CampaignErrors.NotFound.ToProblem();
        var filter = new TaskFilter(kind, role, assignee, assigned, doableBy, dueTo, overdue, of.Id);
        var (today, dues) = (ChinaTime.DayOf(clock.GetUtcNow()), new TaskDues(rules.Now));
        var owing = await receipts.Now(context, cancel);
        return new TableFile("tasks", List, List, _widths, async table =>
        {
            await using var snapshot = await tasks.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(List, snapshot, clock.GetUtcNow(), !filter.KeepsAll);
            await table.Header(_header);
            await Write(table, snapshot.Stream(filter.Of(dues, today, owing), dues.Sorts), owing, dues, today, cancel);
        });
    }

    private static async Task Write(TableWriter table, IAsyncEnumerable<TaskRow> tasks, OwedReceipts owing, TaskDues dues, DateOnly today, CancellationToken cancel)
    {
        var (count, late, total) = (0, 0, 0m);
        await foreach (var row in tasks.WithCancellation(cancel))
        {
            var task = owing.Fill(row);
            var due = dues.Of(task);
            var amount = task.AmountFen is { } fen ? new Money(fen).InYuan : (decimal?)null;
            (count, late, total) = (count + 1, late + (due.IsOver(today) ? 1 : 0), total + (amount ?? 0));
            await table.Row(
                count, TaskResponse.TitleOf(task) + (owing.CountOf(task) is { } receipts ? $"（{receipts} 张）" : ""), task.SubjectNumber, amount, task.AppearsOn, due.DueOn, due.LatestOn, due.IsOver(today) ? "是" : null,
                Words.Of(TaskKinds.RoleOf(task.Kind, task.ApprovalLevel)), task.Assignee, string.Join("、", Barred.Names(task.NotBy)), task.AssignedNote);
        }

        await table.Row("合计", $"共 {count} 件，逾期 {late} 件", null, total);
    }
}
