using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>One account.</summary>
internal static class ShowAccount
{
    public static void Map(RouteGroupBuilder accounts) => accounts.MapGet("/{account}", Handle)
        .WithName("showStaffAccount").WithSummary("查看账户（Show an account）")
        .WithDescription("按标识或用户名查看。")
        .Permission("access.read")
        .Refuses(AccessErrors.AccountNotFound)
        .ExampleParameter("account", () => AccountEndpoints.Example);

    private static async Task<Results<OkAt<StaffAccountResponse>, Problem>> Handle(string account, AccessDb db, CancellationToken cancel) =>
        await AccountDesk.Find(db, account, cancel) is { } found ? Answers.Ok(StaffAccountResponse.Of(found), found.Version) : AccessErrors.AccountNotFound.ToProblem();
}
