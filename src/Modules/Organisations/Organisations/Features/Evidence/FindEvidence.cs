using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Evidence;

/// <summary>What an organisation shows for the standard.</summary>
internal static class FindEvidence
{
    /// <summary>一份材料</summary>
    /// <param name="Id">标识</param>
    /// <param name="Kind">approval 批文、leadership 选举、registerFigures 名册人数、regulation 制度、activity 活动、funds 经费、activePlace 服务站点</param>
    /// <param name="On">日期</param>
    /// <param name="Until">至何日计入；没有的为空</param>
    /// <param name="Amount">经费金额（元）</param>
    /// <param name="WithdrawnBecause">撤回理由；没有撤回的为空</param>
    internal sealed record Item(
        Guid Id, FactKind Kind, string Title, DateOnly On, DateOnly? Until, RegulationKind? Regulation, BusinessLine? Line, int? PaidMembers, int? Volunteers, int? Participants,
        FundSource? Source, FundForm? Form, int? Year, Money? Amount, DocumentRequest? Document, string RecordedBy, DateTimeOffset RecordedAt, string? WithdrawnBecause)
    {
        public static Item Of(EvidenceRow e) => new(
            e.Id, e.Kind, e.Title, e.On, e.Until, e.Regulation, e.Line, e.PaidMembers, e.Volunteers, e.Participants, e.Source, e.Form, e.Year,
            e.AmountFen is { } fen ? new Money(fen) : null, e.DocumentReference is { } reference ? new(reference, e.DocumentSha256) : null, e.RecordedBy, e.RecordedAt, e.WithdrawnBecause);
    }

    private static readonly ListFile<EvidenceRow> _file = new("evidence", "六有材料", EvidenceThat.Sorts, "on",
        new("类别", 14, e => EvidenceNames.Zh(e.Kind)), new("名称", 40, e => e.Title), new("日期", 12, e => e.On), new("计入至", 12, e => e.Until), new("材料编号", 24, e => e.DocumentReference), new("SHA-256", 68, e => e.DocumentSha256),
        new("登记人", 16, e => e.RecordedBy), new("登记时间", 18, e => e.RecordedAt), new("撤回理由", 30, e => e.WithdrawnBecause));

    public static void Map(RouteGroupBuilder organisations)
    {
        Describe(organisations.MapGet("/{id}/evidence", Handle))
            .WithName("findEvidence").WithSummary("材料列表（List evidence）")
            .WithDescription("批文和选举由相应的步骤产生，其余由工作人员登记；撤回的也列出。")
            .SortableBy([.. EvidenceThat.Sorts]);
        organisations.MapFiles("/{id}/evidence/", "Evidence", ("六有材料", "evidence"), Export, e => Describe(e));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint.Permission("organisations.read").Refuses(OrganisationErrors.NotFound).ExampleParameter("id", OrganisationExamples.First);

    /// <param name="kind">类别</param>
    /// <param name="standing">只看没有撤回的</param>
    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(
        string id, FactKind? kind, bool? standing, ListQuery query, OrganisationDesk desk, Reads<EvidenceRow> evidence, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } organisation) return OrganisationErrors.NotFound.ToProblem();
        var found = await evidence.Find(Wanted(organisation, kind, standing), query.Page(), EvidenceThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, Item.Of));
    }

    /// <param name="kind">类别</param>
    /// <param name="standing">只看没有撤回的</param>
    private static async Task<Results<TableFile, Problem>> Export(
        string id, FactKind? kind, bool? standing, OrganisationDesk desk, Reads<EvidenceRow> evidence, TimeProvider clock, HttpContext context, CancellationToken cancel) =>
        await desk.Find(id, cancel) is { } organisation ? _file.Of(evidence, Wanted(organisation, kind, standing), context, clock) : OrganisationErrors.NotFound.ToProblem();

    private static Specification<EvidenceRow> Wanted(Guid organisation, FactKind? kind, bool? standing)
    {
        var wanted = EvidenceThat.IsOf(organisation);
        if (kind is { } k) wanted &= EvidenceThat.IsA(k);
        if (standing is true) wanted &= EvidenceThat.Stands;
        return wanted;
    }
}

/// <summary>Evidence that the examples in Swagger make on a fresh host.</summary>
internal static class EvidenceExamples
{
    /// <summary>The step that records the station: whoever sends the examples, they make the same steps.</summary>
    public const int StationStep = 13;
}
