using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Features.Periods;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Figures;

/// <summary>The ledger line by line, and as a file: what the figures are made of (FUN-17).</summary>
internal static class FindLedger
{
    private const string List = "收支明细账";
    private static readonly string[] _header = ["序号", "所属日期", "记入月份", "类别", "编号", "金额（元）", "捐赠方", "境外", "捐赠方式", "定向用途", "凭证号"];
    private static readonly int[] _widths = [8, 12, 12, 10, 28, 16, 10, 8, 12, 20, 18];

    /// <summary>明细账的一行</summary>
    /// <param name="CampaignId">活动或资金</param>
    /// <param name="Kind">gift 捐赠、correction 更正（红冲与补记成对）、voided 作废、movedOut 转出、movedIn 转入、disbursement 拨付、refund 退款</param>
    /// <param name="Source">捐赠方：individual 个人、organisation 单位、anonymous 匿名</param>
    /// <param name="Overseas">是否来自境外</param>
    /// <param name="Amount">金额（元）；减少的为负</param>
    /// <param name="DatedOn">所属日期：到账、付款或批准的日期</param>
    /// <param name="BookedMonth">记入的月份（yyyy-MM）</param>
    /// <param name="SubjectId">捐赠或拨付的标识</param>
    /// <param name="SubjectNumber">其编号</param>
    internal sealed record Line(
        Guid Id, Guid CampaignId, string? Earmark, LedgerKind Kind, DonorKind? Source, bool Overseas, Channel? Channel, Money Amount, DateOnly DatedOn, string BookedMonth, Guid SubjectId, string SubjectNumber, string? VoucherNumber)
    {
        public static Line Of(LedgerRow l, Closings closings) => new(
            l.Id, l.CampaignId, l.Earmark.Length == 0 ? null : l.Earmark, l.Kind, l.Source, l.Overseas, l.Channel, new(l.AmountFen), l.DatedOn,
            closings.BookedIn(new(l.DatedMonth), l.Position).ToString(), l.SubjectId, l.SubjectNumber, l.VoucherNumber);
    }

