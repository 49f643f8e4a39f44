using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Sites;

/// <summary>Inspections of a site, and how what they found is closed (ORG-01).</summary>
internal static class InspectSite
{
    /// <summary>一次检查或复核</summary>
    /// <param name="Findings">发现的问题；没有的为空</param>
    /// <param name="Report">检查报告</param>
    /// <param name="On">检查日期，默认今天（北京时间）</param>
    internal sealed record Request(IReadOnlyList<FindingRequest>? Findings, DocumentRequest? Report, DateOnly? On);

    /// <summary>一个问题</summary>
    /// <param name="Text">问题</param>
    /// <param name="DueOn">整改期限</param>
    internal sealed record FindingRequest(string? Text, DateOnly? DueOn);

    /// <summary>整改完成</summary>
    /// <param name="Measure">整改措施</param>
    /// <param name="Document">证明材料，必填</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record CloseRequest(string? Measure, DocumentRequest? Document, DateOnly? On);

    public static void Map(RouteGroupBuilder sites)
    {
        sites.MapPost("/{id}/inspect", (string id, Request request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, request, (site, command) => site.Inspect(command, request.Findings is null ? null : [.. request.Findings.Select(f => new ProposedFinding(f?.Text, f?.DueOn))], DocumentRequest.Of(request.Report), request.On), cancel))
            .WithName("inspectSite").WithSummary("检查、复核（Inspect）")
            .WithDescription("登记检查结果并顺延下次复核。运行条件已不符合（如师资证书过期）而没有列出问题的不予登记。问题按先后编号，成为待办。")
            .Permission("organisations.inspect")
            .Refuses(SiteErrors.NotFound, SiteErrors.Closed)
            .Refuses(409, "site.wrong_step", "site.requirements_lost")
            .Refuses(422, "organisation.field_missing", "organisation.hash_invalid", "organisation.day_before_last_step", "day.in_future")
            .ExampleParameter("id", SiteExamples.First)
            .Example(new Request([new("消防通道堆放杂物", new(2026, 5, 30))], DocumentRequest.Example, new(2026, 5, 4)));
        sites.MapPost("/{id}/findings/{number:int}/close", (string id, int number, CloseRequest request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, request, (site, command) => site.CloseFinding(command, number, request.Measure, DocumentRequest.Of(request.Document), request.On), cancel, number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .WithName("closeFinding").WithSummary("整改完成（Close a finding）")
            .WithDescription("凭证明材料销号。")
            .Permission("organisations.inspect")
            .Refuses(SiteErrors.NotFound, SiteErrors.Closed, SiteErrors.FindingNotOpen)
            .Refuses(422, "organisation.field_missing", "organisation.hash_invalid", "day.in_future")
            .ExampleParameter("id", SiteExamples.First)
            .ExampleParameter("number", () => 1)
            .Example(new CloseRequest("已清理", DocumentRequest.Example, new(2026, 5, 20)));
    }
}
