using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>All accounts, by user name. There are as many as staff, so the list comes whole.</summary>
internal static class FindAccounts
{
    public static void Map(RouteGroupBuilder accounts) => accounts.MapGet("/", Handle)
        .WithName("findStaffAccounts").WithSummary("账户列表（List accounts）")
        .WithDescription("全部账户，按用户名排列；也用来由记录中的操作人标识查其姓名。")
        .Permission("access.read");

    /// <param name="name">用户名或姓名的一部分</param>
    /// <param name="role">只看担任此角色的</param>
    /// <param name="enabled">只看可用的（true）或停用的（false）</param>
    private static async Task<Ok<ListResponse<StaffAccountResponse>>> Handle(string? name, string? role, bool? enabled, AccessDb db, CancellationToken cancel)
    {
        var found = db.Accounts.AsNoTracking().Include(a => a.Roles).AsQueryable();
        if (name is { Length: > 0 }) found = found.Where(a => a.UserName.Contains(name) || a.DisplayName.Contains(name));
        if (role is { Length: > 0 }) found = found.Where(a => a.Roles.Any(r => r.Role == role) || a.Within.Any(r => r.Role == role));
        if (enabled is { } wanted) found = found.Where(a => a.Enabled == wanted);
        return TypedResults.Ok(new ListResponse<StaffAccountResponse>([.. (await found.OrderBy(a => a.UserName).ToListAsync(cancel)).Select(StaffAccountResponse.Of)]));
    }
}
