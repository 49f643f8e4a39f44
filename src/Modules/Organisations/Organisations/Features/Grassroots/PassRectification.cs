using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>What was to be put right is (ORG-07).</summary>
internal static class PassRectification
{

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/pass-rectification", Handle)
        .WithName("passRectification").WithSummary("整改合格（Pass rectification）")
        .WithDescription("恢复运行；任期已届满的须先换届。")
        .Permission("organisations.decide")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "document_number.missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future")
        .Refuses(409, "organisation.term_over")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new DocumentStepRequest("金红〔2026〕21号", new(2026, 6, 8)));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, DocumentStepRequest request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.PassRectification(command, request.ToStep()), cancel);
}
