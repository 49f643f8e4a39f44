using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Evidence;

/// <summary>A written rule of an organisation (ORG-06).</summary>
internal static class RecordRegulation
{
    /// <summary>一项制度</summary>
    /// <param name="Kind">membership 会员管理、volunteering 志愿服务、finance 财务和会费、records 档案和信息公开</param>
    /// <param name="Title">名称</param>
    /// <param name="IssuedOn">印发日期</param>
    /// <param name="ValidUntil">有效期至；没有的不填</param>
    /// <param name="Document">证明材料</param>
    internal sealed record Request(RegulationKind? Kind, string? Title, DateOnly? IssuedOn, DateOnly? ValidUntil, DocumentRequest? Document);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/regulations", Handle)
        .WithName("recordRegulation").WithSummary("登记制度（Record a regulation）")
        .WithDescription("四类制度：会员管理、志愿服务、财务和会费、档案和信息公开。")
        .Permission("organisations.evidence")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(422, "organisation.field_missing", "organisation.hash_invalid", "day.in_future", "text.too_long", "text.forbidden_character", "organisation.day_before_last_step", "day.out_of_range")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request(RegulationKind.Membership, "会员管理办法", new(2026, 3, 5), null, DocumentRequest.Example));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.RecordRegulation(command, request.Kind, request.Title, request.ValidUntil, DocumentRequest.Of(request.Document), request.IssuedOn), cancel);
}
