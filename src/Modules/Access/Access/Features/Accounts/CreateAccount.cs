using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>A new account: no rights yet, and a link with which its owner chooses a password that nobody else knows.</summary>
internal static class CreateAccount
{
    /// <summary>新的账户</summary>
    /// <param name="UserName">用户名：3 至 32 个小写字母、数字、点或短横线</param>
    /// <param name="DisplayName">姓名或岗位名称</param>
    internal sealed record Request(string? UserName, string? DisplayName) : IAsked;

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPost("/", Handle)
        .WithName("createStaffAccount").WithSummary("建立账户（Create an account）")
        .WithDescription("建立工作人员的账户，返回本人设置密码用的一次性链接（只显示这一次）。角色另由安全管理员授予。")
        .Permission(AccountEndpoints.Manage)
        .Audited(AuditAction.AccountChange, "account", null).Once()
        .Refuses(AccessErrors.UserNameInvalid, AccessErrors.DisplayNameMissing, AccessErrors.AccountExists)
        .Refuses(422, "text.too_long", "text.forbidden_character")
        .Example(new Request(AccountEndpoints.Example, "会计岗"), "会计")
        .Example(new Request(AccountEndpoints.OtherExample, "办公室岗"), "办公室");

    private static async Task<Results<Created<AccountWithLink>, Problem>> Handle(
        Request request, CommandRequest http, AccessDb db, AccountDesk accounts, OneTimeLinks links, Rights rights, TimeProvider clock, CancellationToken cancel)
    {
        var (account, error) = await accounts.New(db, request.UserName, request.DisplayName, http.Actor, cancel);
        if (account is null) return error!.ToProblem();
        db.Accounts.Add(account);
        var lifetime = rights.Figures.Link;
        string token;
        try
        {
            token = await links.Make(db, account.Id, lifetime, cancel);
        }
        catch (DbUpdateException) when (db.Accounts.AsNoTracking().Any(a => a.UserName == account.UserName))
        {
            // Two at once: the name went to the other one.
            return AccessErrors.AccountExists.ToProblem();
        }

        var made = new AccountWithLink(StaffAccountResponse.Of(account), OneTimeLinks.AddressOf(token), clock.GetUtcNow() + lifetime);
        return TypedResults.Created(made.Location, made);
    }
}
