using System.Collections.Immutable;
using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.BuildingBlocks.Rules;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Enforcement;

/// <summary>Reads who holds which roles and who acts for whom, as it is stored.</summary>
internal sealed class StaffBook(IDbContextFactory<AccessDb> dbs, RulesInForce rules, TimeProvider clock) : IParameterObjection
{
    public string Key => AccessParameters.FullSeparationKey;

    /// <summary>Within the transaction of a command that changes some of it: commands follow one another, so nothing of it is old.</summary>
    public async Task<Staffing> Now(AccessDb db, CancellationToken cancel)
    {
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        var accounts = await db.Accounts.AsNoTracking().Include(a => a.Roles).ToListAsync(cancel);
        var acting = await db.Deputies.AsNoTracking().Where(d => d.EndedAt == null && d.To >= today).ToListAsync(cancel);
        var roles = await RoleBook.Read(db, cancel);
        return new(today, rules.Now.Parameters, roles.ToImmutableDictionary(), accounts.ToImmutableDictionary(a => a.Id, Of), [.. acting.Select(Of)]);
    }

    public static Holder Of(Account account) => new(account.Id, account.UserName, [.. account.Roles.Select(r => r.Role).Concat(account.Within.Select(r => r.Role)).Distinct()]);

    public static ActsFor Of(Deputy deputy) => new(deputy.AbsentId, deputy.ActingId, deputy.From, deputy.To);

    /// <summary>The full separation is not switched on over people who break it.</summary>
    public async Task<Error?> Against(ParameterTable wanted, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var now = await Now(db, cancel);
        return (now with { Figures = wanted }).Refusal(now);
    }
}
