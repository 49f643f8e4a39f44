using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>The lines of an account with what became of each, oldest first, as of one moment (FUN-18, FUN-19).</summary>
internal static class ExportLines
{
    private const string List = "银行流水";
    private static readonly string[] _header = ["序号", "日期", "流水号", "对方户名", "收入（元）", "支出（元）", "余额（元）", "摘要", "状态", "类别", "对应编号", "处理人", "理由"];
    private static readonly int[] _widths = [8, 12, 26, 28, 14, 14, 16, 32, 14, 10, 28, 12, 28];

    public static void Map(RouteGroupBuilder accounts)
    {
        Describe(accounts.MapGet("/{id}/lines.xlsx", Handle), TableKind.Xlsx).WithName("exportLinesXlsx").WithSummary("导出流水 Excel（Export statement lines, xlsx）");
        Describe(accounts.MapGet("/{id}/lines.csv", Handle), TableKind.Csv).WithName("exportLinesCsv").WithSummary("导出流水 CSV（Export statement lines, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithDescription("筛选条件同流水列表，最早的在前，个人户名脱敏；末行为合计。供内部对账，不公示。")
        .AnswersTable(kind)
        .Permission("fundraising.read").Refuses(400, "list.range_inverted")
        .Refuses(BankAccountErrors.NotFound)
        .ExampleParameter("id", () => ExampleStatements.Account);

    /// <param name="from">日期不早于</param>
    /// <param name="to">日期不晚于</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="direction">收支</param>
    /// <param name="state">状态</param>
    /// <param name="kind">非捐赠的类别</param>
    /// <param name="counterparty">对方户名包含</param>
    /// <param name="memo">摘要、附言包含</param>
    private static async Task<Results<TableFile, Problem>> Handle(
        string id, DateOnly? from, DateOnly? to, decimal? amountFrom, decimal? amountTo, LineDirection? direction, LineState? state, OtherKind? kind, string? counterparty, string? memo,
        AccountDesk desk, Reads<StatementLineRow> lines, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } account) return BankAccountErrors.NotFound.ToProblem();
        var name = (await desk.Grain(account).Show()).Name;
        var filter = new LineFilter(from, to, amountFrom, amountTo, direction, state, kind, counterparty, memo);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        return new TableFile("statement-lines", $"{name}-{List}", List, _widths, async table =>
        {
            await using var snapshot = await lines.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head($"{name} {List}", snapshot, clock.GetUtcNow(), !filter.KeepsAll);
            await table.Header(_header);
            await Write(table, snapshot.Stream(filter.Of(account), StatementLinesThat.Sorts, "occurredAt,sequence"), cancel);
        });
    }

    private static async Task Write(TableWriter table, IAsyncEnumerable<StatementLineRow> lines, CancellationToken cancel)
    {
        var (count, came, went) = (0, 0m, 0m);
        await foreach (var line in lines.WithCancellation(cancel))
        {
            var amount = new Money(line.AmountFen).InYuan;
            var isIn = line.Direction == LineDirection.In;
            (count, came, went) = (count + 1, came + (isIn ? amount : 0), went + (isIn ? 0 : amount));
            var shown = line.Restricted ? null : Shown.Payee(line.Counterparty, line.CounterpartyIsUnit);
            await table.Row(
                count, line.Day, line.Serial, shown, isIn ? amount : null, isIn ? null : amount, line.BalanceFen is { } b ? new Money(b).InYuan : null, line.Memo, StatementWords.Of(line.State),
                line.Kind is { } kind ? StatementWords.Of(kind) : null, line.EntryNumber ?? line.CampaignNumber, line.DecidedBy ?? line.TakenBy, line.Reason ?? line.Refusal);
        }

        await table.Row("合计", null, $"共 {count} 条", null, came, went);
    }
}
