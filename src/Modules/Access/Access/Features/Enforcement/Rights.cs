using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Rules;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Enforcement;

/// <summary>What somebody may do at this moment: by his own roles, and by those of whom he deputises for today.</summary>
internal sealed class Rights(RoleBook book, RulesInForce rules, TimeProvider clock)
{
    /// <summary>The figures that hold today.</summary>
    public AccessParameters Figures => new(rules.Now.On(Today));

    public DateOnly Today => ChinaTime.DayOf(clock.GetUtcNow());

    /// <summary>An account's own roles.</summary>
    public async Task<IReadOnlyList<Role>> Own(Account account, CancellationToken cancel)
    {
        var roles = await book.Now(cancel);
        return [.. account.Roles.Select(r => roles.GetValueOrDefault(r.Role)).OfType<Role>()];
    }

    /// <summary>His own roles and those that he has as a deputy.</summary>
    public async Task<IReadOnlyList<Role>> All(AccessDb db, Account account, CancellationToken cancel)
    {
        var today = Today;
        var lent = await db.Deputies.Where(d => d.ActingId == account.Id && d.EndedAt == null && d.From <= today && d.To >= today)
            .Join(db.AccountRoles, d => d.AbsentId, r => r.AccountId, (_, r) => r.Role).Distinct().ToListAsync(cancel);
        var roles = await book.Now(cancel);
        return [.. account.Roles.Select(r => r.Role).Concat(lent).Distinct().Select(name => roles.GetValueOrDefault(name)).OfType<Role>()];
    }

    /// <summary>Why an account must not hold the roles that it has now, stored or not: with those lent to it, and for whoever deputises for it (SEC-07).</summary>
    public async Task<Error?> Apart(AccessDb db, Account account, CancellationToken cancel)
    {
        if (Separation.Check(await All(db, account, cancel), Figures.FullSeparation) is { } apart) return apart;
        var (today, own) = (Today, await Own(account, cancel));
        var acting = await db.Accounts.Include(a => a.Roles).Where(a => db.Deputies.Any(d => d.AbsentId == account.Id && d.ActingId == a.Id && d.EndedAt == null && d.To >= today)).ToListAsync(cancel);
        foreach (var deputy in acting)
        {
            if (own.Any(r => r.IsAdministrator)) return AccessErrors.DeputyOfAdministrator;
            if (Separation.Check([.. await All(db, deputy, cancel), .. own], Figures.FullSeparation) is { } together) return together;
        }

        return null;
    }

    public IReadOnlySet<string> PermissionsOf(IEnumerable<Role> roles) => book.Names(roles.SelectMany(r => r.Permissions));
}
