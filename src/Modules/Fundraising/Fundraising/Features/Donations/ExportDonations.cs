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

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>The gifts of a campaign as a list to publish: numbered, as of one moment, names by publicity choice (FUN-19, TRA-03).</summary>
internal static class ExportDonations
{
    internal const string List = "捐赠名单";
    internal static readonly string[] Columns = ["序号", "捐赠编号", "捐赠日期", "到账日期", "登记日期", "捐赠人", "金额（元）", "方式", "定向用途", "备注"];
    internal static readonly int[] Widths = [8, 26, 12, 12, 12, 28, 16, 12, 20, 28];

    public static void Map(RouteGroupBuilder campaigns)
    {
        Describe(campaigns.MapGet("/{id}/donations.xlsx", Handle), TableKind.Xlsx).WithName("exportDonationsXlsx").WithSummary("导出捐赠名单 Excel（Export donations, xlsx）");
        Describe(campaigns.MapGet("/{id}/donations.csv", Handle), TableKind.Csv).WithName("exportDonationsCsv").WithSummary("导出捐赠名单 CSV（Export donations, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithDescription("筛选条件同捐赠列表。按登记先后编号，捐赠人按其选择的公示方式显示，末行合计与所列各行一致（同一时刻的数据）。")
        .AnswersTable(kind)
        .Permission("fundraising.read")
        .Refuses(CampaignErrors.NotFound)
        .ExampleParameter("id", ExampleNumbers.Campaign);

    /// <param name="receivedFrom">到账日期不早于（北京时间）</param>
    /// <param name="receivedTo">到账日期不晚于（北京时间）</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="channel">捐赠方式</param>
    /// <param name="earmark">定向用途</param>
    /// <param name="name">捐赠人姓名或单位名称包含；也查集体捐赠名单中的姓名</param>
    /// <param name="state">状态：valid 有效（默认）、voided 已作废、moved 已转出</param>
    /// <param name="collective">是否集体捐赠（有名单）</param>
    /// <param name="receipt">票据：notOwed 无须开具、owed 待开具、issued 已开具</param>
    /// <param name="goods">true 只列实物捐赠（金额为 0，明细见 goods）；默认只列钱款</param>
    private static async Task<Results<TableFile, Problem>> Handle(
        string id, DateOnly? receivedFrom, DateOnly? receivedTo, decimal? amountFrom, decimal? amountTo, Channel? channel, string? earmark, string? name, DonationState? state, bool? collective, bool? goods, GiftReceiptState? receipt,
        CampaignDesk desk, PartDesk parts, Reads<DonationRow> donations, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Show(id, cancel) is not { Campaign: var campaign, Id: var found }) return CampaignErrors.NotFound.ToProblem();
        var filter = new DonationFilter(receivedFrom, receivedTo, amountFrom, amountTo, channel, earmark, name, state, collective, goods == true, receipt);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        var wanted = await filter.Of(found, parts, cancel);
        return new TableFile($"{campaign.Number}-donations", $"{campaign.Number}-{List}", List, Widths, async table =>
        {
            await using var snapshot = await donations.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(campaign, List, snapshot, clock.GetUtcNow(), !filter.KeepsAll);
            await table.Header(Columns);
            await Write(table, snapshot.Stream(wanted, DonationsThat.Sorts, "number"), cancel);
        });
    }

    internal static async Task Write(TableWriter table, IAsyncEnumerable<DonationRow> gifts, CancellationToken cancel)
    {
        var count = 0;
        // Decimal: a million of the largest amounts are more fen than a long holds.
        var total = 0m;
        await foreach (var gift in gifts.WithCancellation(cancel))
        {
            var amount = new Money(gift.AmountFen).InYuan;
            total += amount;
            await table.Row(
                ++count, gift.Number, ChinaTime.DayOf(gift.GivenAt), gift.ReceivedOn, ChinaTime.DayOf(gift.RecordedAt),
                Shown.Donor(gift.DonorKind, gift.DonorName, gift.Publicity), amount, Words.Of(gift.Channel), gift.Line, gift.ListSource);
        }

        await table.Row("合计", $"共 {count} 笔", null, null, null, null, total);
    }
}
