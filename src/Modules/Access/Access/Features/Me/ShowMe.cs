using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Me;

/// <summary>Who am I here, and what may I do?</summary>
internal static class ShowMe
{
    /// <summary>当前登录者</summary>
    /// <param name="Subject">标识，即记录中的操作人</param>
    /// <param name="Kind">person 工作人员、program 客户端程序</param>
    /// <param name="UserName">用户名；程序没有</param>
    /// <param name="DisplayName">姓名或岗位名称</param>
    /// <param name="Roles">现有角色，含代理的</param>
    /// <param name="Permissions">此刻在全会范围内的全部权限</param>
    /// <param name="Within">只限于一个组织及其下级的权限</param>
    internal sealed record Response(string Subject, CallerKind Kind, string? UserName, string? DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, IReadOnlyList<InOrganisation> Within);

    /// <summary>只限于一个组织及其下级的权限</summary>
    /// <param name="OrganisationId">组织的标识</param>
    /// <param name="Permissions">权限</param>
    internal sealed record InOrganisation(Guid OrganisationId, IReadOnlyList<string> Permissions);

    public static void Map(RouteGroupBuilder module) => module.MapGet("/me", Handle)
        .WithName("showMe").WithSummary("当前登录者（Who am I）")
        .WithDescription("我的标识、角色和此刻的权限。登录者都可以查看。")
        .Permission(Caller.Own);

    private static async Task<Ok<Response>> Handle(HttpContext context, IDbContextFactory<AccessDb> dbs, Rights rights, CancellationToken cancel)
    {
        var caller = Caller.Of(context)!;
        string[] permissions = [.. caller.Permissions.Order(StringComparer.Ordinal)];
        InOrganisation[] within = [.. caller.Within.OrderBy(w => w.Key).Select(w => new InOrganisation(w.Key, [.. w.Value.Order(StringComparer.Ordinal)]))];
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (caller.Kind == CallerKind.Program)
        {
            var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == caller.Subject, cancel);
            return TypedResults.Ok(new Response(caller.Subject, caller.Kind, null, client?.DisplayName, [], permissions, within));
        }

        var id = Guid.Parse(caller.Subject);
        var account = await db.Accounts.AsNoTracking().Include(a => a.Roles).FirstAsync(a => a.Id == id, cancel);
        var roles = await rights.All(db, account, cancel);
        return TypedResults.Ok(new Response(caller.Subject, caller.Kind, account.UserName, account.DisplayName, [.. roles.Select(r => r.Name).Order(StringComparer.Ordinal)], permissions, within));
    }
}
