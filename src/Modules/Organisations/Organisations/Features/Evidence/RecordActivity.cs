using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Evidence;

/// <summary>An activity with its line of business (ORG-06).</summary>
internal static class RecordActivity
{
    /// <summary>一次活动</summary>
    /// <param name="Title">名称</param>
    /// <param name="Line">业务领域：disasterRelief 应急救援、firstAid 应急救护、humanitarianAid 人道救助、bloodDonation 无偿献血、stemCellDonation 造血干细胞捐献、bodyAndOrganDonation 遗体和人体器官捐献、other 其他</param>
    /// <param name="Participants">参加人数</param>
    /// <param name="Document">证明材料</param>
    /// <param name="On">活动日期，默认今天（北京时间）</param>
    internal sealed record Request(string? Title, BusinessLine? Line, int? Participants, DocumentRequest? Document, DateOnly? On);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/activities", Handle)
        .WithName("recordActivity").WithSummary("登记活动（Record an activity）")
        .WithDescription("三救三献为前六个业务领域。")
        .Permission("organisations.evidence")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(422, "organisation.field_missing", "organisation.hash_invalid", "day.in_future", "text.too_long", "text.forbidden_character", "organisation.number_out_of_limits")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request("应急救护进社区", BusinessLine.FirstAid, 45, DocumentRequest.Example, new(2026, 4, 12)));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.RecordActivity(command, request.Title, request.Line, request.Participants, DocumentRequest.Of(request.Document), request.On), cancel);
}
