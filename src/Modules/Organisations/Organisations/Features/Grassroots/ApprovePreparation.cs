using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>The county approves that an organisation be prepared (ORG-07).</summary>
internal static class ApprovePreparation
{

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/approve-preparation", Handle)
        .WithName("approvePreparation").WithSummary("批复同意筹建（Approve preparation）")
        .WithDescription("申请之后的一步。")
        .Permission("organisations.decide")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "document_number.missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new DocumentStepRequest("金红〔2026〕3号", new(2026, 1, 20)));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, DocumentStepRequest request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.ApprovePreparation(command, request.ToStep()), cancel);
}
