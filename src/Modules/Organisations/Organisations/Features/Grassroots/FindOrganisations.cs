using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>The register of organisations, as a list and as a file.</summary>
internal static class FindOrganisations
{
    private static readonly ListFile<OrganisationRow> _file = new("organisations", "基层组织名册", OrganisationsThat.Sorts, "number",
        new("编号", 14, o => o.Number), new("名称", 32, o => o.Name), new("类别", 20, o => StatusWords.Zh(o.Kind)), new("区划代码", 16, o => o.Division), new("镇街", 14, o => JinhuDivisions.Find(o.Township)?.Name), new("挂靠单位", 28, o => o.HostUnit),
        new("上级编号", 14, o => o.ParentNumber), new("状态", 14, o => StatusWords.Zh(o.Status)), new("状态起日", 12, o => o.StatusSince), new("挂牌日期", 12, o => o.OpenedOn), new("任期届满", 12, o => o.TermTo), new("理事会人数", 10, o => o.CouncilSize),
        new("业务联系人", 10, o => o.HasContact ? "已明确" : "未明确"), new("会员", 8, o => o.PaidMembers), new("志愿者", 8, o => o.Volunteers), new("注销日期", 12, o => o.DissolvedOn));

    public static void Map(RouteGroupBuilder organisations)
    {
        organisations.MapGet("/", Handle)
            .WithName("findOrganisations").WithSummary("基层组织列表（List organisations）")
            .WithDescription("按状态、类别、区划（9 位镇街或 12 位村和社区，也可只写前几位）、名称或单位、上级组织（含其下各级）、任期届满日期筛选；默认按编号。")
            .Permission("organisations.read")
            .Refuses(OrganisationErrors.NotFound)
            .SortableBy([.. OrganisationsThat.Sorts]);
        organisations.MapFiles("/", "Organisations", ("基层组织名册", "organisations"), Export, e => e.Permission("organisations.read").Refuses(OrganisationErrors.NotFound));
    }

    /// <param name="status">状态</param>
    /// <param name="kind">类别</param>
    /// <param name="division">区划代码或其前几位</param>
    /// <param name="name">名称或挂靠单位包含</param>
    /// <param name="under">上级组织的标识或编号；列出它和它以下的</param>
    /// <param name="on">under 按哪一天的隶属，默认现在</param>
    /// <param name="termFrom">任期届满日期不早于</param>
    /// <param name="termTo">任期届满日期不晚于</param>
    private static async Task<Results<Ok<ListResponse<OrganisationResponse>>, Problem>> Handle(
        OrganisationStatus? status, OrganisationKind? kind, string? division, string? name, string? under, DateOnly? on, DateOnly? termFrom, DateOnly? termTo,
        ListQuery query, OrganisationDesk desk, OrganisationTree tree, Reads<OrganisationRow> organisations, Reach reach, Subtrees subtrees, HttpContext context, CancellationToken cancel)
    {
        var (among, unknown) = await Among(under, on, desk, tree, cancel);
        if (unknown) return OrganisationErrors.NotFound.ToProblem();
        var filter = new OrganisationFilter(status, kind, division, name, among, termFrom, termTo);
        var found = await organisations.Find(filter.Of() & await subtrees.Organisations(reach, cancel), query.Page(), OrganisationsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, OrganisationResponse.Of));
    }

    /// <param name="status">状态</param>
    /// <param name="kind">类别</param>
    /// <param name="division">区划代码或其前几位</param>
    /// <param name="name">名称或挂靠单位包含</param>
    /// <param name="under">上级组织的标识或编号；列出它和它以下的</param>
    /// <param name="on">under 按哪一天的隶属，默认现在</param>
    /// <param name="termFrom">任期届满日期不早于</param>
    /// <param name="termTo">任期届满日期不晚于</param>
    private static async Task<Results<TableFile, Problem>> Export(
        OrganisationStatus? status, OrganisationKind? kind, string? division, string? name, string? under, DateOnly? on, DateOnly? termFrom, DateOnly? termTo,
        OrganisationDesk desk, OrganisationTree tree, Reads<OrganisationRow> organisations, Reach reach, Subtrees subtrees, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var (among, unknown) = await Among(under, on, desk, tree, cancel);
        if (unknown) return OrganisationErrors.NotFound.ToProblem();
        var filter = new OrganisationFilter(status, kind, division, name, among, termFrom, termTo);
        return _file.Of(organisations, filter.Of() & await subtrees.Organisations(reach, cancel), context, clock);
    }

    private static async Task<(IReadOnlyCollection<Guid>? Among, bool Unknown)> Among(string? under, DateOnly? on, OrganisationDesk desk, OrganisationTree tree, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(under)) return (null, false);
        return await desk.Find(under.Trim(), cancel) is { } top ? (await tree.Under([top], on, cancel), false) : (null, true);
    }
}
