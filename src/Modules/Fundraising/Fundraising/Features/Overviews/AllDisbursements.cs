using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Disbursements;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Overviews;

/// <summary>The payments of all campaigns and funds, as a list and as a table.</summary>
internal static class AllDisbursements
{
    public static void Map(RouteGroupBuilder module)
    {
        Describe(module.MapGet("/disbursements", Handle)).WithName("findAllDisbursements").WithSummary("全部拨付列表（List all disbursements）")
            .WithDescription("全部活动和资金的拨付；按活动、活动类别、状态、申请和付款日期、金额、收款人、定向用途、审批人、收款的基层组织、用途筛选，includeTotal=true 给出笔数和金额合计；默认最近申请的在前。")
            .SortableBy([.. DisbursementsThat.Sorts]);
        Export(module.MapGet("/disbursements.xlsx", Table), TableKind.Xlsx).WithName("exportAllDisbursementsXlsx").WithSummary("导出全部拨付 Excel（Export all disbursements, xlsx）");
        Export(module.MapGet("/disbursements.csv", Table), TableKind.Csv).WithName("exportAllDisbursementsCsv").WithSummary("导出全部拨付 CSV（Export all disbursements, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags("拨付（Disbursements）").Permission("fundraising.read").Refuses(CampaignErrors.NotFound).Refuses(400, "list.range_inverted");

    private static RouteHandlerBuilder Export(RouteHandlerBuilder endpoint, TableKind kind) => Describe(endpoint)
        .WithDescription("筛选条件同全部拨付列表。按申请先后排列，个人收款人脱敏；末两行为全部合计与其中已付合计。").AnswersTable(kind);

    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="campaignKind">活动类别</param>
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
    /// <param name="purpose">用途包含</param>
    private static async Task<Results<Ok<ListResponse<DisbursementResponse>>, Problem>> Handle(
        string? campaign, CampaignKind? campaignKind, DisbursementStatus? status, DateOnly? requestedFrom, DateOnly? requestedTo, DateOnly? paidFrom, DateOnly? paidTo, decimal? amountFrom,
        decimal? amountTo, string? payee, string? earmark, string? approver, string? organisation, string? purpose,
        ListQuery query, CampaignChoice choice, Reads<DisbursementRow> disbursements, HttpContext context, CancellationToken cancel)
    {
        var filter = new DisbursementFilter(status, requestedFrom, requestedTo, paidFrom, paidTo, amountFrom, amountTo, payee, earmark, approver, organisation, purpose);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        var (campaigns, unknown) = await choice.Read(campaign, campaignKind, cancel);
        if (unknown is not null) return unknown.ToProblem();
        var wanted = filter.Of(campaigns);
        var found = await disbursements.Find(wanted, query.Page(), DisbursementsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(await found.Show(context, DisbursementResponse.Of).Summed(query, disbursements, wanted, d => d.AmountFen, cancel));
    }

    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="campaignKind">活动类别</param>
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
    /// <param name="purpose">用途包含</param>
    private static async Task<Results<TableFile, Problem>> Table(
        string? campaign, CampaignKind? campaignKind, DisbursementStatus? status, DateOnly? requestedFrom, DateOnly? requestedTo, DateOnly? paidFrom, DateOnly? paidTo, decimal? amountFrom,
        decimal? amountTo, string? payee, string? earmark, string? approver, string? organisation, string? purpose,
        CampaignChoice choice, Reads<DisbursementRow> disbursements, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var filter = new DisbursementFilter(status, requestedFrom, requestedTo, paidFrom, paidTo, amountFrom, amountTo, payee, earmark, approver, organisation, purpose);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        var (campaigns, unknown) = await choice.Read(campaign, campaignKind, cancel);
        if (unknown is not null) return unknown.ToProblem();
        var wanted = filter.Of(campaigns);
        var isPart = !filter.KeepsAll || campaigns is not null;
        return new TableFile("disbursements", ExportDisbursements.List, ExportDisbursements.List, ExportDisbursements.Widths, async table =>
        {
            await using var snapshot = await disbursements.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head($"全部活动和资金 {ExportDisbursements.List}", snapshot, clock.GetUtcNow(), isPart);
            await table.Header(ExportDisbursements.Columns);
            await ExportDisbursements.Write(table, snapshot.Stream(wanted, DisbursementsThat.Sorts, "requestedAt,number"), cancel);
        });
    }
}
