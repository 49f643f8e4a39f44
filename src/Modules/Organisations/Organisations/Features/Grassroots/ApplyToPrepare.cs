using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>A unit applies to prepare an organisation (ORG-07).</summary>
internal static class ApplyToPrepare
{
    /// <summary>申请筹建</summary>
    /// <param name="DocumentNumber">申请文件的发文字号</param>
    /// <param name="On">申请日期，默认今天（北京时间）</param>
    /// <param name="Application">申请书：单位概况、宗旨、工作计划、拟设机构及理事名单</param>
    /// <param name="ResponsiblePerson">筹建责任人姓名</param>
    /// <param name="Stamped">申请材料已加盖公章</param>
    internal sealed record Request(string? DocumentNumber, DateOnly? On, DocumentRequest? Application, string? ResponsiblePerson, bool? Stamped);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/apply", Handle)
        .WithName("applyOrganisation").WithSummary("申请筹建（Apply）")
        .WithDescription("培育成熟后提出申请：申请书、理事名单、责任人、盖章。")
        .Permission("organisations.apply")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "document_number.missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future", "organisation.field_missing", "organisation.hash_invalid", "name.missing")
        .Refuses(OrganisationErrors.NotStamped)
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request("金示例中学〔2026〕1号", new(2026, 1, 12), DocumentRequest.Example, "示例甲", true));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.ApplyToPrepare(command, new(request.DocumentNumber, request.On), DocumentRequest.Of(request.Application), request.ResponsiblePerson, request.Stamped), cancel);
}
