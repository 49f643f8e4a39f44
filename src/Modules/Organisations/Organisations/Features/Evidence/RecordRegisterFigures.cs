using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Evidence;

/// <summary>An officer records what the registers of members and volunteers say, until those tell it themselves (ORG-06).</summary>
internal static class RecordRegisterFigures
{
    /// <summary>会员和志愿者名册的人数</summary>
    /// <param name="PaidMembers">缴费的个人会员人数</param>
    /// <param name="Volunteers">注册志愿者人数</param>
    /// <param name="Document">证明材料</param>
    /// <param name="On">名册日期，默认今天（北京时间）</param>
    internal sealed record Request(int? PaidMembers, int? Volunteers, DocumentRequest? Document, DateOnly? On);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/register-figures", Handle)
        .WithName("recordRegisterFigures").WithSummary("登记名册人数（Record register figures）")
        .WithDescription("会员和志愿者系统接入之前，由工作人员按名册登记，附证明材料；以日期最近的为准。")
        .Permission("organisations.evidence")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(422, "organisation.field_missing", "organisation.hash_invalid", "day.in_future", "text.too_long", "text.forbidden_character", "organisation.number_out_of_limits")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request(9, 6, DocumentRequest.Example, new(2026, 3, 10)));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.RecordRegisterFigures(command, request.PaidMembers, request.Volunteers, DocumentRequest.Of(request.Document), request.On), cancel);
}
