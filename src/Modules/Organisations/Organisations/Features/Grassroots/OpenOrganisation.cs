using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>Dues are paid, the plaque hangs, the work begins (ORG-07).</summary>
internal static class OpenOrganisation
{
    /// <summary>挂牌运行</summary>
    /// <param name="DocumentNumber">挂牌文件的发文字号</param>
    /// <param name="On">挂牌日期，默认今天（北京时间）</param>
    /// <param name="DuesPaidOn">会费缴纳日期</param>
    /// <param name="LateReason">逾期缴纳的原因；逾期的必填</param>
    internal sealed record Request(string? DocumentNumber, DateOnly? On, DateOnly? DuesPaidOn, string? LateReason = null);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/open", Handle)
        .WithName("openOrganisation").WithSummary("挂牌运行（Open）")
        .WithDescription("缴纳会费并以统一式样挂牌。")
        .Permission("organisations.record")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "document_number.missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future", "organisation.field_missing", "organisation.dues_late")
        .Refuses(OrganisationErrors.DuesAfterPlaque)
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request("金红〔2026〕8号", new(2026, 3, 2), new(2026, 2, 20)));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.Open(command, new(request.DocumentNumber, request.On), request.DuesPaidOn, request.LateReason), cancel);
}
