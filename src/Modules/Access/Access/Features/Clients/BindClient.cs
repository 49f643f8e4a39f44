using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Access.Features.Clients;

/// <summary>All permissions of a program are held to one organisation and those below it, or to none (SEC-07).</summary>
internal static class BindClient
{
    /// <summary>客户端权限的范围</summary>
    /// <param name="Organisation">组织的标识或编号；不填为在全会范围内</param>
    internal sealed record Request(string? Organisation) : IAsked;

    public static void Map(RouteGroupBuilder clients) => clients.MapPut("/{client}/organisation", (
            string client, Request request, CommandRequest http, AccessDb db, Organisations organisations, CancellationToken cancel) =>
            ClientEndpoints.Change(client, db, http, c => Bind(c, request.Organisation, organisations, cancel), cancel))
        .WithName("bindClient").WithSummary("客户端权限的范围（Bind a client to an organisation）")
        .WithDescription("其全部权限只限于一个组织及其下级，立即生效；不填组织的恢复为全会范围。")
        .Permission(ClientEndpoints.Manage)
        .Audited(AuditAction.RightsChange, "client", "client").Once()
        .Refuses(AccessErrors.ClientNotFound, AccessErrors.ClientConfigured, AccessErrors.OwnRights, AccessErrors.OrganisationUnknown)
        .ExampleParameter("client", () => ClientEndpoints.Example)
        .Example(new Request("JH-ZZ-0001"));

    private static async Task<Error?> Bind(Client client, string? organisation, Organisations organisations, CancellationToken cancel)
    {
        var part = await organisations.Find(organisation, cancel);
        // A slip of the pen must not widen what it was to narrow.
        if (part is null && organisation is not null) return AccessErrors.OrganisationUnknown;
        (client.OrganisationId, client.OrganisationNumber) = (part?.Id, part?.Number);
        return null;
    }
}
