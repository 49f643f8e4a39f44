using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Open;

/// <summary>What everybody may know of organisations and sites: no people.</summary>
internal static class OpenOrganisations
{
    /// <summary>公示的基层组织</summary>
    internal sealed record Unit(string Number, string Name, OrganisationKind Kind, string Division, string? TownshipName, string HostUnit, string? Address, DateOnly? OpenedOn)
    {
        public static Unit Of(OrganisationRow o) => new(o.Number, o.Name, o.Kind, o.Division, JinhuDivisions.Find(o.Township)?.Name, o.HostUnit, o.Address, o.OpenedOn);
    }

    /// <summary>公示的阵地</summary>
    /// <param name="Running">是否正在运行；整改中的为否</param>
    internal sealed record Place(string Number, string Name, SiteKind Kind, string Division, string? TownshipName, string Address, string HostUnit, DateOnly? OpenedOn, bool Running)
    {
        public static Place Of(SiteRow s) => new(s.Number, s.Name, s.Kind, s.Division, JinhuDivisions.Find(s.Township)?.Name, s.Address, s.HostUnit, s.OpenedOn, s.Status == SiteStatus.Running);
    }

    public static void Map(RouteGroupBuilder open)
    {
        open.MapGet("/organisations", Units).WithTags("公开查询（Public）")
            .WithName("openOrganisations").WithSummary("基层组织公示（Public organisations）").WithDescription("已挂牌、未注销的基层组织，不含个人信息，无须登录。").SortableBy([.. OrganisationsThat.Sorts]);
        open.MapGet("/sites", Places).WithTags("公开查询（Public）")
            .WithName("openSites").WithSummary("阵地公示（Public sites）").WithDescription("运行和整改中的阵地，不含个人信息，无须登录。").SortableBy([.. SitesThat.Sorts]);
    }

    /// <param name="kind">类别</param>
    /// <param name="division">区划代码或其前几位</param>
    private static async Task<Results<Ok<ListResponse<Unit>>, Problem>> Units(OrganisationKind? kind, string? division, ListQuery query, Reads<OrganisationRow> organisations, HttpContext context, CancellationToken cancel)
    {
        var wanted = OrganisationsThat.Exist;
        if (kind is { } k) wanted &= OrganisationsThat.AreOf(k);
        if (!string.IsNullOrWhiteSpace(division)) wanted &= OrganisationsThat.LieIn(division.Trim());
        var found = await organisations.Find(wanted, query.Page(), OrganisationsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, Unit.Of));
    }

    /// <param name="kind">类别</param>
    /// <param name="division">区划代码或其前几位</param>
    private static async Task<Results<Ok<ListResponse<Place>>, Problem>> Places(SiteKind? kind, string? division, ListQuery query, Reads<SiteRow> sites, HttpContext context, CancellationToken cancel)
    {
        var wanted = SitesThat.AreShown;
        if (kind is { } k) wanted &= SitesThat.AreOf(k);
        if (!string.IsNullOrWhiteSpace(division)) wanted &= SitesThat.LieIn(division.Trim());
        var found = await sites.Find(wanted, query.Page(), SitesThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, Place.Of));
    }
}
