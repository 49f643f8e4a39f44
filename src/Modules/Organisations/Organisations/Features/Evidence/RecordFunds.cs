using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Evidence;

/// <summary>Income or budget of an organisation (ORG-06).</summary>
internal static class RecordFunds
{
    /// <summary>一笔经费</summary>
    /// <param name="Source">来源：fiscal 财政、dues 会费、donation 捐赠、other 其他</param>
    /// <param name="Form">income 收入、budget 预算</param>
    /// <param name="Year">年度</param>
    /// <param name="Amount">金额（元）</param>
    /// <param name="Document">证明材料</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record Request(FundSource? Source, FundForm? Form, int? Year, decimal? Amount, DocumentRequest? Document, DateOnly? On);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/funds", Handle)
        .WithName("recordFunds").WithSummary("登记经费（Record funds）")
        .WithDescription("当年的收入或预算，写明来源。")
        .Permission("organisations.evidence")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(422, "organisation.field_missing", "organisation.hash_invalid", "day.in_future", "text.too_long", "text.forbidden_character", "organisation.number_out_of_limits", "amount.missing", "amount.not_positive", "amount.too_precise", "amount.too_large")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request(FundSource.Fiscal, FundForm.Budget, 2026, 20000, DocumentRequest.Example, new(2026, 1, 15)));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.RecordFunds(command, request.Source, request.Form, request.Year, request.Amount, DocumentRequest.Of(request.Document), request.On), cancel);
}
