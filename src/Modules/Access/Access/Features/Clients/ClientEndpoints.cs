using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Clients;

/// <summary>Programs of integrators: what they may do, and the end of it.</summary>
internal static class ClientEndpoints
{
    public const string Example = "example-client";
    public const string Manage = "access.clients";

    /// <summary>一个客户端程序</summary>
    /// <param name="Id">标识（client_id），即记录中的操作人</param>
    /// <param name="DisplayName">名称</param>
    /// <param name="Permissions">授予的权限</param>
    /// <param name="Enabled">是否可用</param>
    /// <param name="Configured">是否由配置文件规定</param>
    /// <param name="OrganisationNumber">权限所限的组织（含其下级）；在全会范围内的为空</param>
    /// <param name="PerMinute">每分钟最多多少次请求；不限的为空</param>
    /// <param name="CreatedAt">建立时间</param>
    /// <param name="CreatedBy">由谁建立</param>
    /// <param name="Version">版本，同 ETag</param>
    internal sealed record Item(string Id, string DisplayName, IReadOnlyList<string> Permissions, bool Enabled, bool Configured, string? OrganisationNumber, int? PerMinute, DateTimeOffset CreatedAt, string CreatedBy, long Version) : IVersioned
    {
        public static Item Of(Client c) => new(c.Id, c.DisplayName, c.Permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries), c.Enabled, c.Configured, c.OrganisationNumber, c.PerMinute, c.CreatedAt, c.CreatedBy, c.Version);
    }

    /// <summary>客户端的权限</summary>
    /// <param name="Permissions">全部权限，取代原有的</param>
    internal sealed record PermissionsRequest(IReadOnlyList<string>? Permissions) : IAsked;

    public static void Map(RouteGroupBuilder clients)
    {
        CreateClient.Map(clients);
        clients.MapGet("/", async (AccessDb db, CancellationToken cancel) => TypedResults.Ok(new ListResponse<Item>([.. (await db.Clients.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancel)).Select(Item.Of)])))
            .WithName("findClients").WithSummary("客户端列表（List clients）")
            .WithDescription("用 client_credentials 登录的程序及其权限。")
            .Permission("access.read");
        clients.MapPut("/{client}/permissions", (string client, PermissionsRequest request, CommandRequest http, AccessDb db, RoleBook book, CancellationToken cancel) =>
                Change(client, db, http, c => Task.FromResult(Grant(c, request.Permissions ?? [], book)), cancel))
            .WithName("grantToClient").WithSummary("客户端的权限（Grant to a client）")
            .WithDescription("以所列权限取代原有的，立即生效。")
            .Permission(Manage)
            .Audited(AuditAction.RightsChange, "client", "client").Once()
            .Refuses(AccessErrors.ClientNotFound, AccessErrors.ClientConfigured, AccessErrors.OwnRights).Refuses(422, "permission.unknown")
            .ExampleParameter("client", () => Example)
            .Example(new PermissionsRequest(["fundraising.read", "fundraising.record"]));
        BindClient.Map(clients);
        LimitClient.Map(clients);
        Enable(clients, "disable", "disableClient", "停用客户端（Disable a client）", "立即拒绝其令牌和登录。", false);
        Enable(clients, "enable", "enableClient", "恢复客户端（Enable a client）", "恢复停用的客户端；从前的令牌不再有效。", true);
        RotateSecret.Map(clients);
    }

    public static async Task<Results<Ok<Item>, Problem>> Change(string id, AccessDb db, CommandRequest http, Func<Client, Task<Error?>> change, CancellationToken cancel)
    {
        if (await db.Clients.FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } client) return AccessErrors.ClientNotFound.ToProblem();
        if (client.Configured) return AccessErrors.ClientConfigured.ToProblem();
        if (client.Id == http.Actor) return AccessErrors.OwnRights.ToProblem();
        if (http.IfMatch?.Matches(client.Version) is false) return CommandErrors.Stale.ToProblem();
        if (await change(client) is { } refused) return refused.ToProblem();
        client.Version++;
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(Item.Of(client));
    }

    private static void Enable(RouteGroupBuilder clients, string path, string name, string summary, string description, bool enabled) =>
        clients.MapPost($"/{{client}}/{path}", async (string client, CommandRequest http, AccessDb db, ClientDesk desk, CancellationToken cancel) =>
            {
                var answer = await Change(client, db, http, c => Task.FromResult(Enabled(c, enabled)), cancel);
                if (answer.Result is Ok<Item>) await desk.Revoke(client, cancel);
                return answer;
            })
            .WithName(name).WithSummary(summary).WithDescription(description)
            .Permission(Manage)
            .Audited(AuditAction.AccountChange, "client", "client").Once()
            .Refuses(AccessErrors.ClientNotFound, AccessErrors.ClientConfigured, AccessErrors.OwnRights)
            .ExampleParameter("client", () => Example);

    private static Error? Enabled(Client client, bool enabled)
    {
        client.Enabled = enabled;
        return null;
    }

    private static Error? Grant(Client client, IReadOnlyList<string> permissions, RoleBook book)
    {
        if (book.Unknown(permissions) is { Count: > 0 } unknown) return AccessErrors.PermissionsUnknown(unknown);
        client.Permissions = string.Join(' ', permissions.Distinct());
        return null;
    }
}
