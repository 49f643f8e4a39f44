using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Evidence;

/// <summary>A service station with its address (ORG-06).</summary>
internal static class RecordStation
{
    /// <summary>一个服务站点</summary>
    /// <param name="Name">名称</param>
    /// <param name="Address">地址</param>
    /// <param name="OpenedOn">启用日期，默认今天（北京时间）</param>
    /// <param name="ClosedOn">已停用的，停用日期</param>
    /// <param name="Document">证明材料</param>
    internal sealed record Request(string? Name, string? Address, DateOnly? OpenedOn, DateOnly? ClosedOn, DocumentRequest? Document);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/stations", Handle)
        .WithName("recordStation").WithSummary("登记服务站点（Record a service station）")
        .WithDescription("没有阵地的组织可以登记有地址的服务站点；阵地另行登记。")
        .Permission("organisations.evidence")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(422, "organisation.field_missing", "organisation.hash_invalid", "day.in_future", "text.too_long", "text.forbidden_character", "organisation.day_before_last_step")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request("示例街道红十字服务站", "示例路1号", new(2026, 3, 15), null, DocumentRequest.Example));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.RecordStation(command, request.Name, request.Address, request.ClosedOn, DocumentRequest.Of(request.Document), request.OpenedOn), cancel);
}
