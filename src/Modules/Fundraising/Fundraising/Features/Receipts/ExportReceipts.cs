using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>The receipts as a list for the books: numbered, as of one moment, people masked (FUN-19, SEC-04).</summary>
internal static class ExportReceipts
{
    private const string List = "票据登记簿";
    private static readonly string[] _header = ["序号", "票据代码", "票据号码", "种类", "状态", "开票日期", "交款人", "项目名称", "金额（元）", "捐赠编号", "红字票据", "红冲或作废日期", "原因"];
    private static readonly int[] _widths = [8, 12, 14, 8, 8, 12, 28, 20, 16, 26, 22, 14, 28];

    public static void Map(RouteGroupBuilder module)
    {
        Describe(module.MapGet("/receipts.xlsx", Handle), TableKind.Xlsx).WithName("exportReceiptsXlsx").WithSummary("导出票据登记簿 Excel（Export receipts, xlsx）");
        Describe(module.MapGet("/receipts.csv", Handle), TableKind.Csv).WithName("exportReceiptsCsv").WithSummary("导出票据登记簿 CSV（Export receipts, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithTags("票据（Receipts）")
        .WithDescription("筛选条件同票据列表。按票据号码排列，个人交款人脱敏；末两行为全部合计与其中有效合计（同一时刻的数据）。")
        .AnswersTable(kind)
        .Permission("fundraising.read").Refuses(400, "list.range_inverted")
        .Refuses(CampaignErrors.NotFound);

    /// <param name="issuedFrom">开票日期不早于</param>
    /// <param name="issuedTo">开票日期不晚于</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="payer">交款人包含</param>
    /// <param name="kind">electronic 电子、paper 纸质</param>
    /// <param name="state">valid 有效、reversed 已红冲、voided 已作废</param>
    /// <param name="number">“票据代码-票据号码”包含</param>
    /// <param name="campaign">捐赠所在的活动或资金的标识或编号</param>
    private static async Task<Results<TableFile, Problem>> Handle(
        DateOnly? issuedFrom, DateOnly? issuedTo, decimal? amountFrom, decimal? amountTo, string? payer, ReceiptKind? kind, ReceiptState? state, string? number, string? campaign,
        CampaignDesk campaigns, Reads<ReceiptRow> receipts, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var of = string.IsNullOrWhiteSpace(campaign) ? null : await campaigns.Find(campaign.Trim(), cancel);
        if (!string.IsNullOrWhiteSpace(campaign) && of is null) return CampaignErrors.NotFound.ToProblem();
        var filter = new ReceiptFilter(issuedFrom, issuedTo, amountFrom, amountTo, payer, kind, state, number, of);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        return new TableFile("receipts", List, List, _widths, async table =>
        {
            await using var snapshot = await receipts.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Row($"金湖县红十字会公益事业捐赠{List}");
            var moment = clock.GetUtcNow().ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            await table.Row($"截至 {moment}（北京时间），账本第 {snapshot.AsOf} 条{(filter.KeepsAll ? "" : "；仅列出符合筛选条件的记录")}{(snapshot.Lagging ? "；最新登记的记录可能尚未列入" : "")}");
            await table.Header(_header);
            await Write(table, snapshot.Stream(filter.Wanted(), ReceiptsThat.Sorts, "number"), cancel);
        });
    }

    private static async Task Write(TableWriter table, IAsyncEnumerable<ReceiptRow> receipts, CancellationToken cancel)
    {
        var (count, total, validCount, validTotal) = (0, 0m, 0, 0m);
        await foreach (var r in receipts.WithCancellation(cancel))
        {
            var amount = new Money(r.AmountFen).InYuan;
            (count, total) = (count + 1, total + amount);
            if (r.State == ReceiptState.Valid) (validCount, validTotal) = (validCount + 1, validTotal + amount);
            await table.Row(
                count, r.Code, r.Number, Words.Of(r.Kind), Words.Of(r.State), r.IssuedOn, ReceiptResponse.PayerOf(r), r.ProjectName, amount, r.DonationNumber, r.ReversalNumber, r.EndedOn, r.EndedBecause);
        }

        await table.Row("合计", $"共 {count} 张", null, null, null, null, null, null, total);
        await table.Row("其中有效", $"共 {validCount} 张", null, null, null, null, null, null, validTotal);
    }
}
