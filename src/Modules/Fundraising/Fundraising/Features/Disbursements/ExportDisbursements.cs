using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>The payments of a campaign as a list to publish: numbered, as of one moment, people masked (FUN-19, SEC-04).</summary>
internal static class ExportDisbursements
{
    internal const string List = "拨付明细";
    internal static readonly string[] Columns = ["序号", "拨付编号", "用途", "收款人", "金额（元）", "状态", "定向用途", "受益人数", "决策文号", "经办", "审批", "凭证号", "付款日期"];
    internal static readonly int[] Widths = [8, 26, 32, 28, 16, 10, 20, 10, 20, 12, 12, 18, 12];

    public static void Map(RouteGroupBuilder campaigns)
    {
        Describe(campaigns.MapGet("/{id}/disbursements.xlsx", Handle), TableKind.Xlsx).WithName("exportDisbursementsXlsx").WithSummary("导出拨付明细 Excel（Export disbursements, xlsx）");
        Describe(campaigns.MapGet("/{id}/disbursements.csv", Handle), TableKind.Csv).WithName("exportDisbursementsCsv").WithSummary("导出拨付明细 CSV（Export disbursements, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithDescription("筛选条件同拨付列表。按申请先后编号，个人收款人脱敏；末两行为全部合计与其中已付合计（同一时刻的数据）。")
        .AnswersTable(kind)
        .Permission("fundraising.read")
        .Refuses(CampaignErrors.NotFound)
        .ExampleParameter("id", ExampleNumbers.Campaign);

    /// <param name="status">状态</param>
    /// <param name="requestedFrom">申请日期不早于（北京时间）</param>
    /// <param name="requestedTo">申请日期不晚于（北京时间）</param>
    /// <param name="paidFrom">付款日期不早于</param>
    /// <param name="paidTo">付款日期不晚于</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="payee">收款人名称包含</param>
    /// <param name="earmark">定向用途</param>
    /// <param name="approver">审批人（全名）</param>
    /// <param name="organisation">收款的基层组织（标识或编号）</param>
    private static async Task<Results<TableFile, Problem>> Handle(
        string id, DisbursementStatus? status, DateOnly? requestedFrom, DateOnly? requestedTo, DateOnly? paidFrom, DateOnly? paidTo, decimal? amountFrom, decimal? amountTo,
        string? payee, string? earmark, string? approver, string? organisation,
        CampaignDesk desk, Reads<DisbursementRow> disbursements, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Show(id, cancel) is not { Campaign: var campaign, Id: var found }) return CampaignErrors.NotFound.ToProblem();
        var filter = new DisbursementFilter(status, requestedFrom, requestedTo, paidFrom, paidTo, amountFrom, amountTo, payee, earmark, approver, organisation);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        return new TableFile($"{campaign.Number}-disbursements", $"{campaign.Number}-{List}", List, Widths, async table =>
        {
            await using var snapshot = await disbursements.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(campaign, List, snapshot, clock.GetUtcNow(), !filter.KeepsAll);
            await table.Header(Columns);
            await Write(table, snapshot.Stream(filter.Of(found), DisbursementsThat.Sorts, "requestedAt,number"), cancel);
        });
    }

    internal static async Task Write(TableWriter table, IAsyncEnumerable<DisbursementRow> payments, CancellationToken cancel)
    {
        var (count, total, paidCount, paidTotal) = (0, 0m, 0, 0m);
        await foreach (var payment in payments.WithCancellation(cancel))
        {
            var amount = new Money(payment.AmountFen).InYuan;
            (count, total) = (count + 1, total + amount);
            if (payment.Status == DisbursementStatus.Paid) (paidCount, paidTotal) = (paidCount + 1, paidTotal + amount);
            await table.Row(
                count, payment.Number, payment.Purpose, Shown.PayeeOutside(payment), amount, Words.Of(payment.Status), payment.Earmark,
                payment.BeneficiaryCount, payment.DecisionNumber, payment.RequestedBy, payment.DecidedBy, payment.VoucherNumber, payment.PaidOn);
        }

        await table.Row("合计", $"共 {count} 笔", null, null, total);
        await table.Row("其中已付", $"共 {paidCount} 笔", null, null, paidTotal);
    }
}
