using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.Grains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>An organisation comes under another one, with everything below it (ORG-05).</summary>
internal static class MoveOrganisation
{
    /// <summary>调整隶属</summary>
    /// <param name="Parent">新的上级组织（标识或编号）；为空则不再有上级</param>
    /// <param name="DocumentNumber">发文字号</param>
    /// <param name="On">自何日起，默认今天（北京时间）</param>
    /// <param name="Reason">理由</param>
    internal sealed record Request(string? Parent, string? DocumentNumber, DateOnly? On, string? Reason);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/move", Handle)
        .WithName("moveOrganisation").WithSummary("调整隶属（Move under another）")
        .WithDescription("连同它以下的各级一起；不能隶属于自己或自己以下的组织。按日期查询下级（under 加 on）时，仍按当日的隶属。")
        .Permission("organisations.decide")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved, OrganisationErrors.ParentNotFound, OrganisationErrors.ParentDissolved, OrganisationErrors.ParentBelow, OrganisationErrors.NothingChanged)
        .Refuses(422, "document_number.missing", "document_number.invalid", "organisation.field_missing", "organisation.day_before_last_step", "day.in_future", "text.too_long")
        .ExampleParameter("id", OrganisationExamples.Second)
        .Example(new Request(null, "金红〔2026〕20号", new(2026, 5, 11), "改由县红十字会直接联系"));

    private static async Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(
        string id, Request request, CommandRequest http, OrganisationDesk desk, IGrainFactory grains, Reach reach, Subtrees subtrees, CancellationToken cancel)
    {
        var named = string.IsNullOrWhiteSpace(request.Parent) ? null : request.Parent.Trim();
        var parent = named is null ? null : await desk.Find(named, cancel);
        if (named is not null && parent is null) return OrganisationErrors.ParentNotFound.ToProblem();
        // Who may decide in a part only does not move anything out of it.
        if (!await subtrees.Covers(reach, parent)) return Reach.Outside.ToProblem();
        if (await desk.Find(id, cancel) is not { } organisation) return OrganisationErrors.NotFound.ToProblem();
        return await desk.Decide(id, http, request, (_, command) => grains.Grain<IOrganisationMovesGrain>(Guid.Empty).Move(command, organisation, parent, new(request.DocumentNumber, request.On), request.Reason), cancel, parent?.ToString() ?? "");
    }
}
