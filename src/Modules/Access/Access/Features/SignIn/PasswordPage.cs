using JinhuRedCross.Access.Features.Accounts;
using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Access.Features.SignIn;

/// <summary><c>/sign-in/password</c>: somebody changes his password. All his other sessions end with it.</summary>
internal static class PasswordPage
{
    private const string Path = "/sign-in/password";

    public static void Map(IEndpointRouteBuilder host)
    {
        host.MapGet(Path, Show).AllowAnonymous().ExcludeFromDescription();
        host.MapPost(Path, Change).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
    }

    private static async Task<IResult> Show(HttpContext context, SessionDesk sessions, AccessKeys keys, CancellationToken cancel)
    {
        var back = Returns.Of(context.Request.Query["return"]);
        if (await sessions.Find(context, cancel) is not { } present) return Results.LocalRedirect(Returns.With(SignInPage.Path, back));
        return present.Next is Step.None or Step.Password ? Draw(Visit.Of(context, keys), back, null, StatusCodes.Status200OK) : Results.LocalRedirect(SignInPage.PageOf(present.Next, back));
    }

    private static async Task<IResult> Change(HttpContext context, AccessDb db, SessionDesk sessions, AccountDesk accounts, Attempts attempts, Passwords passwords, AccessKeys keys, CancellationToken cancel)
    {
        var visit = Visit.Of(context, keys);
        if (await visit.Read(cancel) is not { } form) return Draw(visit, Returns.Home, Visit.Expired, StatusCodes.Status400BadRequest);
        var back = Returns.Of(form["return"]);
        if (await sessions.Find(context, cancel) is not { } present) return Results.LocalRedirect(Returns.With(SignInPage.Path, back));
        if (present.Next is not (Step.None or Step.Password)) return Results.LocalRedirect(SignInPage.PageOf(present.Next, back));
        var (account, name) = (present.Account, present.Account.UserName);
        // Counted with sign-in: a session that is left open is no place to guess.
        if (!await attempts.Begin(SignInPage.Attempt, name, cancel)) return Draw(visit, back, "多次失败，账户已暂时锁定", StatusCodes.Status401Unauthorized);
        if (!await passwords.Fits(account, form["current"].ToString(), cancel))
        {
            await attempts.Failed(SignInPage.Attempt, name, cancel);
            return Draw(visit, back, "现在的密码不正确", StatusCodes.Status401Unauthorized);
        }

        await attempts.Succeeded(SignInPage.Attempt, name, cancel);
        if (NewPassword(form) is not { } wanted) return Draw(visit, back, "两次输入的新密码不一致", StatusCodes.Status422UnprocessableEntity);
        if (await passwords.Choose(db, account, wanted, cancel) is { } refused) return Draw(visit, back, Why(refused), StatusCodes.Status422UnprocessableEntity);
        await accounts.EndSessions(db, account.Id, present.Session.Id, cancel);
        var next = await sessions.Renew(context, present, cancel);
        await context.Tell(AuditAction.AccountChange, account, "password");
        return Results.LocalRedirect(SignInPage.PageOf(next, back));
    }

    /// <summary>The new password, where it was typed the same way twice.</summary>
    public static string? NewPassword(IFormCollection form) => form["password"].ToString() is var first && first == form["again"].ToString() ? first : null;

    public static string Why(BuildingBlocks.Domain.Error refused) => string.Join("；", refused.More.Prepend(refused).Select(e => e.Zh));

    private static Page Draw(Visit visit, string back, string? fault, int status) => new(
        "更换密码",
        Form.Fault(fault) + new Form(Path, visit.Token).Hidden("return", back)
            .Field("现在的密码", "current", "password", "current-password").Field("新密码", "password", "password", "new-password").Field("再输入一次新密码", "again", "password", "new-password").Button("更换")
        + Form.Note("至少 10 位，含大写字母、小写字母、数字、其他字符中的三类，不含用户名，不能与最近用过的相同。"),
        status);
}
