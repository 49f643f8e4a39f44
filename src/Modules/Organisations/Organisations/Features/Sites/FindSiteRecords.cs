using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Sites;

/// <summary>What was inspected, found and done at a site, as lists and as files (ORG-01, ORG-04).</summary>
internal static class FindSiteRecords
{
    private static readonly ListFile<SiteInspectionRow> _inspections = new("site-inspections", "阵地检查记录", SiteInspectionRow.Sorts, "on",
        new("检查日期", 12, i => i.On), new("问题数", 10, i => i.Findings), new("报告编号", 30, i => i.ReportReference), new("下次复核", 12, i => i.NextReviewOn), new("登记人", 16, i => i.By), new("登记时间", 20, i => i.At));

    private static readonly ListFile<SiteFindingRow> _findings = new("site-findings", "阵地问题整改", SiteFindingRow.Sorts, "number",
        new("问题编号", 10, f => f.Number), new("问题", 50, f => f.Text), new("发现日期", 12, f => f.FoundOn), new("整改期限", 12, f => f.DueOn), new("整改完成", 12, f => f.ClosedOn), new("整改措施", 50, f => f.Measure))
    { Tally = ("未整改", f => f.ClosedOn is null) };

    private static readonly ListFile<SiteServiceRow> _services = new("site-services", "阵地服务记录", SiteServiceRow.Sorts, "on",
        new("日期", 12, s => s.On), new("类别", 14, s => SiteNames.Zh(s.Kind)), new("人数", 8, s => s.People), new("年级", 12, s => s.Grade), new("说明", 40, s => s.Note), new("登记人", 16, s => s.By));

    public static void Map(RouteGroupBuilder sites)
    {
        Describe(sites.MapGet("/{id}/inspections", Inspections)).WithName("findInspections").WithSummary("检查记录（List inspections）").WithDescription("最近的在前。").SortableBy([.. SiteInspectionRow.Sorts]);
        sites.MapFiles("/{id}/inspections/", "Inspections", ("阵地检查记录", "inspections"), InspectionsFile, e => Describe(e));
        Describe(sites.MapGet("/{id}/findings", Findings)).WithName("findFindings").WithSummary("问题和整改（List findings）").WithDescription("按编号；open=true 只看未整改的。").SortableBy([.. SiteFindingRow.Sorts]);
        sites.MapFiles("/{id}/findings/", "Findings", ("阵地问题整改", "findings"), FindingsFile, e => Describe(e));
        Describe(sites.MapGet("/{id}/services", Services)).WithName("findServices").WithSummary("服务记录（List services）").WithDescription("按类别筛选，最近的在前。").SortableBy([.. SiteServiceRow.Sorts]);
        sites.MapFiles("/{id}/services/", "Services", ("阵地服务记录", "services"), ServicesFile, e => Describe(e));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint.Permission("organisations.read").Refuses(SiteErrors.NotFound).ExampleParameter("id", SiteExamples.First);

    private static async Task<Results<Ok<ListResponse<SiteInspectionRow>>, Problem>> Inspections(string id, ListQuery query, SiteDesk desk, Reads<SiteInspectionRow> rows, HttpContext context, CancellationToken cancel) =>
        await desk.Find(id, cancel) is { } site ? Told(await rows.Find(SiteInspectionRow.Of(site), query.Page(), SiteInspectionRow.Sorts, cancel), context) : SiteErrors.NotFound.ToProblem();

    private static async Task<Results<TableFile, Problem>> InspectionsFile(string id, SiteDesk desk, Reads<SiteInspectionRow> rows, TimeProvider clock, HttpContext context, CancellationToken cancel) =>
        await desk.Find(id, cancel) is { } site ? _inspections.Of(rows, SiteInspectionRow.Of(site), context, clock) : SiteErrors.NotFound.ToProblem();

    /// <param name="open">是否只看未整改（true）或已整改（false）的</param>
    private static async Task<Results<Ok<ListResponse<SiteFindingRow>>, Problem>> Findings(string id, bool? open, ListQuery query, SiteDesk desk, Reads<SiteFindingRow> rows, HttpContext context, CancellationToken cancel) =>
        await desk.Find(id, cancel) is { } site ? Told(await rows.Find(Wanted(site, open), query.Page(), SiteFindingRow.Sorts, cancel), context) : SiteErrors.NotFound.ToProblem();

    /// <param name="open">是否只看未整改（true）或已整改（false）的</param>
    private static async Task<Results<TableFile, Problem>> FindingsFile(string id, bool? open, SiteDesk desk, Reads<SiteFindingRow> rows, TimeProvider clock, HttpContext context, CancellationToken cancel) =>
        await desk.Find(id, cancel) is { } site ? _findings.Of(rows, Wanted(site, open), context, clock) : SiteErrors.NotFound.ToProblem();

    /// <param name="kind">类别</param>
    private static async Task<Results<Ok<ListResponse<SiteServiceRow>>, Problem>> Services(string id, SiteServiceKind? kind, ListQuery query, SiteDesk desk, Reads<SiteServiceRow> rows, HttpContext context, CancellationToken cancel) =>
        await desk.Find(id, cancel) is { } site ? Told(await rows.Find(Wanted(site, kind), query.Page(), SiteServiceRow.Sorts, cancel), context) : SiteErrors.NotFound.ToProblem();

    /// <param name="kind">类别</param>
    private static async Task<Results<TableFile, Problem>> ServicesFile(string id, SiteServiceKind? kind, SiteDesk desk, Reads<SiteServiceRow> rows, TimeProvider clock, HttpContext context, CancellationToken cancel) =>
        await desk.Find(id, cancel) is { } site ? _services.Of(rows, Wanted(site, kind), context, clock) : SiteErrors.NotFound.ToProblem();

    private static Specification<SiteFindingRow> Wanted(Guid site, bool? open) => open is { } o ? SiteFindingRow.Of(site) & SiteFindingRow.AreOpen(o) : SiteFindingRow.Of(site);

    private static Specification<SiteServiceRow> Wanted(Guid site, SiteServiceKind? kind) => kind is { } k ? SiteServiceRow.Of(site) & SiteServiceRow.AreOf(k) : SiteServiceRow.Of(site);

    private static Results<Ok<ListResponse<TRow>>, Problem> Told<TRow>(Answer<Page<TRow>> found, HttpContext context) => found.Error is { } error ? error.ToProblem() : TypedResults.Ok(found.Show(context, row => row));
}
