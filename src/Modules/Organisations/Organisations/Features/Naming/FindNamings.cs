using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Naming;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Naming;

/// <summary>The named institutions as a list and as a file, one of them, and what became of it.</summary>
internal static class FindNamings
{
    private static readonly ListFile<NamedInstitutionRow> _file = new("named-institutions", "冠名医疗机构名册", NamedInstitutionsThat.Sorts, "number",
        new("编号", 14, n => n.Number), new("医疗机构", 30, n => n.Institution), new("冠名名称", 30, n => n.ProposedName), new("镇街", 14, n => JinhuDivisions.Find(n.Township)?.Name), new("地址", 30, n => n.Address),
        new("冠名级别", 10, n => NamingWords.Zh(n.Level)), new("医院等级", 10, n => NamingWords.Zh(n.MedicalLevel)), new("状态", 14, n => NamingWords.Zh(n.Status)), new("冠名日期", 12, n => n.NamedOn),
        new("许可证有效期至", 14, n => n.LicenceUntil), new("下次复核", 12, n => n.NextReviewOn), new("不再具备的条件", 50, n => n.LackingZh.Replace("\n", "；", StringComparison.Ordinal)));

    public static void Map(RouteGroupBuilder named)
    {
        named.MapGet("/", Handle)
            .WithName("findNamings").WithSummary("冠名医疗机构列表（List named institutions）")
            .WithDescription("按状态、冠名级别、区划、名称、复核到期日筛选。")
            .Permission("organisations.read").SortableBy([.. NamedInstitutionsThat.Sorts]);
        named.MapFiles("/", "Namings", ("冠名医疗机构名册", "named institutions"), Export, e => e.Permission("organisations.read"));
        named.MapGet("/{id}", (string id, NamingDesk desk, Reads<NamedInstitutionRow> rows, HttpContext context, CancellationToken cancel) => desk.Show(id, rows, n => n.Version, context, cancel))
            .WithName("showNaming").WithSummary("查看冠名医疗机构（Show a named institution）").WithDescription("id 可以是标识或编号。")
            .Permission("organisations.read").Refuses(NamingErrors.NotFound).ExampleParameter("id", NamingExamples.First);
        named.MapGet("/{id}/history", (string id, NamingDesk desk, HttpContext context, CancellationToken cancel) => desk.History(id, NamingAndEmblemWords.Of, context, cancel))
            .WithName("showNamingHistory").WithSummary("冠名历史（Naming history）").WithDescription("每一步及其文号、日期，最早的在前；一次全部给出。")
            .Permission("organisations.read").Refuses(NamingErrors.NotFound).ExampleParameter("id", NamingExamples.First).NamesActors<OrganisationStep>();
        named.MapFiles("/{id}/history/", "NamingHistory", ("冠名历史", "naming history"), (string id, NamingDesk desk, CancellationToken cancel) => desk.HistoryFile(id, "naming-history", "冠名历史", NamingAndEmblemWords.Of, cancel), e => e.Permission("organisations.read").Refuses(NamingErrors.NotFound).ExampleParameter("id", NamingExamples.First));
    }

    /// <param name="status">状态</param>
    /// <param name="level">冠名级别</param>
    /// <param name="division">区划代码或其前几位</param>
    /// <param name="name">医疗机构或冠名名称包含</param>
    /// <param name="reviewBy">下次复核日期不晚于</param>
    private static async Task<Results<Ok<ListResponse<NamingResponse>>, Problem>> Handle(
        NamingStatus? status, NamingLevel? level, string? division, string? name, DateOnly? reviewBy, ListQuery query, Reads<NamedInstitutionRow> rows, HttpContext context, CancellationToken cancel)
    {
        var found = await rows.Find(Wanted(status, level, division, name, reviewBy), query.Page(), NamedInstitutionsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, NamingResponse.Of));
    }

    /// <param name="status">状态</param>
    /// <param name="level">冠名级别</param>
    /// <param name="division">区划代码或其前几位</param>
    /// <param name="name">医疗机构或冠名名称包含</param>
    /// <param name="reviewBy">下次复核日期不晚于</param>
    private static TableFile Export(NamingStatus? status, NamingLevel? level, string? division, string? name, DateOnly? reviewBy, Reads<NamedInstitutionRow> rows, TimeProvider clock, HttpContext context) =>
        _file.Of(rows, Wanted(status, level, division, name, reviewBy), context, clock);

    private static Specification<NamedInstitutionRow> Wanted(NamingStatus? status, NamingLevel? level, string? division, string? name, DateOnly? reviewBy)
    {
        var wanted = Specification<NamedInstitutionRow>.All;
        if (status is { } s) wanted &= NamedInstitutionsThat.Are(s);
        if (level is { } l) wanted &= NamedInstitutionsThat.AreNamedBy(l);
        if (!string.IsNullOrWhiteSpace(division)) wanted &= NamedInstitutionsThat.LieIn(Typed.HalfWidth(division));
        if (!string.IsNullOrWhiteSpace(name)) wanted &= NamedInstitutionsThat.MentionInName(name.Trim());
        if (reviewBy is { } day) wanted &= NamedInstitutionsThat.AreReviewedBy(day);
        return wanted;
    }
}
