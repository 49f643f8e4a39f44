using System.Text.Json.Serialization;
using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Clients;

/// <summary>A new program, with a secret that is shown once.</summary>
internal static class CreateClient
{
    private const int LongestName = 50;

    /// <summary>新的客户端程序</summary>
    /// <param name="Id">标识（client_id）：3 至 64 个字母、数字、点、下划线或短横线</param>
    /// <param name="DisplayName">名称</param>
    /// <param name="Permissions">权限</param>
    internal sealed record Request(string? Id, string? DisplayName, IReadOnlyList<string>? Permissions) : IAsked;

    /// <summary>客户端和密钥</summary>
    /// <param name="Client">客户端</param>
    /// <param name="Secret">密钥（client_secret），只显示这一次；同一请求重复时为空，请更换密钥</param>
    internal sealed record Response(ClientEndpoints.Item Client, string? Secret) : IVersioned, IShownOnce
    {
        [JsonIgnore]
        public long Version => Client.Version;

        [JsonIgnore]
        public string Location => "/api/v1/access/clients";

        public object WithoutSecret() => this with { Secret = null };
    }

    public static void Map(RouteGroupBuilder clients) => clients.MapPost("/", Handle)
        .WithName("createClient").WithSummary("登记客户端（Create a client）")
        .WithDescription("登记一个用 client_credentials 登录的程序，返回其密钥（只显示这一次）。")
        .Permission(ClientEndpoints.Manage)
        .Audited(AuditAction.AccountChange, "client", null).Once()
        .Refuses(AccessErrors.ClientIdInvalid, AccessErrors.ClientExists)
        .Refuses(422, "permission.unknown", "text.too_long", "text.forbidden_character")
        .Example(new Request(ClientEndpoints.Example, "示例对接系统", ["fundraising.read"]));

    private static async Task<Results<Created<Response>, Problem>> Handle(Request request, CommandRequest http, AccessDb db, ClientDesk desk, RoleBook book, TimeProvider clock, CancellationToken cancel)
    {
        if (ClientDesk.CheckId(request.Id) is { } wrong) return wrong.ToProblem();
        if (PlainText.Check(request.DisplayName, "displayName", LongestName, out var name) is { } unclean) return unclean.ToProblem();
        if (book.Unknown(request.Permissions ?? []) is { Count: > 0 } unknown) return AccessErrors.PermissionsUnknown(unknown).ToProblem();
        var id = request.Id!;
        if (await desk.IsKnown(id, cancel) || await db.Clients.AnyAsync(c => c.Id == id, cancel)) return AccessErrors.ClientExists.ToProblem();
        var client = new Client { Id = id, DisplayName = name ?? id, Permissions = string.Join(' ', (request.Permissions ?? []).Distinct()), CreatedAt = clock.GetUtcNow(), CreatedBy = http.Actor };
        db.Clients.Add(client);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (db.Clients.AsNoTracking().Any(c => c.Id == id))
        {
            return AccessErrors.ClientExists.ToProblem();
        }

        var secret = ClientDesk.NewSecret();
        await desk.Register(id, client.DisplayName, secret, cancel);
        var made = new Response(ClientEndpoints.Item.Of(client), secret);
        return TypedResults.Created(made.Location, made);
    }
}
