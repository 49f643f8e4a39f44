using JinhuRedCross.Access.Features.Accounts;
using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Features.SignIn;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Access.Features.Setup;

/// <summary><c>/set-up</c>: whoever has the link that the host printed becomes the first administrator.</summary>
internal static class SetUpPage
{
    private const string Path = "/set-up";
    private const string By = "set-up";

    public static void Map(IEndpointRouteBuilder host)
    {
        host.MapGet(Path, Show).AllowAnonymous().ExcludeFromDescription();
        host.MapPost(Path, SetUp).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();
    }

    private static async Task<IResult> Show(HttpContext context, AccessDb db, OneTimeLinks links, AccessKeys keys, CancellationToken cancel)
    {
        var token = context.Request.Query["token"].ToString();
        return await Link(db, links, token, cancel) is null ? LinkPage.Gone() : Draw(Visit.Of(context, keys), token, null, null, null, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SetUp(HttpContext context, AccessDb db, OneTimeLinks links, AccountDesk accounts, AccessKeys keys, CancellationToken cancel)
    {
        var visit = Visit.Of(context, keys);
        if (await visit.Read(cancel) is not { } form) return LinkPage.Gone();
        var (token, name, shown) = (form["token"].ToString(), form["userName"].ToString(), form["displayName"].ToString());
        if (await Link(db, links, token, cancel) is not { } link) return LinkPage.Gone();
        if (PasswordPage.NewPassword(form) is not { } password) return Draw(visit, token, name, shown, "两次输入的密码不一致", StatusCodes.Status422UnprocessableEntity);
        // All or nothing: the link is used up only by the one who becomes the administrator.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await accounts.CreateAdministrator(db, name, shown, password, By, cancel) is { } refused) return Draw(visit, token, name, shown, PasswordPage.Why(refused), StatusCodes.Status422UnprocessableEntity);
        if (!await links.Use(db, link, cancel)) return LinkPage.Gone();
        await transaction.CommitAsync(cancel);
        await context.Tell(AuditAction.AccountChange, (await AccountDesk.Find(db, AccountDesk.Plain(name), cancel))!, "firstAdministrator");
        return Results.LocalRedirect(SignInPage.Path);
    }

    // Also the link's work is over as soon as there is an administrator.
    private static async Task<OneTimeLink?> Link(AccessDb db, OneTimeLinks links, string token, CancellationToken cancel) =>
        await links.Find(db, token, cancel) is { AccountId: null } link && !await AccountDesk.HasAdministrator(db, cancel) ? link : null;

    private static Page Draw(Visit visit, string token, string? name, string? shown, string? fault, int status) => new(
        "设立管理员",
        Form.Fault(fault) + Form.Note("您将成为本平台的第一位管理员（系统管理员兼安全管理员），登录时须设置身份验证器。")
        + new Form(Path, visit.Token).Hidden("token", token)
            .Field("用户名（小写字母、数字）", "userName", "text", "username", name).Field("姓名或岗位名称", "displayName", "text", "name", shown)
            .Field("密码", "password", "password", "new-password").Field("再输入一次密码", "again", "password", "new-password").Button("设立")
        + Form.Note("密码至少 10 位，含大写字母、小写字母、数字、其他字符中的三类，不含用户名。"),
        status);
}
