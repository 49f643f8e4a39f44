using JinhuRedCross.Access.Features.Accounts;
using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Features.SignIn;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Setup;

/// <summary><c>/reset</c>: whoever got a one-time link from an administrator chooses his password.</summary>
internal static class LinkPage
{
    private const string Path = OneTimeLinks.Page;

    public static void Map(IEndpointRouteBuilder host)
    {
        host.MapGet(Path, Show).AllowAnonymous().ExcludeFromDescription();
        host.MapPost(Path, Choose).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
    }

    public static Page Gone() => new("链接无效", "<p>这个链接已用过、已过期或不完整。请向系统管理员另要一个。</p>\n", StatusCodes.Status410Gone);

    private static async Task<IResult> Show(HttpContext context, AccessDb db, OneTimeLinks links, AccessKeys keys, CancellationToken cancel)
    {
        var token = context.Request.Query["token"].ToString();
        return await Find(db, links, token, cancel) is { } found ? Draw(Visit.Of(context, keys), token, found.Account, null, StatusCodes.Status200OK) : Gone();
    }

    private static async Task<IResult> Choose(HttpContext context, AccessDb db, OneTimeLinks links, AccountDesk accounts, Passwords passwords, Attempts attempts, AccessKeys keys, CancellationToken cancel)
    {
        var visit = Visit.Of(context, keys);
        if (await visit.Read(cancel) is not { } form) return Gone();
        var token = form["token"].ToString();
        if (await Find(db, links, token, cancel) is not { } found) return Gone();
        if (PasswordPage.NewPassword(form) is not { } wanted) return Draw(visit, token, found.Account, "两次输入的密码不一致", StatusCodes.Status422UnprocessableEntity);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await passwords.Choose(db, found.Account, wanted, cancel) is { } refused) return Draw(visit, token, found.Account, PasswordPage.Why(refused), StatusCodes.Status422UnprocessableEntity);
        if (!await links.Use(db, found.Link, cancel)) return Gone();
        await accounts.EndSessions(db, found.Account.Id, null, cancel);
        await transaction.CommitAsync(cancel);
        await attempts.Succeeded(SignInPage.Attempt, found.Account.UserName, cancel);
        await context.Tell(AuditAction.AccountChange, found.Account, "password");
        return Results.LocalRedirect(SignInPage.Path);
    }

    private static async Task<(OneTimeLink Link, Account Account)?> Find(AccessDb db, OneTimeLinks links, string token, CancellationToken cancel)
    {
        if (await links.Find(db, token, cancel) is not { AccountId: { } id } link) return null;
        return await db.Accounts.Include(a => a.Roles).FirstOrDefaultAsync(a => a.Id == id && a.Enabled, cancel) is { } account ? (link, account) : null;
    }

    private static Page Draw(Visit visit, string token, Account account, string? fault, int status) => new(
        "设置密码",
        Form.Fault(fault) + $"<p>{Page.Text(account.DisplayName)}（{Page.Text(account.UserName)}）</p>\n"
        + new Form(Path, visit.Token).Hidden("token", token).Field("新密码", "password", "password", "new-password").Field("再输入一次", "again", "password", "new-password").Button("设置")
        + Form.Note("至少 10 位，含大写字母、小写字母、数字、其他字符中的三类，不含用户名。"),
        status);
}
