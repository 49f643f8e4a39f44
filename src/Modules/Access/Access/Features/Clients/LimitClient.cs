using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Access.Features.Clients;

/// <summary>How many requests a minute are taken from a program; as many as it likes until this is set (SEC-10).</summary>
internal static class LimitClient
{
    private const int Most = 1_000_000;

    /// <summary>客户端的请求上限</summary>
    /// <param name="PerMinute">每分钟最多多少次请求；不填为不限</param>
    internal sealed record Request(int? PerMinute) : IAsked;

    public static void Map(RouteGroupBuilder clients) => clients.MapPut("/{client}/limit", (
            string client, Request request, CommandRequest http, AccessDb db, CancellationToken cancel) =>
            ClientEndpoints.Change(client, db, http, c => Task.FromResult(Limit(c, request.PerMinute)), cancel))
        .WithName("limitClient").WithSummary("客户端的请求上限（Limit a client）")
        .WithDescription("超过上限的请求得到 429 和 Retry-After，各响应头中有 RateLimit；不填为不限，立即生效。")
        .Permission(ClientEndpoints.Manage)
        .Audited(AuditAction.AccountChange, "client", "client").Once()
        .Refuses(AccessErrors.ClientNotFound, AccessErrors.ClientConfigured, AccessErrors.OwnRights, AccessErrors.LimitInvalid)
        .ExampleParameter("client", () => ClientEndpoints.Example)
        .Example(new Request(6000));

    private static Error? Limit(Client client, int? perMinute)
    {
        if (perMinute is < 1 or > Most) return AccessErrors.LimitInvalid;
        client.PerMinute = perMinute;
        return null;
    }
}
