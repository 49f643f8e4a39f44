using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>The accounts of the society, and one of them.</summary>
internal static class FindAccounts
{
    public static void Map(RouteGroupBuilder accounts)
    {
        accounts.MapGet("/", Handle)
            .WithName("findAccounts").WithSummary("账户列表（List accounts）")
            .WithDescription("各账户及其待认领流水的条数与金额；默认按账号。")
            .Permission("fundraising.read")
            .SortableBy([.. AccountRow.Sorts]);
        accounts.MapGet("/{id}", HandleOne)
            .WithName("showAccount").WithSummary("查看账户（Show an account）")
            .WithDescription("id 可以是标识或账号。")
            .Permission("fundraising.read")
            .Refuses(BankAccountErrors.NotFound)
            .ExampleParameter("id", () => ExampleStatements.Account);
    }

    /// <param name="kind">类别</param>
    /// <param name="waiting">true 只列有待认领流水的</param>
    private static async Task<Results<Ok<ListResponse<AccountResponse>>, Problem>> Handle(AccountKind? kind, bool? waiting, ListQuery query, Reads<AccountRow> accounts, HttpContext context, CancellationToken cancel)
    {
        var wanted = Specification<AccountRow>.All;
        if (kind is { } k) wanted &= AccountRow.Are(k);
        if (waiting is { } w) wanted &= w ? AccountRow.HaveWaiting : !AccountRow.HaveWaiting;
        var found = await accounts.Find(wanted, query.Page(), AccountRow.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, AccountResponse.Of));
    }

    private static async Task<Results<OkAt<AccountResponse>, Problem>> HandleOne(string id, AccountDesk desk, Reads<AccountRow> accounts, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } account) return BankAccountErrors.NotFound.ToProblem();
        var found = await accounts.OneSurely(account, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(AccountResponse.Of(row), row.Version) : BankAccountErrors.NotFound.ToProblem();
    }
}
