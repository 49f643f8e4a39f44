using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>What the use cases of accounts have in common.</summary>
internal static class AccountEndpoints
{
    /// <summary>The account that the examples are about.</summary>
    public const string Example = "kuaiji";

    public const string OtherExample = "bangongshi";

    public const string Manage = "access.accounts";

    public static void Map(RouteGroupBuilder accounts)
    {
        CreateAccount.Map(accounts);
        FindAccounts.Map(accounts);
        ShowAccount.Map(accounts);
        AssignRoles.Map(accounts);
        Deputies.Map(accounts);
        LinkAccount.Map(accounts);
        EnableAccount.Map(accounts);
        ResetAccount.Map(accounts);
    }

    /// <summary>Finds the account, lets a change be made to it and stores that; nobody changes his own.</summary>
    public static async Task<Results<Ok<StaffAccountResponse>, Problem>> Change(string idOrName, AccessDb db, CommandRequest http, Func<Account, Task<Error?>> change, CancellationToken cancel)
    {
        if (await AccountDesk.Find(db, idOrName, cancel) is not { } account) return AccessErrors.AccountNotFound.ToProblem();
        if (account.Id.ToString() == http.Actor) return AccessErrors.OwnRights.ToProblem();
        if (http.IfMatch?.Matches(account.Version) is false) return CommandErrors.Stale.ToProblem();
        if (await change(account) is { } refused) return refused.ToProblem();
        account.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return AccessErrors.ChangedMeanwhile.ToProblem();
        }

        return TypedResults.Ok(StaffAccountResponse.Of(account));
    }
}
