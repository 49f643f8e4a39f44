using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>An organisation has to put something right (ORG-07).</summary>
internal static class OrderRectification
{
    /// <summary>责令整改</summary>
    /// <param name="DocumentNumber">发文字号</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    /// <param name="Reason">整改原因</param>
    internal sealed record Request(string? DocumentNumber, DateOnly? On, string? Reason);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/rectify", Handle)
        .WithName("orderRectification").WithSummary("责令整改（Order rectification）")
        .WithDescription("运行或逾期未换届的组织。")
        .Permission("organisations.decide")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "document_number.missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future", "organisation.field_missing", "text.too_long")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request("金红〔2026〕15号", new(2026, 5, 6), "档案不全"));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.OrderRectification(command, new(request.DocumentNumber, request.On), request.Reason), cancel);
}
