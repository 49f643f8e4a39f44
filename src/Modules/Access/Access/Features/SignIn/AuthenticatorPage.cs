using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using System.Security.Cryptography;

namespace JinhuRedCross.Access.Features.SignIn;

/// <summary><c>/sign-in/authenticator</c>: an app on the phone gets a key, proves it with a code, and ten recovery codes are shown once.</summary>
internal static class AuthenticatorPage
{
    private const string Path = "/sign-in/authenticator";
    private const int Codes = 10;
    private const int CodeSize = 10;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static void Map(IEndpointRouteBuilder host)
    {
        host.MapGet(Path, Show).AllowAnonymous().ExcludeFromDescription();
        host.MapPost(Path, Prove).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
    }

    private static async Task<IResult> Show(HttpContext context, AccessDb db, SessionDesk sessions, AccessKeys keys, CancellationToken cancel)
    {
        var back = Returns.Of(context.Request.Query["return"]);
        if (await Present(context, sessions, cancel) is not { } present) return Results.LocalRedirect(Returns.With(SignInPage.Path, back));
        if (present.Account.FactorProved) return Results.LocalRedirect(SignInPage.PageOf(present.Next, back));
        if (present.Account.Factor is null)
        {
            present.Account.Factor = keys.Encrypt(RandomNumberGenerator.GetBytes(Totp.KeySize));
            await db.SaveQuietly(cancel);
        }

        return Draw(Visit.Of(context, keys), present.Account, keys, back, null, StatusCodes.Status200OK);
    }

    private static async Task<IResult> Prove(HttpContext context, AccessDb db, SessionDesk sessions, AccessKeys keys, TimeProvider clock, CancellationToken cancel)
    {
        var visit = Visit.Of(context, keys);
        var form = await visit.Read(cancel);
        var back = Returns.Of(form?["return"]);
        if (await Present(context, sessions, cancel) is not { Account.Factor: not null } present) return Results.LocalRedirect(Returns.With(SignInPage.Path, back));
        var account = present.Account;
        if (account.FactorProved) return Results.LocalRedirect(SignInPage.PageOf(present.Next, back));
        if (form is null) return Draw(visit, account, keys, back, Visit.Expired, StatusCodes.Status400BadRequest);
        if (Totp.Find(keys.Decrypt(account.Factor), form["code"].ToString(), clock.GetUtcNow(), account.FactorStep) is not { } step) return Draw(visit, account, keys, back, "验证码不正确，请核对手机时间后再试", StatusCodes.Status401Unauthorized);
        (account.FactorProved, account.FactorStep, present.Session.FactorShown) = (true, step, true);
        account.Version++;
        var codes = Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString(Alphabet, CodeSize)).ToList();
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(cancel));
        db.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCode { AccountId = account.Id, Hash = CodePage.Digest(c) }));
        var next = await sessions.Renew(context, present, cancel);
        await context.Tell(AuditAction.AccountChange, account, "authenticator");
        await context.Tell(AuditAction.SignIn, account);
        return new Page(
            "恢复码",
            Form.Note("请抄下或打印以下恢复码并妥善保管，只显示这一次。手机丢失时，每个恢复码可代替一次验证码。")
            + $"<p><code>{string.Join("<br>", codes.Select(c => Page.Text($"{c[..5]}-{c[5..]}")))}</code></p>\n<p><a href=\"{Page.Text(SignInPage.PageOf(next, back))}\">已保存，继续</a></p>");
    }

    // Whoever has an authenticator must have shown it; whoever has none may set one up.
    private static async Task<Present?> Present(HttpContext context, SessionDesk sessions, CancellationToken cancel) => await sessions.Find(context, cancel) is { Next: not Step.Code } present ? present : null;

    private static Page Draw(Visit visit, Account account, AccessKeys keys, string back, string? fault, int status)
    {
        var key = Totp.Text(keys.Decrypt(account.Factor));
        var grouped = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        var address = $"otpauth://totp/{Uri.EscapeDataString("金湖县红十字会:" + account.UserName)}?secret={key}&issuer={Uri.EscapeDataString("金湖县红十字会")}";
        return new(
            "设置身份验证器",
            Form.Fault(fault) + Form.Note("您的岗位要求第二重验证。请在手机上安装身份验证器应用（支持 TOTP 的均可），添加账户并手工输入以下密钥；在手机上打开本页时也可直接点链接。")
            + $"<p><code>{Page.Text(grouped)}</code></p>\n<p><a href=\"{Page.Text(address)}\">在身份验证器中打开</a></p>\n"
            + new Form(Path, visit.Token).Hidden("return", back).Field("应用中显示的 6 位验证码", "code", "text", "one-time-code").Button("确认"),
            status);
    }
}
