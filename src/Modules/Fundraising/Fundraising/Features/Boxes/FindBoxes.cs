using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>The collection boxes, one of them, and what became of it.</summary>
internal static class FindBoxes
{
    private const string List = "募捐箱登记簿";
    private static readonly string[] _header = ["序号", "编号", "地点", "县内外", "备案编号", "所属活动", "状态", "领用人", "封签号", "发出日期", "收回日期", "清点日期", "清点次数", "累计清点（元）"];
    private static readonly int[] _widths = [8, 16, 30, 8, 20, 20, 10, 14, 16, 12, 12, 12, 10, 16];

    public static void Map(RouteGroupBuilder boxes)
    {
        boxes.MapGet("/", Handle)
            .WithName("findBoxes").WithSummary("募捐箱列表（List collection boxes）")
            .WithDescription("按状态、所属活动、是否在本县、地点、领用人、发出日期筛选；默认按编号。")
            .Permission("fundraising.read")
            .Refuses(CampaignErrors.NotFound)
            .Refuses(400, "list.range_inverted")
            .SortableBy([.. BoxesThat.Sorts]);
        Describe(boxes.MapGet("/export.xlsx", Table), TableKind.Xlsx).WithName("exportBoxesXlsx").WithSummary("导出募捐箱 Excel（Export collection boxes, xlsx）");
        Describe(boxes.MapGet("/export.csv", Table), TableKind.Csv).WithName("exportBoxesCsv").WithSummary("导出募捐箱 CSV（Export collection boxes, csv）");
        boxes.MapGet("/{id}", HandleOne)
            .WithName("showBox").WithSummary("查看募捐箱（Show a collection box）")
            .WithDescription("id 可以是标识或编号。")
            .Permission("fundraising.read")
            .Refuses(BoxErrors.NotFound)
            .ExampleParameter("id", () => "示例箱01");
        boxes.MapGet("/{id}/history", History)
            .WithName("showBoxHistory").WithSummary("募捐箱历史（Box history）")
            .WithDescription("登记、发出、收回、清点、停用的每一步，最早的在前；一次全部给出。")
            .Permission("fundraising.read")
            .Refuses(BoxErrors.NotFound)
            .ExampleParameter("id", () => "示例箱01").NamesActors<HistoryResponse>();
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithDescription("筛选条件同募捐箱列表；个人领用人脱敏，按编号排列，末行合计。")
        .AnswersTable(kind)
        .Permission("fundraising.read")
        .Refuses(CampaignErrors.NotFound)
        .Refuses(400, "list.range_inverted");

    /// <param name="status">状态</param>
    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="insideCounty">是否在本县</param>
    /// <param name="place">地点包含</param>
    /// <param name="keeper">领用人名称包含</param>
    /// <param name="outFrom">最近一次发出日期不早于</param>
    /// <param name="outTo">最近一次发出日期不晚于</param>
    private static async Task<Results<Ok<ListResponse<BoxResponse>>, Problem>> Handle(
        BoxStatus? status, string? campaign, bool? insideCounty, string? place, string? keeper, DateOnly? outFrom, DateOnly? outTo, ListQuery query, CampaignDesk campaigns, Reads<BoxRow> boxes, HttpContext context, CancellationToken cancel)
    {
        var (wanted, fault) = await Wanted(status, campaign, insideCounty, place, keeper, outFrom, outTo, campaigns, cancel);
        if (fault is not null) return fault.ToProblem();
        var found = await boxes.Find(wanted, query.Page(), BoxesThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(await found.Show(context, BoxResponse.Of).Summed(query, boxes, wanted, b => b.CountedFen, cancel));
    }

    /// <param name="status">状态</param>
    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="insideCounty">是否在本县</param>
    /// <param name="place">地点包含</param>
    /// <param name="keeper">领用人名称包含</param>
    /// <param name="outFrom">最近一次发出日期不早于</param>
    /// <param name="outTo">最近一次发出日期不晚于</param>
    private static async Task<Results<TableFile, Problem>> Table(
        BoxStatus? status, string? campaign, bool? insideCounty, string? place, string? keeper, DateOnly? outFrom, DateOnly? outTo, CampaignDesk campaigns, Reads<BoxRow> boxes, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var (wanted, fault) = await Wanted(status, campaign, insideCounty, place, keeper, outFrom, outTo, campaigns, cancel);
        if (fault is not null) return fault.ToProblem();
        return new TableFile("collection-boxes", List, List, _widths, async table =>
        {
            await using var snapshot = await boxes.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(List, snapshot, clock.GetUtcNow(), !ReferenceEquals(wanted, Specification<BoxRow>.All));
            await table.Header(_header);
            var (count, total) = (0, 0m);
            await foreach (var row in snapshot.Stream(wanted, BoxesThat.Sorts, "number").WithCancellation(cancel))
            {
                var b = BoxResponse.Of(row);
                total += b.CountedAmount.InYuan;
                await table.Row(
                    ++count, b.Number, b.Place, b.InsideCounty ? "县内" : "县外", b.FilingNumber, b.CampaignNumber, StatusOf(b.Status), b.Keeper, b.SealNumber, b.OutOn, b.InOn, b.CountedOn, b.Counts,
                    b.CountedAmount.InYuan);
            }

            await table.Row("合计", $"共 {count} 个", null, null, null, null, null, null, null, null, null, null, null, total);
        });
    }

    private static string StatusOf(BoxStatus status) => status switch { BoxStatus.Ready => "在库待用", BoxStatus.Out => "已发出", BoxStatus.In => "待清点", _ => "已停用" };

    private static async Task<(Specification<BoxRow> Wanted, Error? Fault)> Wanted(
        BoxStatus? status, string? campaign, bool? insideCounty, string? place, string? keeper, DateOnly? outFrom, DateOnly? outTo, CampaignDesk campaigns, CancellationToken cancel)
    {
        var wanted = Specification<BoxRow>.All;
        if (Ranges.Fault(("outFrom", outFrom, outTo)) is { } inverted) return (wanted, inverted);
        if (status is { } s) wanted &= BoxesThat.Are(s);
        if (insideCounty is { } inside) wanted &= BoxesThat.StandIn(inside);
        if (!string.IsNullOrWhiteSpace(place)) wanted &= BoxesThat.MentionInPlace(place.Trim());
        if (!string.IsNullOrWhiteSpace(keeper)) wanted &= BoxesThat.MentionInKeeper(keeper.Trim());
        if (outFrom is { } first) wanted &= BoxesThat.WentOutFrom(first);
        if (outTo is { } last) wanted &= BoxesThat.WentOutUntil(last);
        if (string.IsNullOrWhiteSpace(campaign)) return (wanted, null);
        return await campaigns.Find(campaign.Trim(), cancel) is { } of ? (wanted & BoxesThat.BelongTo(of), null) : (wanted, CampaignErrors.NotFound);
    }

    private static async Task<Results<OkAt<BoxResponse>, Problem>> HandleOne(string id, BoxDesk desk, Reads<BoxRow> boxes, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } box) return BoxErrors.NotFound.ToProblem();
        var found = await boxes.OneSurely(box, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(BoxResponse.Of(row), row.Version) : BoxErrors.NotFound.ToProblem();
    }

    private static async Task<Results<Ok<ListResponse<HistoryResponse>>, Problem>> History(string id, BoxDesk desk, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } box) return BoxErrors.NotFound.ToProblem();
        var english = context.TellsEnglish();
        var steps = (await desk.Steps(box, cancel)).Where(r => r.Event is BoxEvent).Select(r => Step(r, english));
        return TypedResults.Ok(new ListResponse<HistoryResponse>([.. steps]));
    }

    private static HistoryResponse Step(Recorded step, bool english)
    {
        var (zh, en) = BoxWords.Of((BoxEvent)step.Event);
        var what = step.Event.GetType().GetCustomAttribute<StoredNameAttribute>()!.Name;
        return new(step.Version, what, english ? en : zh, step.At, step.Actor, (step.Event as BoxCounted)?.GiftId, null, []);
    }
}
