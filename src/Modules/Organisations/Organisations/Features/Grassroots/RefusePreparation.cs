using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>The county refuses an application, with its reason (ORG-07).</summary>
internal static class RefusePreparation
{
    /// <summary>不予批复</summary>
    /// <param name="DocumentNumber">发文字号</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    /// <param name="Reason">理由，必填</param>
    internal sealed record Request(string? DocumentNumber, DateOnly? On, string? Reason);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/refuse-preparation", Handle)
        .WithName("refusePreparation").WithSummary("不予批复（Refuse preparation）")
        .WithDescription("退回培育，可以重新申请。示例为试算（dryRun=true）。")
        .Permission("organisations.decide")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "document_number.missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future", "organisation.field_missing", "text.too_long")
        .ExampleParameter("dryRun", () => true)
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request("金红〔2026〕2号", new(2026, 1, 20), "工作计划不完整"));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.RefusePreparation(command, new(request.DocumentNumber, request.On), request.Reason), cancel);
}
