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

namespace JinhuRedCross.Fundraising.Features.Parts;

/// <summary>The list of a collective gift as a file: to publish, or with query codes to hand back to the unit (FUN-13, FUN-19).</summary>
internal static class ExportParts
{
    private const string List = "集体捐赠名单";
    private static readonly string[] _header = ["序号", "编号", "姓名", "金额（元）", "已使用（元）", "已退款（元）", "尚未使用（元）"];
    private static readonly int[] _widths = [8, 32, 28, 16, 16, 16, 16, 18];

    public static void Map(RouteGroupBuilder module)
    {
        Describe(module.MapGet("/donations/{id}/parts.xlsx", Handle), TableKind.Xlsx).WithName("exportPartsXlsx").WithSummary("导出集体捐赠名单 Excel（Export parts, xlsx）");
        Describe(module.MapGet("/donations/{id}/parts.csv", Handle), TableKind.Csv).WithName("exportPartsCsv").WithSummary("导出集体捐赠名单 CSV（Export parts, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithTags("集体捐赠（Collective gifts）")
        .WithDescription("筛选条件同名单列表。按名单先后，姓名按本人选择的公示方式显示，末行合计。queryCodes=true 加一列查询码，用于交还单位转发各人，不得公示。")
        .AnswersTable(kind)
        .Permission("fundraising.read").Refuses(400, "list.range_inverted")
        .Refuses(DonationErrors.NotFound)
        .ExampleParameter("id", ExampleNumbers.CollectiveGift);

    /// <param name="name">姓名包含</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="publicity">公示方式</param>
    /// <param name="queryCodes">是否列出查询码</param>
    private static async Task<Results<TableFile, Problem>> Handle(
        string id, string? name, decimal? amountFrom, decimal? amountTo, Publicity? publicity, bool? queryCodes,
        GiftDesk gifts, GiftFates fates, CampaignDesk desk, Reads<PartRow> parts, QueryCodes codes, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if ((await gifts.Gift(id, cancel)).Value is not { } gift) return DonationErrors.NotFound.ToProblem();
        var whole = await fates.Of(gift.RootId, cancel);
        var campaign = (await desk.Show(whole.Root.CampaignId.ToString(), cancel))!.Value.Campaign;
        var filter = new PartFilter(name, amountFrom, amountTo, publicity);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        return new TableFile($"{whole.Root.Number}-parts", $"{whole.Root.Number}-{List}", List, _widths, async table =>
        {
            await using var snapshot = await parts.Snapshot(cancel);
            context.SayLag(snapshot.Lagging || whole.Lagging);
            await table.Head(campaign, $"{List} {whole.Root.Number}", snapshot, clock.GetUtcNow(), !filter.KeepsAll);
            await table.Header(queryCodes == true ? [.. _header, "查询码"] : _header);
            await Write(table, snapshot.Stream(filter.Of(gift.RootId), PartsThat.Sorts, "number"), whole, queryCodes == true ? codes : null, codes, cancel);
        });
    }

    private static async Task Write(TableWriter table, IAsyncEnumerable<PartRow> parts, WholeGift whole, QueryCodes? told, QueryCodes codes, CancellationToken cancel)
    {
        var (count, amount, used, refunded, unspent) = (0, 0m, 0m, 0m, 0m);
        await foreach (var row in parts.WithCancellation(cancel))
        {
            var part = PartResponse.Of(row, whole, codes);
            (count, amount, used) = (count + 1, amount + part.Amount.InYuan, used + part.UsedAmount.InYuan);
            (refunded, unspent) = (refunded + part.RefundedAmount.InYuan, unspent + part.UnspentAmount.InYuan);
            await table.Row(row.Sequence, part.Number, part.DisplayName, part.Amount.InYuan, part.UsedAmount.InYuan, part.RefundedAmount.InYuan, part.UnspentAmount.InYuan, told?.Of(row.Id));
        }

        await table.Row("合计", $"共 {count} 人", null, amount, used, refunded, unspent);
    }
}
