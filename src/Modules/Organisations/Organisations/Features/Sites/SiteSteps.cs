using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Sites;

/// <summary>The steps of a site: it runs, has to put something right, runs again, is closed (ORG-01).</summary>
internal static class SiteSteps
{
    /// <summary>投入运行</summary>
    /// <param name="DocumentNumber">命名文件的发文字号</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record OpenRequest(string? DocumentNumber, DateOnly? On);

    /// <summary>整改或停用</summary>
    /// <param name="Reason">理由</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record ReasonRequest(string? Reason, DateOnly? On);

    /// <summary>恢复运行</summary>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record DayRequest(DateOnly? On);

    public static void MapOpen(RouteGroupBuilder sites) => Describe(sites.MapPost("/{id}/open", (string id, OpenRequest request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
            desk.Decide(id, http, request, (site, command) => site.OpenUp(command, new(request.DocumentNumber, request.On)), cancel)))
        .WithName("openSite").WithSummary("投入运行（Open a site）")
        .WithDescription("筹建的阵地符合该类别的全部条件后运行；缺什么一次全部说明。之后每年复核（平台参数 Site.ReviewMonths）。")
        .Refuses(422, "site.requirement_missing", "document_number.missing", "document_number.invalid")
        .Example(new OpenRequest("金红〔2026〕11号", new(2026, 3, 1)));

    public static void MapEnds(RouteGroupBuilder sites)
    {
        Describe(sites.MapPost("/{id}/rectify", (string id, ReasonRequest request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, request, (site, command) => site.OrderRectification(command, request.Reason, request.On), cancel)))
            .WithName("rectifySite").WithSummary("责令整改（Order rectification of a site）").WithDescription("整改期间不计为运行中的阵地。")
            .Example(new ReasonRequest("设施损坏", new(2026, 5, 6)));
        Describe(sites.MapPost("/{id}/resume", (string id, DayRequest? request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, request, (site, command) => site.Resume(command, request?.On), cancel)))
            .WithName("resumeSite").WithSummary("恢复运行（Resume a site）").WithDescription("全部问题已整改、运行条件仍然符合的才能恢复。")
            .Refuses(422, "site.findings_open", "site.requirement_missing")
            .Example(new DayRequest(new(2026, 6, 8)));
        Describe(sites.MapPost("/{id}/close", (string id, ReasonRequest request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, request, (site, command) => site.Close(command, request.Reason, request.On), cancel)))
            .WithName("closeSite").WithSummary("停用（Close a site）").WithDescription("停用后不能恢复；有借款未还清的不能停用。")
            .Refuses(409, "site.loans_open")
            .Example(new ReasonRequest("场地收回", new(2026, 10, 9)));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .Permission("organisations.sites")
        .Refuses(SiteErrors.NotFound, SiteErrors.Closed)
        .Refuses(409, "site.wrong_step")
        .Refuses(422, "organisation.field_missing", "organisation.day_before_last_step", "day.in_future")
        .ExampleParameter("id", SiteExamples.First);
}
