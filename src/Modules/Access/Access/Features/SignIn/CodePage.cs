using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using System.Security.Cryptography;
using System.Text;

namespace JinhuRedCross.Access.Features.SignIn;

/// <summary><c>/sign-in/code</c>: the second factor, or a recovery code instead.</summary>
internal static class CodePage
{
    private const string Path = "/sign-in/code";
    private const string Attempt = "code";
    private const string Wrong = "验证码不正确、已用过，或多次失败已暂时锁定，请稍后再试。";

    public static void Map(IEndpointRouteBuilder host)
    {
        host.MapGet(Path, Show).AllowAnonymous().ExcludeFromDescription();
        host.MapPost(Path, Check).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
    }

    /// <summary>How a recovery code is kept: they are long and random, so a plain digest is enough.</summary>
    public static string Digest(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())));

    private static async Task<IResult> Show(HttpContext context, SessionDesk sessions, AccessKeys keys, CancellationToken cancel)
    {
        var back = Returns.Of(context.Request.Query["return"]);
        if (await sessions.Find(context, cancel) is not { } present) return Results.LocalRedirect(Returns.With(SignInPage.Path, back));
        return present.Next == Step.Code ? Draw(Visit.Of(context, keys), back, null, StatusCodes.Status200OK) : Results.LocalRedirect(SignInPage.PageOf(present.Next, back));
    }

    private static async Task<IResult> Check(HttpContext context, AccessDb db, SessionDesk sessions, Attempts attempts, AccessKeys keys, TimeProvider clock, CancellationToken cancel)
    {
        var visit = Visit.Of(context, keys);
        if (await visit.Read(cancel) is not { } form) return Draw(visit, Returns.Home, Visit.Expired, StatusCodes.Status400BadRequest);
        var back = Returns.Of(form["return"]);
        if (await sessions.Find(context, cancel) is not { } present) return Results.LocalRedirect(Returns.With(SignInPage.Path, back));
        if (present.Next != Step.Code) return Results.LocalRedirect(SignInPage.PageOf(present.Next, back));
        var who = present.Account.Id.ToString();
        if (!await attempts.Begin(Attempt, who, cancel)) return Draw(visit, back, Wrong, StatusCodes.Status401Unauthorized);
        if (!await Fits(db, present.Account, form["code"].ToString(), keys, clock, cancel))
        {
            if (await attempts.Failed(Attempt, who, cancel)) await context.Tell(AuditAction.AccountChange, present.Account, "lock", "sign_in.code_locked");
            return Draw(visit, back, Wrong, StatusCodes.Status401Unauthorized);
        }

        await attempts.Succeeded(Attempt, who, cancel);
        present.Session.FactorShown = true;
        var next = await sessions.Renew(context, present, cancel);
        await context.Tell(AuditAction.SignIn, present.Account);
        return Results.LocalRedirect(SignInPage.PageOf(next, back));
    }

    // What was used is stored before it counts: of two requests with one code the second finds it used.
    private static async Task<bool> Fits(AccessDb db, Account account, string code, AccessKeys keys, TimeProvider clock, CancellationToken cancel)
    {
        if (Totp.Find(keys.Decrypt(account.Factor), code, clock.GetUtcNow(), account.FactorStep) is { } step)
            return await db.Accounts.Where(a => a.Id == account.Id && a.FactorStep < step).ExecuteUpdateAsync(a => a.SetProperty(x => x.FactorStep, step), cancel) == 1;
        var digest = Digest(code);
        return await db.RecoveryCodes.Where(c => c.AccountId == account.Id && c.Hash == digest).ExecuteDeleteAsync(cancel) == 1;
    }

    private static Page Draw(Visit visit, string back, string? fault, int status) => new(
        "验证身份",
        Form.Fault(fault) + Form.Note("请输入身份验证器应用中的 6 位验证码；手机不在身边时，可输入一个恢复码。")
        + new Form(Path, visit.Token).Hidden("return", back).Field("验证码", "code", "text", "one-time-code").Button("继续"),
        status);
}
