using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Evidence;

/// <summary>Evidence was recorded in error, and counts on no day (ORG-06).</summary>
internal static class WithdrawEvidence
{
    /// <summary>撤回</summary>
    /// <param name="Reason">理由</param>
    internal sealed record Request(string? Reason);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/evidence/{evidenceId}/withdraw", Handle)
        .WithName("withdrawEvidence").WithSummary("撤回材料（Withdraw evidence）")
        .WithDescription("登记有误的材料撤回后，任何日期都不再计入；撤回的仍可在列表中看到。evidenceId 为材料标识，或历史中登记它的那一步的版本。")
        .Permission("organisations.evidence")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved, OrganisationErrors.EvidenceNotFound)
        .Refuses(422, "organisation.field_missing", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", OrganisationExamples.First)
        .ExampleParameter("evidenceId", () => EvidenceExamples.StationStep)
        .Example(new Request("重复登记"));

    private static async Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, string evidenceId, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } of) return OrganisationErrors.NotFound.ToProblem();
        if (await desk.FindEvidence(of, evidenceId, cancel) is not { } evidence) return OrganisationErrors.EvidenceNotFound.ToProblem();
        return await desk.Decide(of.ToString(), http, request, (organisation, command) => organisation.WithdrawEvidence(command, evidence, request.Reason), cancel, evidence.ToString());
    }
}
