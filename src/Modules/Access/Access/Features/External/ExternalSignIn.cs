using System.Security.Claims;
using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Features.SignIn;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.Access.Features.External;

/// <summary>Somebody whom the other provider knows becomes somebody here: only where an administrator has linked the two. No account is made by itself.</summary>
internal sealed class ExternalSignIn(ExternalProvider provider, AccessDb db, SessionDesk sessions, AccessKeys keys, ILogger<ExternalSignIn> log)
{
    public async Task Finish(HttpContext context, ClaimsPrincipal told, string? back)
    {
        var cancel = context.RequestAborted;
        var (issuer, subject) = (ExternalProvider.Plain(told.FindFirst("iss")?.Value ?? ""), told.FindFirst("sub")?.Value ?? "");
        var account = await db.Accounts.Include(a => a.Roles).FirstOrDefaultAsync(a => a.ExternalIssuer == issuer && a.ExternalSubject == subject && a.Enabled, cancel);
        if (account is null)
        {
            await context.Audit(context.Entry(AuditAction.SignIn, AuditResult.Refused) with { Actor = AuditEntry.Nobody, Code = "sign_in.external_unknown" });
            await Unknown(issuer, subject).ExecuteAsync(context);
            return;
        }

        Visit.Of(context, keys).Renew();
        var present = await sessions.Begin(context, account, cancel, byOther: true, factorShown: provider.IsSecondFactor);
        if (present.IsWhole) await context.Tell(AuditAction.SignIn, account);
        await Results.LocalRedirect(SignInPage.PageOf(present.Next, Returns.Of(back))).ExecuteAsync(context);
    }

    /// <summary>The provider refused, is away, or the browser came back with something that is not of its visit.</summary>
    public async Task Fail(HttpContext context, Exception? failure)
    {
        // Its message may quote what the browser brought.
        log.LogWarning("Sign-in with the other provider failed: {Kind}", failure?.GetType().Name);
        await new Page("登录", Form.Fault($"{provider.DisplayName}没有完成，请再试一次") + "<p><a href=\"/sign-in\">返回登录</a></p>", StatusCodes.Status400BadRequest).ExecuteAsync(context);
    }

    private Page Unknown(string issuer, string subject) => new(
        "登录",
        Form.Fault($"{provider.DisplayName}已确认您的身份，但尚未与这里的账户关联，或账户已停用")
        + $"<p>请把以下内容告诉系统管理员：</p>\n<p>issuer：<code>{Page.Text(issuer)}</code></p>\n<p>subject：<code>{Page.Text(subject)}</code></p>\n<p><a href=\"/sign-in\">返回登录</a></p>",
        StatusCodes.Status403Forbidden);
}
