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

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>Help for whoever forgot his password, lost his phone, or left a session open somewhere.</summary>
internal static class ResetAccount
{
    public static void Map(RouteGroupBuilder accounts)
    {
        accounts.MapPost("/{account}/reset-link", MakeLink)
            .WithName("makeResetLink").WithSummary("一次性设密链接（Make a reset link）")
            .WithDescription("返回本人重设密码用的一次性链接，只显示这一次；从前的链接随即失效。原密码在本人重设之前照旧。")
            .Permission(AccountEndpoints.Manage)
            .Audited(AuditAction.AccountChange, "account", "account").Once()
            .Refuses(AccessErrors.AccountNotFound, AccessErrors.OwnRights)
            .ExampleParameter("account", () => AccountEndpoints.Example);
        accounts.MapPost("/{account}/end-sessions", (string account, CommandRequest http, AccessDb db, AccountDesk desk, CancellationToken cancel) =>
                AccountEndpoints.Change(account, db, http, found => EndSessions(found, db, desk, cancel), cancel))
            .WithName("endSessions").WithSummary("退出全部登录（End all sessions）")
            .WithDescription("立即退出其在各处的登录，令牌同时失效。")
            .Permission(AccountEndpoints.Manage)
            .Audited(AuditAction.AccountChange, "account", "account").Once()
            .Refuses(AccessErrors.AccountNotFound, AccessErrors.OwnRights, AccessErrors.ChangedMeanwhile)
            .ExampleParameter("account", () => AccountEndpoints.Example);
        accounts.MapPost("/{account}/reset-authenticator", (string account, CommandRequest http, AccessDb db, AccountDesk desk, CancellationToken cancel) =>
                AccountEndpoints.Change(account, db, http, found => ResetAuthenticator(found, db, desk, cancel), cancel))
            .WithName("resetAuthenticator").WithSummary("重设身份验证器（Reset the authenticator）")
            .WithDescription("清除其身份验证器和恢复码，并退出全部登录；岗位要求的，下次登录时须重新设置。")
            .Permission(AccountEndpoints.Manage)
            .Audited(AuditAction.AccountChange, "account", "account").Once()
            .Refuses(AccessErrors.AccountNotFound, AccessErrors.OwnRights, AccessErrors.ChangedMeanwhile)
            .ExampleParameter("account", () => AccountEndpoints.Example);
    }

    private static async Task<Results<Ok<AccountWithLink>, Problem>> MakeLink(string account, CommandRequest http, AccessDb db, OneTimeLinks links, Rights rights, TimeProvider clock, CancellationToken cancel)
    {
        if (await AccountDesk.Find(db, account, cancel) is not { } found) return AccessErrors.AccountNotFound.ToProblem();
        if (found.Id.ToString() == http.Actor) return AccessErrors.OwnRights.ToProblem();
        if (http.IfMatch?.Matches(found.Version) is false) return CommandErrors.Stale.ToProblem();
        var lifetime = rights.Figures.Link;
        return TypedResults.Ok(new AccountWithLink(StaffAccountResponse.Of(found), OneTimeLinks.AddressOf(await links.Make(db, found.Id, lifetime, cancel)), clock.GetUtcNow() + lifetime));
    }

    private static async Task<Error?> EndSessions(Account account, AccessDb db, AccountDesk desk, CancellationToken cancel)
    {
        await desk.EndSessions(db, account.Id, null, cancel);
        return null;
    }

    private static async Task<Error?> ResetAuthenticator(Account account, AccessDb db, AccountDesk desk, CancellationToken cancel)
    {
        (account.Factor, account.FactorProved) = (null, false);
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(cancel));
        await desk.EndSessions(db, account.Id, null, cancel);
        return null;
    }
}
