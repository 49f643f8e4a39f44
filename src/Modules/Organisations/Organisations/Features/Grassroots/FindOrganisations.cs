using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
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
    private const string List = "基层组织名册";
    private static readonly string[] _header = ["序号", "编号", "名称", "类别", "区划代码", "镇街", "挂靠单位", "上级编号", "状态", "状态起日", "挂牌日期", "任期届满", "理事会人数", "业务联系人", "会员", "志愿者", "注销日期"];
    private static readonly int[] _widths = [8, 14, 32, 20, 16, 14, 28, 14, 14, 12, 12, 12, 10, 10, 8, 8, 12];

    public static void Map(RouteGroupBuilder organisations)
    {
        organisations.MapGet("/", Handle)
            .WithName("findOrganisations").WithSummary("基层组织列表（List organisations）")
            .WithDescription("按状态、类别、区划（9 位镇街或 12 位村和社区，也可只写前几位）、名称或单位、上级组织（含其下各级）、任期届满日期筛选；默认按编号。")
            .Permission("organisations.read")
            .Refuses(OrganisationErrors.NotFound)
            .SortableBy([.. OrganisationsThat.Sorts]);
        Describe(organisations.MapGet("/export.xlsx", Export), TableKind.Xlsx).WithName("exportOrganisationsXlsx").WithSummary("导出基层组织名册 Excel（Export organisations, xlsx）");
        Describe(organisations.MapGet("/export.csv", Export), TableKind.Csv).WithName("exportOrganisationsCsv").WithSummary("导出基层组织名册 CSV（Export organisations, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithDescription("筛选条件同列表；按编号排列，不含个人信息。")
        .AnswersTable(kind)
        .Permission("organisations.read")
        .Refuses(OrganisationErrors.NotFound);

    /// <param name="status">状态</param>
    /// <param name="kind">类别</param>
    /// <param name="division">区划代码或其前几位</param>
    /// <param name="name">名称或挂靠单位包含</param>
    /// <param name="under">上级组织的标识或编号；列出它和它以下的</param>
    /// <param name="termFrom">任期届满日期不早于</param>
    /// <param name="termTo">任期届满日期不晚于</param>
    private static async Task<Results<Ok<ListResponse<OrganisationResponse>>, Problem>> Handle(
        OrganisationStatus? status, OrganisationKind? kind, string? division, string? name, string? under, DateOnly? termFrom, DateOnly? termTo,
        ListQuery query, OrganisationDesk desk, Reads<OrganisationRow> organisations, Reach reach, Subtrees subtrees, HttpContext context, CancellationToken cancel)
    {
        if (await Path(under, desk, cancel) is not { } path) return OrganisationErrors.NotFound.ToProblem();
        var filter = new OrganisationFilter(status, kind, division, name, path.Length == 0 ? null : path, termFrom, termTo);
        var found = await organisations.Find(filter.Of() & await subtrees.Organisations(reach), query.Page(), OrganisationsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, OrganisationResponse.Of));
    }

    /// <param name="status">状态</param>
    /// <param name="kind">类别</param>
    /// <param name="division">区划代码或其前几位</param>
    /// <param name="name">名称或挂靠单位包含</param>
    /// <param name="under">上级组织的标识或编号；列出它和它以下的</param>
    /// <param name="termFrom">任期届满日期不早于</param>
    /// <param name="termTo">任期届满日期不晚于</param>
    private static async Task<Results<TableFile, Problem>> Export(
        OrganisationStatus? status, OrganisationKind? kind, string? division, string? name, string? under, DateOnly? termFrom, DateOnly? termTo,
        OrganisationDesk desk, Reads<OrganisationRow> organisations, Reach reach, Subtrees subtrees, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await Path(under, desk, cancel) is not { } path) return OrganisationErrors.NotFound.ToProblem();
        var filter = new OrganisationFilter(status, kind, division, name, path.Length == 0 ? null : path, termFrom, termTo);
        var shown = filter.Of() & await subtrees.Organisations(reach);
        return new TableFile("organisations", List, List, _widths, async table =>
        {
            await using var snapshot = await organisations.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(List, snapshot, clock.GetUtcNow(), !filter.KeepsAll || !reach.IsEverywhere);
            await table.Header(_header);
            await Write(table, snapshot.Stream(shown, OrganisationsThat.Sorts, "number"), cancel);
        });
    }

    private static async Task Write(TableWriter table, IAsyncEnumerable<OrganisationRow> organisations, CancellationToken cancel)
    {
        var count = 0;
        await foreach (var o in organisations.WithCancellation(cancel))
        {
            await table.Row(
                ++count, o.Number, o.Name, StatusWords.Zh(o.Kind), o.Division, JinhuDivisions.Find(o.Township)?.Name, o.HostUnit, o.ParentNumber, StatusWords.Zh(o.Status), o.StatusSince,
                o.OpenedOn, o.TermTo, o.CouncilSize, o.HasContact ? "已明确" : "未明确", o.PaidMembers, o.Volunteers, o.DissolvedOn);
        }

        await table.Row("合计", $"共 {count} 个");
    }

    // Empty where all are wanted, nothing where the organisation above does not exist.
    private static async Task<string?> Path(string? under, OrganisationDesk desk, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(under)) return "";
        return await desk.Find(under.Trim(), cancel) is { } id ? (await desk.Grain(id).Show()).Path : null;
    }
}
