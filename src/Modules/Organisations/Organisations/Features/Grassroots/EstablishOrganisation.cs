using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>The county approves that the organisation be founded (ORG-07).</summary>
internal static class EstablishOrganisation
{

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/establish", Handle)
        .WithName("establishOrganisation").WithSummary("批准成立（Establish）")
        .WithDescription("成立大会和选举之后的一步；会费应在其后若干个工作日内缴纳（平台参数 Organisations.DuesWorkingDays）。")
        .Permission("organisations.decide")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "document_number.missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future")
        .Refuses(OrganisationErrors.NoLeaders)
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new DocumentStepRequest("金红〔2026〕6号", new(2026, 2, 10)));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, DocumentStepRequest request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.Establish(command, request.ToStep()), cancel);
}
