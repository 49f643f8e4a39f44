using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Donations;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Overviews;

/// <summary>The gifts of all campaigns and funds, as a list and as a table.</summary>
internal static class AllDonations
{
    public static void Map(RouteGroupBuilder module)
    {
        Describe(module.MapGet("/donations", Handle)).WithName("findAllDonations").WithSummary("全部捐赠列表（List all donations）")
            .WithDescription("全部活动和资金的捐赠；按活动、活动类别、到账日期、金额、方式、定向用途、姓名、状态筛选，includeTotal=true 给出笔数和金额合计；默认最近到账的在前。")
            .SortableBy([.. DonationsThat.Sorts]);
        Export(module.MapGet("/donations.xlsx", Table), TableKind.Xlsx).WithName("exportAllDonationsXlsx").WithSummary("导出全部捐赠 Excel（Export all donations, xlsx）");
        Export(module.MapGet("/donations.csv", Table), TableKind.Csv).WithName("exportAllDonationsCsv").WithSummary("导出全部捐赠 CSV（Export all donations, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags("捐赠（Donations）").Permission("fundraising.read").Refuses(CampaignErrors.NotFound).Refuses(400, "list.range_inverted");

    private static RouteHandlerBuilder Export(RouteHandlerBuilder endpoint, TableKind kind) => Describe(endpoint)
        .WithDescription("筛选条件同全部捐赠列表。按到账先后排列，捐赠人按其选择的公示方式显示，末行合计。").AnswersTable(kind);

    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="campaignKind">活动类别：public 公开募捐、targeted 定向募捐、general 日常受赠</param>
    /// <param name="receivedFrom">到账日期不早于（北京时间）</param>
    /// <param name="receivedTo">到账日期不晚于（北京时间）</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="channel">捐赠方式</param>
    /// <param name="earmark">定向用途</param>
    /// <param name="name">捐赠人姓名或单位名称包含；也查集体捐赠名单中的姓名</param>
    /// <param name="state">状态：valid 有效（默认）、voided 已作废、moved 已转出</param>
    /// <param name="collective">是否集体捐赠（有名单）</param>
    private static async Task<Results<Ok<ListResponse<DonationResponse>>, Problem>> Handle(
        string? campaign, CampaignKind? campaignKind, DateOnly? receivedFrom, DateOnly? receivedTo, decimal? amountFrom, decimal? amountTo, Channel? channel, string? earmark, string? name,
        DonationState? state, bool? collective,
        ListQuery query, CampaignChoice choice, PartDesk parts, Reads<DonationRow> donations, QueryCodes codes, HttpContext context, CancellationToken cancel)
    {
        var filter = new DonationFilter(receivedFrom, receivedTo, amountFrom, amountTo, channel, earmark, name, state, collective);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        var (campaigns, unknown) = await choice.Read(campaign, campaignKind, cancel);
        if (unknown is not null) return unknown.ToProblem();
        var wanted = await filter.Of(campaigns, parts, cancel);
        var found = await donations.Find(wanted, query.Page(), DonationsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(await found.Show(context, d => DonationResponse.Of(d, codes)).Summed(query, donations, wanted, d => d.AmountFen, cancel));
    }

    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="campaignKind">活动类别：public 公开募捐、targeted 定向募捐、general 日常受赠</param>
    /// <param name="receivedFrom">到账日期不早于（北京时间）</param>
    /// <param name="receivedTo">到账日期不晚于（北京时间）</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="channel">捐赠方式</param>
    /// <param name="earmark">定向用途</param>
    /// <param name="name">捐赠人姓名或单位名称包含；也查集体捐赠名单中的姓名</param>
    /// <param name="state">状态：valid 有效（默认）、voided 已作废、moved 已转出</param>
    /// <param name="collective">是否集体捐赠（有名单）</param>
    private static async Task<Results<TableFile, Problem>> Table(
        string? campaign, CampaignKind? campaignKind, DateOnly? receivedFrom, DateOnly? receivedTo, decimal? amountFrom, decimal? amountTo, Channel? channel, string? earmark, string? name,
        DonationState? state, bool? collective,
        CampaignChoice choice, PartDesk parts, Reads<DonationRow> donations, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var filter = new DonationFilter(receivedFrom, receivedTo, amountFrom, amountTo, channel, earmark, name, state, collective);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        var (campaigns, unknown) = await choice.Read(campaign, campaignKind, cancel);
        if (unknown is not null) return unknown.ToProblem();
        var wanted = await filter.Of(campaigns, parts, cancel);
        var isPart = !filter.KeepsAll || campaigns is not null;
        return new TableFile("donations", ExportDonations.List, ExportDonations.List, ExportDonations.Widths, async table =>
        {
            await using var snapshot = await donations.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head($"全部活动和资金 {ExportDonations.List}", snapshot, clock.GetUtcNow(), isPart);
            await table.Header(ExportDonations.Columns);
            await ExportDonations.Write(table, snapshot.Stream(wanted, DonationsThat.Sorts, "receivedAt"), cancel);
        });
    }
}
