using JinhuRedCross.BuildingBlocks.Numbering;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Sites;

/// <summary>A site that is being prepared is written down and gets its number (ORG-01).</summary>
internal static class RegisterSite
{
    private const string Series = "JH-ZD";

    /// <summary>一个要登记的阵地</summary>
    /// <param name="Name">名称</param>
    /// <param name="Kind">类别；同一地址的多种功能分别登记</param>
    /// <param name="Division">行政区划代码：镇街 9 位，村和社区 12 位</param>
    /// <param name="Address">地址</param>
    /// <param name="HostUnit">承办单位</param>
    /// <param name="Organisation">所属基层组织的标识或编号；运行的阵地计入其“有平台”</param>
    /// <param name="ResponsiblePerson">负责人姓名</param>
    /// <param name="Phone">负责人电话</param>
    /// <param name="On">筹建自何日起，默认今天（北京时间）</param>
    internal sealed record Request(string? Name, SiteKind? Kind, string? Division, string? Address, string? HostUnit, string? Organisation, string? ResponsiblePerson, string? Phone, DateOnly? On);

    public static void Map(RouteGroupBuilder sites) => sites.MapPost("/", Handle)
        .WithName("registerSite").WithSummary("登记阵地（Register a site）")
        .WithDescription("登记后为筹建状态；登记建设内容（content）、符合条件后才能运行（open）。")
        .Permission("organisations.sites")
        .Refuses(SiteErrors.PlaceTaken, SiteErrors.OrganisationNotFound)
        .Refuses(422, "organisation.field_missing", "division.missing", "division.unknown", "division.abolished", "name.missing", "phone.invalid", "day.in_future", "text.too_long")
        .Example(new Request("示例社区博爱家园", SiteKind.HumanityHome, "320831001", "示例路8号", "示例社区居委会", "JH-ZZ-0001", "示例甲", "13800138000", new(2026, 1, 8)));

    private static async Task<Results<CreatedAt<SiteResponse>, OkAt<SiteResponse>, Problem>> Handle(
        Request request, CommandRequest http, SiteDesk desk, OrganisationDesk organisations, Commands commands, Numbers numbers, Reach reach, Subtrees subtrees, CancellationToken cancel)
    {
        var command = commands.From(http, request);
        var (of, fault) = await Organisation(request.Organisation, organisations, cancel);
        if (fault) return SiteErrors.OrganisationNotFound.ToProblem();
        if (!await subtrees.Covers(reach, of?.Id)) return Reach.Outside.ToProblem();
        var asked = new ProposedSite(request.Name, request.Kind, request.Division, request.Address, request.HostUnit, of?.Id, of?.Number, request.ResponsiblePerson, request.Phone, request.On);
        // A number is only taken for what will stand, so that numbers have no gaps; a repeat finds the number it took before.
        var tried = await desk.Grain(command.Id).Register(command with { DryRun = true }, "", asked);
        if (tried.Error is { } refused) return refused.ToProblem();
        var number = tried.Replayed ? (Error: null, Number: "") : await numbers.Next(command, Series);
        if (number.Error is { } unnumbered) return unnumbered.ToProblem();
        var decided = await desk.Grain(command.Id).Register(command, number.Number, asked);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var answer = await desk.After(command.Id, decided, cancel);
        return command.DryRun ? Answers.Ok(answer, decided.Version) : Answers.Created($"/api/v1/organisations/sites/{command.Id}", answer, decided.Version);
    }

    private static async Task<((Guid Id, string Number)? Of, bool Fault)> Organisation(string? idOrNumber, OrganisationDesk desk, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(idOrNumber)) return (null, false);
        if (await desk.Find(idOrNumber.Trim(), cancel) is not { } id) return (null, true);
        var found = await desk.Grain(id).Show();
        return found.Status == Domain.Grassroots.OrganisationStatus.Dissolved ? (null, true) : ((id, found.Number!), false);
    }
}
