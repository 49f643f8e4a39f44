using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>An account is disabled, with all its sessions and tokens, or enabled again. None is ever deleted: the journal names it.</summary>
internal static class EnableAccount
{
    public static void Map(RouteGroupBuilder accounts)
    {
        accounts.MapPost("/{account}/disable", (string account, CommandRequest http, AccessDb db, AccountDesk desk, CancellationToken cancel) =>
                AccountEndpoints.Change(account, db, http, found => Disable(found, db, desk, cancel), cancel))
            .WithName("disableStaffAccount").WithSummary("停用账户（Disable an account）")
            .WithDescription("立即退出其全部登录，令牌同时失效。账户不会删除，因为记录中有其标识。")
            .Permission(AccountEndpoints.Manage)
            .Audited(AuditAction.AccountChange, "account", "account").Once()
            .Refuses(AccessErrors.AccountNotFound, AccessErrors.OwnRights, AccessErrors.LastAdministrator, AccessErrors.ChangedMeanwhile)
            .ExampleParameter("account", () => AccountEndpoints.Example);
        accounts.MapPost("/{account}/enable", (string account, CommandRequest http, AccessDb db, CancellationToken cancel) =>
                AccountEndpoints.Change(account, db, http, found => Enable(found), cancel))
            .WithName("enableStaffAccount").WithSummary("恢复账户（Enable an account）")
            .WithDescription("恢复停用的账户，角色照旧。")
            .Permission(AccountEndpoints.Manage)
            .Audited(AuditAction.AccountChange, "account", "account").Once()
            .Refuses(AccessErrors.AccountNotFound, AccessErrors.OwnRights, AccessErrors.ChangedMeanwhile)
            .ExampleParameter("account", () => AccountEndpoints.Example);
    }

    private static async Task<Error?> Disable(Account account, AccessDb db, AccountDesk desk, CancellationToken cancel)
    {
        if (await AccountDesk.IsLast(db, account, Roles.SystemAdministrator, cancel) || await AccountDesk.IsLast(db, account, Roles.SecurityAdministrator, cancel)) return AccessErrors.LastAdministrator;
        account.Enabled = false;
        await desk.EndSessions(db, account.Id, null, cancel);
        return null;
    }

    private static Task<Error?> Enable(Account account)
    {
        account.Enabled = true;
        return Task.FromResult<Error?>(null);
    }
}
