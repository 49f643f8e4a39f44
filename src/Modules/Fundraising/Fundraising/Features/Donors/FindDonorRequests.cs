using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Donors;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donors;

/// <summary>The register of donors' requests: a list, one of them, and the same as a table.</summary>
internal static class FindDonorRequests
{
    private const string List = "捐赠人申请登记簿";
    private static readonly string[] _header = ["序号", "编号", "事项", "申请人", "方式", "收到日期", "答复期限", "身份核对", "答复日期", "答复方式", "文书编号", "逾期", "有关捐赠"];
    private static readonly int[] _widths = [8, 20, 10, 16, 10, 12, 12, 20, 12, 10, 24, 8, 40];

    public static void Map(RouteGroupBuilder requests)
    {
        requests.MapGet("/", Handle)
            .WithName("findDonorRequests").WithSummary("捐赠人申请列表（List donors' requests）")
            .WithDescription("按事项、方式、是否答复、是否逾期、收到日期、申请人、捐赠编号筛选；默认最近收到的在前。")
            .Permission("fundraising.read")
            .SortableBy([.. DonorRequestsThat.Sorts]);
        Describe(requests.MapGet("/export.xlsx", Export), TableKind.Xlsx).WithName("exportDonorRequestsXlsx").WithSummary("导出捐赠人申请 Excel（Export donors' requests, xlsx）");
        Describe(requests.MapGet("/export.csv", Export), TableKind.Csv).WithName("exportDonorRequestsCsv").WithSummary("导出捐赠人申请 CSV（Export donors' requests, csv）");
        requests.MapGet("/{id}", HandleOne)
            .WithName("showDonorRequest").WithSummary("查看捐赠人申请（Show a donor's request）")
            .WithDescription("id 可以是标识或编号。")
            .Permission("fundraising.read")
            .Refuses(DonorRequestErrors.NotFound)
            .ExampleParameter("id", services => $"JH-CX-{((string)ExampleNumbers.Campaign(services)).Split('-')[2]}-0001");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithDescription("筛选条件同捐赠人申请列表；个人姓名脱敏，按编号排列。")
        .AnswersTable(kind)
        .Permission("fundraising.read");

    /// <param name="kind">事项</param>
    /// <param name="way">申请方式</param>
    /// <param name="answered">是否已答复</param>
    /// <param name="late">是否未在期限内答复</param>
    /// <param name="receivedFrom">收到日期不早于</param>
    /// <param name="receivedTo">收到日期不晚于</param>
    /// <param name="from">申请人名称包含</param>
    /// <param name="gift">有关捐赠的编号包含</param>
    private static async Task<Results<Ok<ListResponse<DonorRequestResponse>>, Problem>> Handle(
        DonorRequestKind? kind, ContactWay? way, bool? answered, bool? late, DateOnly? receivedFrom, DateOnly? receivedTo, string? from, string? gift,
        ListQuery query, Reads<DonorRequestRow> requests, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        var found = await requests.Find(Wanted(kind, way, answered, late, receivedFrom, receivedTo, from, gift, today), query.Page(), DonorRequestsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, r => DonorRequestResponse.Of(r, today)));
    }

    /// <param name="kind">事项</param>
    /// <param name="way">申请方式</param>
    /// <param name="answered">是否已答复</param>
    /// <param name="late">是否未在期限内答复</param>
    /// <param name="receivedFrom">收到日期不早于</param>
    /// <param name="receivedTo">收到日期不晚于</param>
    /// <param name="from">申请人名称包含</param>
    /// <param name="gift">有关捐赠的编号包含</param>
    private static TableFile Export(
        DonorRequestKind? kind, ContactWay? way, bool? answered, bool? late, DateOnly? receivedFrom, DateOnly? receivedTo, string? from, string? gift,
        Reads<DonorRequestRow> requests, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        var wanted = Wanted(kind, way, answered, late, receivedFrom, receivedTo, from, gift, today);
        return new("donor-requests", List, List, _widths, async table =>
        {
            await using var snapshot = await requests.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(List, snapshot, clock.GetUtcNow(), !ReferenceEquals(wanted, Specification<DonorRequestRow>.All));
            await table.Header(_header);
            var (count, lateCount) = (0, 0);
            await foreach (var row in snapshot.Stream(wanted, DonorRequestsThat.Sorts, "number").WithCancellation(cancel))
            {
                var r = DonorRequestResponse.Of(row, today);
                lateCount += r.Late ? 1 : 0;
                await table.Row(
                    ++count, r.Number, Words.Of(r.Kind), r.From, Words.Of(r.Way), r.ReceivedOn, r.DueOn, r.IdentityHow, r.AnsweredOn, r.AnswerWay is { } by ? Words.Of(by) : null, r.DocumentReference,
                    r.Late ? "是" : null, string.Join("、", r.Gifts));
            }

            await table.Row("合计", $"共 {count} 件，逾期 {lateCount} 件");
        });
    }

    private static async Task<Results<OkAt<DonorRequestResponse>, Problem>> HandleOne(string id, DonorRequestDesk desk, Reads<DonorRequestRow> requests, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } found) return DonorRequestErrors.NotFound.ToProblem();
        var row = await requests.OneSurely(found, cancel);
        context.SayLag(row.Lagging);
        return row.Value is { } r ? Answers.Ok(DonorRequestResponse.Of(r, ChinaTime.DayOf(clock.GetUtcNow())), r.Version) : DonorRequestErrors.NotFound.ToProblem();
    }

    private static Specification<DonorRequestRow> Wanted(DonorRequestKind? kind, ContactWay? way, bool? answered, bool? late, DateOnly? receivedFrom, DateOnly? receivedTo, string? from, string? gift, DateOnly today)
    {
        var wanted = Specification<DonorRequestRow>.All;
        if (kind is { } k) wanted &= DonorRequestsThat.AreOf(k);
        if (way is { } w) wanted &= DonorRequestsThat.CameBy(w);
        if (answered is { } a) wanted &= DonorRequestsThat.AreAnswered(a);
        if (late is { } l) wanted &= l ? DonorRequestsThat.AreLateOn(today) : !DonorRequestsThat.AreLateOn(today);
        if (receivedFrom is { } first) wanted &= DonorRequestsThat.WereReceivedFrom(first);
        if (receivedTo is { } last) wanted &= DonorRequestsThat.WereReceivedUntil(last);
        if (!string.IsNullOrWhiteSpace(from)) wanted &= DonorRequestsThat.MentionInName(from.Trim());
        if (!string.IsNullOrWhiteSpace(gift)) wanted &= DonorRequestsThat.MentionGift(gift.Trim().ToUpperInvariant());
        return wanted;
    }
}
