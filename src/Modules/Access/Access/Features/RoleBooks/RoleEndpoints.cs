using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Defaults = JinhuRedCross.Access.Domain.Roles;

namespace JinhuRedCross.Access.Features.RoleBooks;

/// <summary>Roles as data: what they hold can be changed, and others added. The roles of administrators are fixed.</summary>
internal static class RoleEndpoints
{
    private const string Example = "example-role";
    private const int LongestTitle = 50;

    /// <summary>一个角色</summary>
    /// <param name="Name">角色名</param>
    /// <param name="Title">名称</param>
    /// <param name="Permissions">授予的权限，可为 模块.*、reading（全部只查看的权限）、*</param>
    /// <param name="Covers">此刻实际包含的权限</param>
    /// <param name="SecondFactor">登录是否须第二重验证</param>
    /// <param name="BuiltIn">是否系统自带</param>
    /// <param name="NeedsOrganisation">是否只能限于一个组织及其下级授予</param>
    /// <param name="Version">版本，同 ETag；未改动过的自带角色为 1</param>
    internal sealed record Item(string Name, string Title, IReadOnlyList<string> Permissions, IReadOnlyList<string> Covers, bool SecondFactor, bool BuiltIn, bool NeedsOrganisation, long Version) : IVersioned;

    /// <summary>角色的内容</summary>
    /// <param name="Title">名称</param>
    /// <param name="Permissions">全部权限，取代原有的</param>
    /// <param name="SecondFactor">登录是否须第二重验证</param>
    internal sealed record Request(string? Title, IReadOnlyList<string>? Permissions, bool? SecondFactor) : IAsked;

    public static void Map(RouteGroupBuilder roles)
    {
        roles.MapGet("/roles", async (RoleBook book, CancellationToken cancel) =>
                TypedResults.Ok(new ListResponse<Item>([.. (await book.Now(cancel)).Values.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => Of(r, book))])))
            .WithName("findRoles").WithSummary("角色列表（List roles）")
            .WithDescription("系统自带的和另设的全部角色，及其此刻包含的权限。")
            .Permission("access.read");
        roles.MapPut("/roles/{role}", Set)
            .WithName("setRole").WithSummary("设定角色（Set a role）")
            .WithDescription("新设角色，或改变其名称和权限，立即生效。管理员角色不能更改；改后会有账户违反岗位分离的不能更改，答复写明是哪些账户；监事不能有改动数据的权限。")
            .Permission("access.roles")
            .Audited(AuditAction.RightsChange, "role", "role").Once()
            .Refuses(AccessErrors.RoleNameInvalid, AccessErrors.AdministratorRole, AccessErrors.SupervisorReads)
            .Refuses(409, "access.roles_apart").Refuses(422, "permission.unknown", "text.too_long", "text.forbidden_character")
            .ExampleParameter("role", () => Example)
            .Example(new Request("示例岗", ["fundraising.read"], false));
        roles.MapPost("/roles/{role}/reset", Reset)
            .WithName("resetRole").WithSummary("还原或删除角色（Reset a role）")
            .WithDescription("自带的角色恢复默认权限；另设的删除，仍有人担任的不能删除。")
            .Permission("access.roles")
            .Audited(AuditAction.RightsChange, "role", "role").Once()
            .Refuses(AccessErrors.RoleNotFound, AccessErrors.RoleInUse).Refuses(409, "access.roles_apart")
            .ExampleParameter("role", () => Example);
    }

    private static async Task<Results<Ok<Item>, Problem>> Set(string role, Request request, CommandRequest http, AccessDb db, RoleBook book, StaffBook staff, TimeProvider clock, CancellationToken cancel)
    {
        if (Fault(role, request.Permissions ?? [], book) is { } refused) return refused.ToProblem();
        if (PlainText.Check(request.Title, "title", LongestTitle, out var title) is { } unclean) return unclean.ToProblem();
        var row = await db.Roles.FirstOrDefaultAsync(r => r.Name == role, cancel);
        if (http.IfMatch?.Matches(row?.Version ?? VersionOf(role)) is false) return CommandErrors.Stale.ToProblem();
        if (row is null) db.Roles.Add(row = new() { Name = role, Title = role, Permissions = "" });
        row.Title = title ?? Defaults.Defaults.GetValueOrDefault(role)?.Title ?? role;
        (row.Permissions, row.SecondFactor, row.Version) = (string.Join(' ', (request.Permissions ?? []).Distinct()), request.SecondFactor ?? false, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var now = await staff.Now(db, cancel);
        if (now.With(RoleBook.Of(row)).Refusal(now) is { } apart) return apart.ToProblem();
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(Of(RoleBook.Of(row), book));
    }

    private static Error? Fault(string role, IReadOnlyList<string> permissions, RoleBook book)
    {
        if (role.Length is < 2 or > 40 || !char.IsAsciiLetterLower(role[0]) || !role.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) return AccessErrors.RoleNameInvalid;
        if (Defaults.Defaults.GetValueOrDefault(role) is { IsAdministrator: true }) return AccessErrors.AdministratorRole;
        if (book.Unknown(permissions) is { Count: > 0 } unknown) return AccessErrors.PermissionsUnknown(unknown);
        if (Separation.Check([new(role, role, permissions)], full: false) is { } apart) return apart;
        return role == Defaults.Supervisor && book.Changes(permissions) ? AccessErrors.SupervisorReads : null;
    }

    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Reset(string role, CommandRequest http, AccessDb db, RoleBook book, StaffBook staff, CancellationToken cancel)
    {
        var row = await db.Roles.FirstOrDefaultAsync(r => r.Name == role, cancel);
        var builtIn = Defaults.Defaults.ContainsKey(role);
        if (row is null && !builtIn) return AccessErrors.RoleNotFound.ToProblem();
        if (!builtIn && (await db.AccountRoles.AnyAsync(r => r.Role == role, cancel) || await db.BoundRoles.AnyAsync(r => r.Role == role, cancel))) return AccessErrors.RoleInUse.ToProblem();
        if (http.IfMatch?.Matches(row?.Version ?? VersionOf(role)) is false) return CommandErrors.Stale.ToProblem();
        var now = await staff.Now(db, cancel);
        if (builtIn && now.With(Defaults.Defaults[role]).Refusal(now) is { } apart) return apart.ToProblem();
        if (row is not null) db.Roles.Remove(row);
        await db.SaveChangesAsync(cancel);
        // The book sees it when it is stored for good.
        var roles = (await book.Now(cancel)).Where(r => r.Key != role).ToDictionary(r => r.Key, r => r.Value);
        if (builtIn) roles[role] = Defaults.Defaults[role];
        return TypedResults.Ok(new ListResponse<Item>([.. roles.Values.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => Of(r, book))]));
    }

    private static Item Of(Role role, RoleBook book) =>
        new(role.Name, role.Title, role.Permissions, [.. book.Names(role.Permissions).Order(StringComparer.Ordinal)], role.SecondFactor, Defaults.Defaults.ContainsKey(role.Name), role.NeedsOrganisation, role.Version);

    private static long VersionOf(string role) => Defaults.Defaults.TryGetValue(role, out var builtIn) ? builtIn.Version : 0;
}
