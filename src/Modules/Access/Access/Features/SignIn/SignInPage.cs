using JinhuRedCross.Access.Features.Accounts;
using JinhuRedCross.Access.Features.External;
using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Access.Features.SignIn;

/// <summary><c>/sign-in</c>: name and password. One answer for an unknown name, a wrong password and a lock, after the same work.</summary>
internal static class SignInPage
{
    public const string Path = "/sign-in";

    internal const string Attempt = "password";

    private const string Wrong = "用户名或密码不正确，或账户已暂时锁定。连续多次失败会锁定一段时间，请稍后再试。";

    public static void Map(IEndpointRouteBuilder host)
    {
        host.MapGet(Path, Show).AllowAnonymous().ExcludeFromDescription();
        host.MapPost(Path, SignIn).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
    }

    /// <summary>Where somebody goes on who has still this to do.</summary>
    public static string PageOf(Step step, string back) => step switch
    {
        Step.Code => Returns.With("/sign-in/code", back),
        Step.Authenticator => Returns.With("/sign-in/authenticator", back),
        Step.Password => Returns.With("/sign-in/password", back),
        _ => back,
    };

    private static async Task<IResult> Show(HttpContext context, SessionDesk sessions, AccessKeys keys, [FromServices] ExternalProvider? other, CancellationToken cancel)
    {
        var back = Returns.Of(context.Request.Query["return"]);
        if (await sessions.Find(context, cancel) is { } present) return Results.LocalRedirect(PageOf(present.Next, back));
        return Draw(Visit.Of(context, keys), back, null, null, StatusCodes.Status200OK, other);
    }

    private static async Task<IResult> SignIn(HttpContext context, AccessDb db, SessionDesk sessions, Attempts attempts, Passwords passwords, AccessKeys keys, [FromServices] ExternalProvider? other, CancellationToken cancel)
    {
        var visit = Visit.Of(context, keys);
        if (other is { Only: true }) return Draw(visit, Returns.Home, null, $"这里只能用{other.DisplayName}登录", StatusCodes.Status403Forbidden, other);
        if (await visit.Read(cancel) is not { } form) return Draw(visit, Returns.Home, null, Visit.Expired, StatusCodes.Status400BadRequest, other);
        var (name, password, back) = (AccountDesk.Plain(form["userName"]), form["password"].ToString(), Returns.Of(form["return"]));
        if (!await attempts.Begin(Attempt, name, cancel)) return Draw(visit, back, form["userName"], Wrong, StatusCodes.Status401Unauthorized, other);
        var account = await AccountDesk.Find(db, name.Length > 0 && !Guid.TryParse(name, out _) ? name : "-", cancel);
        if (!await passwords.Fits(account is { Enabled: true } ? account : null, password, cancel))
        {
            if (await attempts.Failed(Attempt, name, cancel) && account is not null) await context.Tell(AuditAction.AccountChange, account, "lock", "sign_in.locked");
            return Draw(visit, back, form["userName"], Wrong, StatusCodes.Status401Unauthorized, other);
        }

        await attempts.Succeeded(Attempt, name, cancel);
        visit.Renew();
        var present = await sessions.Begin(context, account!, cancel);
        if (present.IsWhole) await context.Tell(AuditAction.SignIn, account!);
        return Results.LocalRedirect(PageOf(present.Next, back));
    }

    private static Page Draw(Visit visit, string back, string? name, string? fault, int status, ExternalProvider? other) => new(
        "登录",
        Form.Fault(fault) + (other is { Only: true } ? "" : ByPassword(visit, back, name)) + (other is null ? "" : $"<p><a href=\"{Page.Text(Returns.With(ExternalPages.Path, back))}\">用{Page.Text(other.DisplayName)}登录</a></p>\n"),
        status);

    private static string ByPassword(Visit visit, string back, string? name) =>
        new Form(Path, visit.Token).Hidden("return", back).Field("用户名", "userName", "text", "username", name).Field("密码", "password", "password", "current-password").Button("登录")
        + Form.Note("忘记密码请联系系统管理员，取得一次性链接。");
}
