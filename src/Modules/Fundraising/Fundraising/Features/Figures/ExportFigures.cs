using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.BuildingBlocks.Web.Print;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Features.Periods;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Figures;

/// <summary>The figures of a month or a year as a file, and as a page to print (TRA-01).</summary>
internal static class ExportFigures
{
    private static readonly string[] _header = ["活动（资金）", "定向用途", "期初（元）", "个人捐赠", "单位捐赠", "匿名捐赠", "其中境外", "转入", "转出", "作废", "收入合计", "拨付", "退款", "支出合计", "期末（元）"];
    private static readonly int[] _widths = [36, 20, 16, 14, 14, 14, 14, 14, 14, 14, 16, 14, 14, 16, 16];

    public static void Map(RouteGroupBuilder module)
    {
        Describe(module.MapGet("/figures.xlsx", Handle)).WithName("exportFiguresXlsx").WithSummary("导出收支月报、年报 Excel（Export figures, xlsx）").AnswersTable(TableKind.Xlsx);
        Describe(module.MapGet("/figures.csv", Handle)).WithName("exportFiguresCsv").WithSummary("导出收支月报、年报 CSV（Export figures, csv）").AnswersTable(TableKind.Csv);
        Describe(module.MapGet("/figures/report", Print)).WithName("printFigures").WithSummary("收支月报、年报打印页（Figures, to print）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags(CloseMonth.Tag)
        .WithDescription("期间的选择同月度、年度收支。各活动或资金及其定向用途各一行，末三行为限定、非限定、合计；注明截至时刻和是否已结账。")
        .Permission("fundraising.read")
        .Refuses(PeriodErrors.OneOf).Refuses(400, "period.month_invalid", "period.year_invalid")
        .ExampleParameter("month", () => CloseMonth.ExampleMonth);

    /// <param name="month">月份（yyyy-MM）</param>
    /// <param name="year">年份</param>
    private static async Task<Results<TableFile, Problem>> Handle(string? month, int? year, PeriodDesk periods, FiguresDesk figures, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (ShowFigures.Asked(month, year, ChinaTime.DayOf(clock.GetUtcNow()), out var span) is { } error) return error.ToProblem();
        var closings = (await periods.Read(cancel)).Closings;
        var found = await figures.Of(span, closings, cancel);
        context.SayLag(found.Lagging);
        var title = FiguresHead.TitleOf(span);
        return new TableFile($"figures-{span}", title, span.ToString(), _widths, async table =>
        {
            await table.Row($"金湖县红十字会 {title}（{FiguresHead.StateOf(closings.IsClosed(span.Last))}）");
            await table.Row(FiguresHead.AsOf(clock.GetUtcNow(), found.Value.AsOf, found.Lagging));
            await table.Header(_header);
            foreach (var fund in found.Value.Funds) await Write(table, fund);
            await Row(table, "限定用途小计", null, found.Value.Restricted);
            await Row(table, "非限定用途小计", null, found.Value.Unrestricted);
            await Row(table, "合计", null, found.Value.Total);
        });
    }

    private static async Task Write(TableWriter table, Fund fund)
    {
        await Row(table, $"{fund.Row.Number} {fund.Row.Title}", null, fund.Whole);
        foreach (var (earmark, line) in fund.Lines.Where(l => l.Earmark.Length > 0).OrderBy(l => l.Earmark, StringComparer.Ordinal)) await Row(table, "其中", earmark, line);
    }

    private static ValueTask Row(TableWriter table, string name, string? earmark, FundFigures f) => table.Row(
        name, earmark, f.Opening.InYuan, f.Individuals.InYuan, f.Organisations.InYuan, f.Anonymous.InYuan, f.Overseas.InYuan, f.MovedIn.InYuan, f.MovedOut.InYuan, f.Voided.InYuan,
        f.Income.InYuan, f.Disbursed.InYuan, f.Refunded.InYuan, f.Expenditure.InYuan, f.Closing.InYuan);

    /// <param name="month">月份（yyyy-MM）</param>
    /// <param name="year">年份</param>
    private static async Task<Results<PrintPage, Problem>> Print(string? month, int? year, PeriodDesk periods, FiguresDesk figures, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (ShowFigures.Asked(month, year, ChinaTime.DayOf(now), out var span) is { } error) return error.ToProblem();
        var closings = (await periods.Read(cancel)).Closings;
        var found = await figures.Of(span, closings, cancel);
        context.SayLag(found.Lagging);
        return Page(found.Value, closings.IsClosed(span.Last), now);
    }

    internal static PrintPage Page(PeriodFigures figures, bool closed, DateTimeOffset now) =>
        new(FiguresHead.TitleOf(figures.Span), Sums(figures.Total), Funds(figures))
        {
            Organisation = "金湖县红十字会",
            Note = $"{FiguresHead.StateOf(closed)}。收入合计 = 个人 + 单位 + 匿名捐赠 + 转入 − 转出 − 作废；期初 + 收入 − 支出 = 期末。本页由系统按登记内容生成，打印后签字存档。",
            AsOf = now,
        };

    private static PrintFields Sums(FundFigures t) => new(
        "合计",
        new PrintField("期初", t.Opening.ToString()),
        new PrintField("期末", t.Closing.ToString()),
        new PrintField("个人捐赠", t.Individuals.ToString()),
        new PrintField("单位捐赠", t.Organisations.ToString()),
        new PrintField("匿名捐赠", t.Anonymous.ToString()),
        new PrintField("其中境外", t.Overseas.ToString()),
        new PrintField("作废", t.Voided.ToString()),
        new PrintField("收入合计", t.Income.ToString()),
        new PrintField("拨付", t.Disbursed.ToString()),
        new PrintField("退款", t.Refunded.ToString()));

    private static PrintTable Funds(PeriodFigures figures)
    {
        List<IReadOnlyList<string?>> rows = [.. figures.Funds.Select(f => Line($"{f.Row.Title}（{f.Row.Number}）", f.Whole))];
        rows.Add(Line("限定用途小计", figures.Restricted));
        rows.Add(Line("非限定用途小计", figures.Unrestricted));
        rows.Add(Line("合计", figures.Total));
        return new("各活动（资金）", ["活动（资金）", "期初", "收入", "支出", "期末"], [.. rows]) { Widths = [36, 16, 16, 16, 16] };
    }

    private static IReadOnlyList<string?> Line(string name, FundFigures f) => [name, f.Opening.ToString(), f.Income.ToString(), f.Expenditure.ToString(), f.Closing.ToString()];
}
