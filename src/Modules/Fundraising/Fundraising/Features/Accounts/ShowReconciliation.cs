using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.BuildingBlocks.Web.Print;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>Book and statement balance of an account at the end of a month, to look at, to print and to keep (FUN-18).</summary>
internal static class ShowReconciliation
{
    private const string Title = "银行存款余额调节表";

    // The first are enough to look at; the export has all.
    private const int MostItems = 200;
    private static readonly int[] _widths = [30, 14, 28, 28, 16];

    public static void Map(RouteGroupBuilder accounts)
    {
        Describe(accounts.MapGet("/{id}/reconciliation", Handle)).WithName("showReconciliation").WithSummary("余额调节表（Reconciliation）")
            .WithDescription(
                "月末对账单余额与账面余额（期初＋按到账日的捐赠－按付款日从本账户支付的拨付和退款±其他收支）、只在对账单上的、只在账上的，及调节后的余额是否相等。" +
                "其他收支是标记为非捐赠的流水和账单注明的手续费。各项最多列 200 条，全部见导出。待认领的收入归日常受赠。");
        Describe(accounts.MapGet("/{id}/reconciliation/print", Print)).WithName("printReconciliation").WithSummary("打印余额调节表（Reconciliation, to print）").WithDescription("A4 打印页（HTML）。");
        Describe(accounts.MapGet("/{id}/reconciliation.xlsx", Export)).AnswersTable(TableKind.Xlsx).WithName("exportReconciliationXlsx").WithSummary("导出余额调节表 Excel（Export reconciliation, xlsx）").WithDescription("含全部未达账项。");
        Describe(accounts.MapGet("/{id}/reconciliation.csv", Export)).AnswersTable(TableKind.Csv).WithName("exportReconciliationCsv").WithSummary("导出余额调节表 CSV（Export reconciliation, csv）").WithDescription("含全部未达账项。");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .Permission("fundraising.read")
        .Refuses(BankAccountErrors.NotFound, BankAccountErrors.MonthUnreadable)
        .ExampleParameter("id", () => ExampleStatements.Account)
        .ExampleParameter("month", () => "2026-03");

    /// <param name="month">月份，如 2026-03</param>
    private static async Task<Results<Ok<ReconciliationResponse>, Problem>> Handle(string id, string? month, ReconciliationDesk desk, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var (account, result, error) = await desk.Of(id, month, cancel);
        if (error is not null) return error.ToProblem();
        context.SayLag(result!.Lagging);
        return TypedResults.Ok(ReconciliationResponse.Of(account!, result, MostItems, clock.GetUtcNow()));
    }

    /// <param name="month">月份，如 2026-03</param>
    private static async Task<Results<PrintPage, Problem>> Print(string id, string? month, ReconciliationDesk desk, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var (account, result, error) = await desk.Of(id, month, cancel);
        if (error is not null) return error.ToProblem();
        context.SayLag(result!.Lagging);
        return new PrintPage(
            Title,
            new PrintFields(null, new("账户", $"{account!.Name}（{account.Number}）", Wide: true), new("月份", MonthOf(result)), new("差额", result.Difference.ToString())),
            new PrintTable(null, ["项目", "对账单（元）", "项目", "账面（元）"], Sides(result)) { Widths = [32, 18, 32, 18] },
            new PrintTable("只在对账单上", ["日期", "流水号", "对方户名、摘要", "金额（元）"], [.. result.OnlyOnStatement.Select(l => Shown(LineRow(l)))]) { Widths = [14, 26, 42, 18] },
            new PrintTable("只在账上", ["日期", "编号", "类别、凭证号", "金额（元）"], [.. result.OnlyInBooks.Select(e => Shown(EntryRow(e)))]) { Widths = [14, 34, 34, 18] },
            new PrintFields("签字", new("出纳", null), new("会计", null), new("负责人", null), new("日期", null)))
        {
            Organisation = "金湖县红十字会",
            AsOf = clock.GetUtcNow(),
        };
    }

    /// <param name="month">月份，如 2026-03</param>
    private static async Task<Results<TableFile, Problem>> Export(string id, string? month, ReconciliationDesk desk, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var (account, result, error) = await desk.Of(id, month, cancel);
        if (error is not null) return error.ToProblem();
        context.SayLag(result!.Lagging);
        return new TableFile($"reconciliation-{MonthOf(result)}", $"{account!.Name}-{MonthOf(result)}-{Title}", Title, _widths, async table => await Write(table, account, result, clock.GetUtcNow()));
    }

    private static async Task Write(TableWriter table, BankAccount account, Reconciliation r, DateTimeOffset now)
    {
        await table.Row($"{account.Name}（{account.Number}）{MonthOf(r)} {Title}");
        await table.Row($"截至 {now.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}（北京时间）");
        await table.Header("项目", "日期", "编号", "说明", "金额（元）");
        await table.Row("对账单余额", r.End, null, null, r.Statement.InYuan);
        await table.Row("账面余额", r.End, null, null, r.Books.InYuan);
        foreach (var line in r.OnlyOnStatement) await table.Row(["只在对账单上", .. LineRow(line)]);
        foreach (var entry in r.OnlyInBooks) await table.Row(["只在账上", .. EntryRow(entry)]);
        await table.Row("调节后对账单余额", r.End, null, null, r.AdjustedStatement.InYuan);
        await table.Row("调节后账面余额", r.End, null, null, r.AdjustedBooks.InYuan);
        await table.Row("差额", null, null, r.Agrees ? "相符" : "不符", r.Difference.InYuan);
    }

    private static IReadOnlyList<string?>[] Sides(Reconciliation r) =>
    [
        ["对账单余额", r.Statement.ToString(), "账面余额", r.Books.ToString()],
        ["加：账上已收、对账单未收", r.EntriesIn.ToString(), "加：对账单已收、账上未收", r.LinesIn.ToString()],
        ["减：账上已付、对账单未付", r.EntriesOut.ToString(), "减：对账单已付、账上未付", r.LinesOut.ToString()],
        ["调节后余额", r.AdjustedStatement.ToString(), "调节后余额", r.AdjustedBooks.ToString()],
    ];

    private static object?[] LineRow(StatementLineRow l) =>
        [l.Day, l.Serial, $"{(l.Restricted ? null : Features.Shared.Shown.Payee(l.Counterparty, l.CounterpartyIsUnit))} {l.Memo}".Trim(), (l.Direction == LineDirection.In ? 1 : -1) * new Money(l.AmountFen).InYuan];

    private static object?[] EntryRow(BookEntryRow e) =>
        [e.On, e.Number, $"{StatementWords.Of(e.Kind)} {e.VoucherNumber}".Trim(), (e.Kind == EntryKind.Gift ? 1 : -1) * new Money(e.AmountFen).InYuan];

    private static IReadOnlyList<string?> Shown(object?[] row) =>
        [.. row.Select(c => c switch { DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), decimal yuan => yuan.ToString("N2", CultureInfo.InvariantCulture), _ => c?.ToString() })];

    private static string MonthOf(Reconciliation r) => r.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