    public static void Map(RouteGroupBuilder module)
    {
        Describe(module.MapGet("/ledger", Handle)).WithName("findLedger").WithSummary("收支明细账（Ledger）")
            .WithDescription("每笔收支一行，按记入月份、活动或资金、类别、定向用途、所属日期、金额（不论收支）筛选；默认所属日期近的在前；includeTotal=true 时给出合计（支出为负）。已记入的行不再改变，更正另记。")
            .SortableBy([.. LedgerThat.Sorts]);
        Describe(module.MapGet("/ledger.xlsx", Export)).WithName("exportLedgerXlsx").WithSummary("导出收支明细账 Excel（Export the ledger, xlsx）")
            .WithDescription("筛选条件同明细账，按登记先后；末行为合计（同一时刻的数据）。").AnswersTable(TableKind.Xlsx);
        Describe(module.MapGet("/ledger.csv", Export)).WithName("exportLedgerCsv").WithSummary("导出收支明细账 CSV（Export the ledger, csv）")
            .WithDescription("筛选条件同明细账，按登记先后；末行为合计（同一时刻的数据）。").AnswersTable(TableKind.Csv);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags(CloseMonth.Tag)
        .Permission("fundraising.read").Refuses(400, "list.range_inverted")
        .Refuses(CampaignErrors.NotFound).Refuses(400, "period.month_invalid");

    /// <param name="month">记入的月份（yyyy-MM）</param>
    /// <param name="fund">活动或资金的标识或编号</param>
    /// <param name="kind">类别</param>
    /// <param name="earmark">定向用途</param>
    /// <param name="datedFrom">所属日期不早于</param>
    /// <param name="datedTo">所属日期不晚于</param>
    /// <param name="amountFrom">金额不低于（元，不论收支）</param>
    /// <param name="amountTo">金额不高于（元，不论收支）</param>
    private static async Task<Results<Ok<ListResponse<Line>>, Problem>> Handle(
        string? month, string? fund, LedgerKind? kind, string? earmark, DateOnly? datedFrom, DateOnly? datedTo, decimal? amountFrom, decimal? amountTo,
        ListQuery query, CampaignDesk campaigns, PeriodDesk periods, Reads<LedgerRow> ledger, HttpContext context, CancellationToken cancel)
    {
        var (filter, refused) = await Filter(month, fund, campaigns, new(null, null, kind, earmark, datedFrom, datedTo, amountFrom, amountTo), cancel);
        if (refused is not null) return refused.ToProblem();
        var closings = (await periods.Read(cancel)).Closings;
        var wanted = filter.Of(closings);
        var found = await ledger.Find(wanted, query.Page(), LedgerThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(await found.Show(context, l => Line.Of(l, closings)).Summed(query, ledger, wanted, l => l.AmountFen, cancel));
    }

    /// <param name="month">记入的月份（yyyy-MM）</param>
    /// <param name="fund">活动或资金的标识或编号</param>
    /// <param name="kind">类别</param>
    /// <param name="earmark">定向用途</param>
    /// <param name="datedFrom">所属日期不早于</param>
    /// <param name="datedTo">所属日期不晚于</param>
    /// <param name="amountFrom">金额不低于（元，不论收支）</param>
    /// <param name="amountTo">金额不高于（元，不论收支）</param>
    private static async Task<Results<TableFile, Problem>> Export(
        string? month, string? fund, LedgerKind? kind, string? earmark, DateOnly? datedFrom, DateOnly? datedTo, decimal? amountFrom, decimal? amountTo,
        CampaignDesk campaigns, PeriodDesk periods, Reads<LedgerRow> ledger, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var (filter, refused) = await Filter(month, fund, campaigns, new(null, null, kind, earmark, datedFrom, datedTo, amountFrom, amountTo), cancel);
        if (refused is not null) return refused.ToProblem();
        var closings = (await periods.Read(cancel)).Closings;
        return new TableFile("ledger", List, List, _widths, async table =>
        {
            await using var snapshot = await ledger.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Row($"金湖县红十字会 {List}{(filter.Month is { } m ? $" {m}" : "")}");
            await table.Row(FiguresHead.AsOf(clock.GetUtcNow(), snapshot.AsOf, snapshot.Lagging) + (filter.KeepsAll ? "" : "；仅列出符合筛选条件的记录"));
            await table.Header(_header);
            await Write(table, snapshot.Stream(filter.Of(closings), LedgerThat.Sorts, "position"), closings, cancel);
        });
    }

    private static async Task<(LedgerFilter Filter, Error? Error)> Filter(string? month, string? fund, CampaignDesk campaigns, LedgerFilter asked, CancellationToken cancel)
    {
        if (month is not null && Month.Read(month) is null) return (asked, PeriodErrors.MonthInvalid("month"));
        if (asked.Fault is { } inverted) return (asked, inverted);
        var filter = asked with { Month = Month.Read(month) };
        if (string.IsNullOrWhiteSpace(fund)) return (filter, null);
        return await campaigns.Find(fund.Trim(), cancel) is { } id ? (filter with { Fund = id }, null) : (filter, CampaignErrors.NotFound);
    }

    private static async Task Write(TableWriter table, IAsyncEnumerable<LedgerRow> lines, Closings closings, CancellationToken cancel)
    {
        var (count, total) = (0, 0m);
        await foreach (var l in lines.WithCancellation(cancel))
        {
            var amount = new Money(l.AmountFen).InYuan;
            total += amount;
            await table.Row(
                ++count, l.DatedOn, closings.BookedIn(new(l.DatedMonth), l.Position).ToString(), FiguresHead.Word(l.Kind), l.SubjectNumber, amount, FiguresHead.Word(l.Source), l.Overseas ? "是" : null,
                l.Channel is { } channel ? Words.Of(channel) : null, l.Earmark, l.VoucherNumber);
        }

        await table.Row("合计", $"共 {count} 笔", null, null, null, total);
    }
}
