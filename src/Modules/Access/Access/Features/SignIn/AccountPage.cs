using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using System.Globalization;

namespace JinhuRedCross.Access.Features.SignIn;

/// <summary><c>/account</c>: who is signed in here, with the way out.</summary>
internal static class AccountPage
{
    public static void Map(IEndpointRouteBuilder host)
    {
        host.MapGet(Returns.Home, Show).AllowAnonymous().ExcludeFromDescription();
        host.MapGet("/connect/logout", Show).AllowAnonymous().ExcludeFromDescription();
        host.MapPost("/sign-out", SignOut).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
    }

    private static async Task<IResult> Show(HttpContext context, SessionDesk sessions, AccessKeys keys, CancellationToken cancel)
    {
        if (await sessions.Find(context, cancel) is not { } present) return Results.LocalRedirect(SignInPage.Path);
        if (!present.IsWhole) return Results.LocalRedirect(SignInPage.PageOf(present.Next, Returns.Home));
        var since = present.Session.StartedAt.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var roles = present.Roles.Count == 0 ? "尚无" : string.Join("、", present.Roles.Select(r => r.Title));
        return new Page(
            "我的账户",
            $"<p>{Page.Text(present.Account.DisplayName)}（{Page.Text(present.Account.UserName)}）</p>\n<p>岗位：{Page.Text(roles)}</p>\n<p class=\"note\">{since} 登录</p>\n"
            + "<p><a href=\"/swagger\">接口文档</a></p>\n<p><a href=\"/sign-in/password\">更换密码</a></p>\n"
            + (present.Account.FactorProved ? "" : "<p><a href=\"/sign-in/authenticator\">设置身份验证器</a></p>\n")
            + new Form("/sign-out", Visit.Of(context, keys).Token).Button("退出登录"));
    }

    /// <summary>Ends this session; the tokens that were made in it end with it.</summary>
    private static async Task<IResult> SignOut(HttpContext context, SessionDesk sessions, AccessKeys keys, CancellationToken cancel)
    {
        var visit = Visit.Of(context, keys);
        if (await visit.Read(cancel) is null) return new Page("退出登录", Form.Fault(Visit.Expired) + "<p><a href=\"/account\">返回</a></p>", StatusCodes.Status400BadRequest);
        var present = await sessions.Find(context, cancel);
        await sessions.End(context, cancel);
        if (present is not null) await context.Tell(AuditAction.SignOut, present.Account);
        visit.Renew();
        return Results.LocalRedirect(SignInPage.Path);
    }
}
