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
    private static readonly ListFile<SiteRow> _file = new("sites", "阵地名册", SitesThat.Sorts, "number",
        new("编号", 14, s => s.Number), new("名称", 30, s => s.Name), new("类别", 24, s => SiteNames.Zh(s.Kind)), new("区划代码", 16, s => s.Division), new("镇街", 14, s => JinhuDivisions.Find(s.Township)?.Name), new("地址", 30, s => s.Address),
        new("承办单位", 24, s => s.HostUnit), new("所属组织", 14, s => s.OrganisationNumber), new("状态", 10, s => SiteNames.Zh(s.Status)), new("运行日期", 12, s => s.OpenedOn), new("下次复核", 12, s => s.NextReviewOn),
        new("未整改问题", 12, s => s.OpenFindings), new("服务次数", 10, s => s.Services), new("服务人次", 10, s => s.People));

    public static void Map(RouteGroupBuilder sites)
    {
        sites.MapGet("/", Handle)
            .WithName("findSites").WithSummary("阵地列表（List sites）")
            .WithDescription("按状态、类别、区划、地址或名称、所属组织、复核到期日筛选；同一地址的几种功能各为一项。")
            .Permission("organisations.read").Refuses(OrganisationErrors.NotFound).SortableBy([.. SitesThat.Sorts]);
        sites.MapFiles("/", "Sites", ("阵地名册", "sites"), Export, e => e.Permission("organisations.read").Refuses(OrganisationErrors.NotFound));
        sites.MapGet("/{id}", HandleOne)
            .WithName("showSite").WithSummary("查看阵地（Show a site）").WithDescription("id 可以是标识或编号。")
            .Permission("organisations.read").Refuses(SiteErrors.NotFound).ExampleParameter("id", SiteExamples.First);
        sites.MapGet("/{id}/history", History)
            .WithName("showSiteHistory").WithSummary("阵地历史（Site history）").WithDescription("每一步，最早的在前；一次全部给出。")
            .Permission("organisations.read").Refuses(SiteErrors.NotFound).ExampleParameter("id", SiteExamples.First).NamesActors<OrganisationStep>();
        sites.MapFiles("/{id}/history/", "SiteHistory", ("阵地历史", "site history"), ExportHistory, e => e.Permission("organisations.read").Refuses(SiteErrors.NotFound).ExampleParameter("id", SiteExamples.First));
    }

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
    /// <param name="organisation">所属基层组织的标识或编号</param>
    private static async Task<Results<TableFile, Problem>> Export(
        SiteStatus? status, SiteKind? kind, string? division, string? address, string? organisation, DateOnly? reviewBy, OrganisationDesk organisations, Reads<SiteRow> sites, Reach reach, Subtrees subtrees, TimeProvider clock,
        HttpContext context, CancellationToken cancel)
    {
        var wanted = await Wanted(status, kind, division, address, reviewBy, reach, subtrees, cancel);
        if (string.IsNullOrWhiteSpace(organisation)) return _file.Of(sites, wanted, context, clock);
        return await organisations.Find(organisation.Trim(), cancel) is { } of ? _file.Of(sites, wanted & SitesThat.BelongTo(of), context, clock) : OrganisationErrors.NotFound.ToProblem();
    }

    private static async Task<Results<OkAt<SiteResponse>, Problem>> HandleOne(string id, SiteDesk desk, Reads<SiteRow> sites, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } site) return SiteErrors.NotFound.ToProblem();
        var found = await sites.OneSurely(site, cancel);
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

    private static async Task<Results<TableFile, Problem>> ExportHistory(string id, SiteDesk desk, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } site) return SiteErrors.NotFound.ToProblem();
        return OrganisationStep.File("site-history", "阵地历史", (await desk.Steps(site, cancel)).Where(r => r.Event is SiteEvent).Select(r => OrganisationStep.Of<SiteEvent>(r, SiteWords.Of, english: false)));
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
