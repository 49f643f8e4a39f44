using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Goods;

/// <summary>The goods as a list to publish or to go through the stock with: names by publicity choice (FUN-19, TRA-03).</summary>
internal static class ExportGoods
{
    private const string List = "捐赠物资";

    // Donors are looked up so many lines at a time.
    private const int Piece = 500;

    private static readonly string[] _header =
        ["序号", "捐赠编号", "项", "接收日期", "捐赠人", "物资名称", "类别", "单位", "登记数量", "清点数量", "已移交", "在库", "公允价值（元）", "价值凭据", "有效期至", "状态", "备注"];

    // Pieces as whole numbers; what is weighed, with its decimals.
    private static readonly Func<long, object> _quantity = t => t % 1000 == 0 ? t / 1000 : (object)GoodsResponse.Units(t);

    private static readonly int[] _widths = [8, 26, 6, 12, 28, 24, 8, 8, 12, 12, 12, 12, 16, 24, 12, 12, 32];

    public static void Map(RouteGroupBuilder module)
    {
        Describe(module.MapGet("/goods.xlsx", Handle), TableKind.Xlsx).WithName("exportGoodsXlsx").WithSummary("导出捐赠物资 Excel（Export goods, xlsx）");
        Describe(module.MapGet("/goods.csv", Handle), TableKind.Csv).WithName("exportGoodsCsv").WithSummary("导出捐赠物资 CSV（Export goods, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithTags("实物捐赠（Goods）")
        .WithDescription("筛选条件同物资列表。按登记先后，捐赠人按其选择的公示方式显示；末行合计有凭据的价值。")
        .AnswersTable(kind)
        .Permission("fundraising.read")
        .Refuses(CampaignErrors.NotFound);

    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="item">物资名称包含</param>
    /// <param name="category">类别</param>
    /// <param name="state">状态：toCount 待清点、inStock 在库、handedOver 已移交、missing 清点无此物</param>
    /// <param name="expiresBefore">有效期早于该日、尚未移交的</param>
    private static async Task<Results<TableFile, Problem>> Handle(
        string? campaign, string? item, GoodsCategory? category, GoodsState? state, DateOnly? expiresBefore,
        CampaignDesk campaigns, GoodsDonors donors, Reads<GoodsRow> goods, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await FindGoods.Within(campaign, campaigns, cancel) is not { } of) return CampaignErrors.NotFound.ToProblem();
        var filter = new GoodsFilter(of.Id, item, category, state, expiresBefore);
        return new TableFile("goods", List, List, _widths, async table =>
        {
            await using var snapshot = await goods.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(of.Campaign is { } c ? $"{c.Number} {c.Plan!.Title} {List}" : List, snapshot, clock.GetUtcNow(), !filter.KeepsAll);
            await table.Header(_header);
            await Write(table, snapshot.Stream(filter.Wanted, GoodsThat.Sorts, "receivedOn,number,line"), donors, cancel);
        });
    }

    private static async Task Write(TableWriter table, IAsyncEnumerable<GoodsRow> goods, GoodsDonors donors, CancellationToken cancel)
    {
        var (count, value) = (0, 0m);
        await foreach (var piece in goods.Chunk(Piece).WithCancellation(cancel))
        {
            var gifts = await donors.Of(piece, cancel);
            foreach (var g in piece)
            {
                var worth = g.FairValueFen is { } fen ? new Money(fen).InYuan : (decimal?)null;
                value += worth ?? 0;
                await table.Row(
                    ++count, g.DonationNumber, g.Line, g.ReceivedOn, GoodsResponse.DonorOf(gifts.GetValueOrDefault(g.DonationId)), g.Item, Words.Of(g.Category), g.Unit, _quantity(g.Recorded),
                    g.Counted is { } counted ? _quantity(counted) : null, _quantity(g.HandedOver), _quantity(g.Left), worth, g.Proof, g.ExpiresOn, Words.Of(g.State), g.CountRemark ?? g.ShortReason);
            }
        }

        await table.Row("合计", $"共 {count} 项", null, null, null, null, null, null, null, null, null, null, value);
    }
}
