using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>The roles of an account, as a whole: what is not named is taken away, with the next request (SEC-07).</summary>
internal static class AssignRoles
{
    /// <summary>账户的全部角色</summary>
    /// <param name="Roles">角色名；未列出的即撤销</param>
    internal sealed record Request(IReadOnlyList<string>? Roles);

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPut("/{account}/roles", (
            string account, Request request, CallerContext actor, AccessDb db, RoleBook book, Rights rights, CancellationToken cancel) =>
            AccountEndpoints.Change(account, db, actor, found => Assign(found, request.Roles ?? [], db, book, rights, cancel), cancel))
        .WithName("assignRoles").WithSummary("授予角色（Assign roles）")
        .WithDescription("以所列角色取代原有的，立即生效。系统管理员与审计管理员、会计与出纳不得同属一个账户；启用三员分立后更严。不能改自己的。")
        .Permission("access.roles")
        .Audited(AuditAction.RightsChange, "account", "account")
        .Refuses(AccessErrors.AccountNotFound, AccessErrors.OwnRights, AccessErrors.LastAdministrator, AccessErrors.ChangedMeanwhile)
        .Refuses(409, "access.roles_apart").Refuses(422, "role.unknown")
        .ExampleParameter("account", () => AccountEndpoints.Example)
        .Example(new Request([Roles.Accountant]));

    private static async Task<Error?> Assign(Account account, IReadOnlyList<string> names, AccessDb db, RoleBook book, Rights rights, CancellationToken cancel)
    {
        var roles = await book.Now(cancel);
        if (names.Where(n => !roles.ContainsKey(n)).Distinct().ToList() is { Count: > 0 } unknown) return AccessErrors.RolesUnknown(unknown);
        foreach (var administrator in (string[])[Roles.SystemAdministrator, Roles.SecurityAdministrator])
        {
            if (!names.Contains(administrator) && account.Enabled && await AccountDesk.IsLast(db, account, administrator, cancel)) return AccessErrors.LastAdministrator;
        }

        account.Roles.RemoveAll(r => !names.Contains(r.Role));
        foreach (var name in names.Distinct().Where(n => !account.Roles.Exists(r => r.Role == n))) account.Roles.Add(new() { AccountId = account.Id, Role = name });
        return await rights.Apart(db, account, cancel);
    }
}
