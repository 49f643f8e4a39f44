using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Sites;

/// <summary>The sites as a list and as a file, one of them, and what became of it.</summary>
internal static class FindSites
{
    private const string List = "阵地名册";
    private static readonly string[] _header = ["序号", "编号", "名称", "类别", "区划代码", "镇街", "地址", "承办单位", "所属组织", "状态", "运行日期", "下次复核", "未整改问题", "服务次数", "服务人次"];
    private static readonly int[] _widths = [8, 14, 30, 24, 16, 14, 30, 24, 14, 10, 12, 12, 12, 10, 10];

    public static void Map(RouteGroupBuilder sites)
    {
        sites.MapGet("/", Handle)
            .WithName("findSites").WithSummary("阵地列表（List sites）")
            .WithDescription("按状态、类别、区划、地址或名称、所属组织、复核到期日筛选；同一地址的几种功能各为一项。")
            .Permission("organisations.read").Refuses(OrganisationErrors.NotFound).SortableBy([.. SitesThat.Sorts]);
        Describe(sites.MapGet("/export.xlsx", Export), TableKind.Xlsx).WithName("exportSitesXlsx").WithSummary("导出阵地名册 Excel（Export sites, xlsx）");
        Describe(sites.MapGet("/export.csv", Export), TableKind.Csv).WithName("exportSitesCsv").WithSummary("导出阵地名册 CSV（Export sites, csv）");
        sites.MapGet("/{id}", HandleOne)
            .WithName("showSite").WithSummary("查看阵地（Show a site）").WithDescription("id 可以是标识或编号。")
            .Permission("organisations.read").Refuses(SiteErrors.NotFound).ExampleParameter("id", SiteExamples.First);
        sites.MapGet("/{id}/history", History)
            .WithName("showSiteHistory").WithSummary("阵地历史（Site history）").WithDescription("每一步，最早的在前；一次全部给出。")
            .Permission("organisations.read").Refuses(SiteErrors.NotFound).ExampleParameter("id", SiteExamples.First);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) =>
        endpoint.WithDescription("按编号排列，不含个人信息。").AnswersTable(kind).Permission("organisations.read");

    /// <param name="status">状态</param>
    /// <param name="kind">类别</param>
    /// <param name="division">区划代码或其前几位</param>
    /// <param name="address">地址或名称包含</param>
    /// <param name="organisation">所属基层组织的标识或编号</param>
    /// <param name="reviewBy">下次复核日期不晚于</param>
    private static async Task<Results<Ok<ListResponse<SiteResponse>>, Problem>> Handle(
        SiteStatus? status, SiteKind? kind, string? division, string? address, string? organisation, DateOnly? reviewBy, ListQuery query,
        OrganisationDesk organisations, Reads<SiteRow> sites, Reach reach, Subtrees subtrees, HttpContext context, CancellationToken cancel)
    {
        var wanted = await Wanted(status, kind, division, address, reviewBy, reach, subtrees, cancel);
        if (!string.IsNullOrWhiteSpace(organisation))
        {
            if (await organisations.Find(organisation.Trim(), cancel) is not { } of) return OrganisationErrors.NotFound.ToProblem();
            wanted &= SitesThat.BelongTo(of);
        }

        var found = await sites.Find(wanted, query.Page(), SitesThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, SiteResponse.Of));
    }

    /// <param name="status">状态</param>
    /// <param name="kind">类别</param>
    /// <param name="division">区划代码或其前几位</param>
    /// <param name="address">地址或名称包含</param>
    /// <param name="reviewBy">下次复核日期不晚于</param>
    private static TableFile Export(
        SiteStatus? status, SiteKind? kind, string? division, string? address, DateOnly? reviewBy, Reads<SiteRow> sites, Reach reach, Subtrees subtrees, TimeProvider clock, HttpContext context, CancellationToken cancel) => new("sites", List, List, _widths, async table =>
        {
            var wanted = await Wanted(status, kind, division, address, reviewBy, reach, subtrees, cancel);
            await using var snapshot = await sites.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(List, snapshot, clock.GetUtcNow(), !ReferenceEquals(wanted, Specification<SiteRow>.All));
            await table.Header(_header);
            var count = 0;
            await foreach (var s in snapshot.Stream(wanted, SitesThat.Sorts, "number").WithCancellation(cancel))
            {
                await table.Row(
                    ++count, s.Number, s.Name, SiteNames.Zh(s.Kind), s.Division, JinhuDivisions.Find(s.Township)?.Name, s.Address, s.HostUnit, s.OrganisationNumber, SiteNames.Zh(s.Status), s.OpenedOn, s.NextReviewOn,
                    s.OpenFindings, s.Services, s.People);
            }

            await table.Row("合计", $"共 {count} 个");
        });

    private static async Task<Results<OkAt<SiteResponse>, Problem>> HandleOne(string id, SiteDesk desk, Reads<SiteRow> sites, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } site) return SiteErrors.NotFound.ToProblem();
        var found = await sites.One(site, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(SiteResponse.Of(row), row.Version) : SiteErrors.NotFound.ToProblem();
    }

    private static async Task<Results<Ok<ListResponse<OrganisationStep>>, Problem>> History(string id, SiteDesk desk, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } site) return SiteErrors.NotFound.ToProblem();
        var english = context.TellsEnglish();
        var steps = (await desk.Steps(site, cancel)).Where(r => r.Event is SiteEvent).Select(r => OrganisationStep.Of<SiteEvent>(r, SiteWords.Of, english));
        return TypedResults.Ok(new ListResponse<OrganisationStep>([.. steps]));
    }

    private static async Task<Specification<SiteRow>> Wanted(
        SiteStatus? status, SiteKind? kind, string? division, string? address, DateOnly? reviewBy, Reach reach, Subtrees subtrees, CancellationToken cancel)
    {
        var wanted = Specification<SiteRow>.All;
        if (status is { } s) wanted &= SitesThat.Are(s);
        if (kind is { } k) wanted &= SitesThat.AreOf(k);
        if (!string.IsNullOrWhiteSpace(division)) wanted &= SitesThat.LieIn(Typed.HalfWidth(division));
        if (!string.IsNullOrWhiteSpace(address)) wanted &= SitesThat.MentionInAddress(address.Trim());
        if (await subtrees.Ids(reach, cancel) is { } own) wanted &= SitesThat.BelongToAny(own);
        if (reviewBy is { } day) wanted &= SitesThat.AreReviewedBy(day);
        return wanted;
    }
}
