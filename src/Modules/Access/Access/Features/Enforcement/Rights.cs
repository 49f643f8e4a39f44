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

    /// <summary>His own roles and those that he has as a deputy, wherever they hold.</summary>
    public async Task<IReadOnlyList<Role>> All(AccessDb db, Account account, CancellationToken cancel) => [.. (await Held(db, account, cancel)).Select(h => h.Role).Distinct()];

    /// <summary>The same, and where they hold.</summary>
    public async Task<IReadOnlyList<HeldRole>> Held(AccessDb db, Account account, CancellationToken cancel)
    {
        var (today, own) = (Today, await Held(account, cancel));
        var absent = await db.Deputies.Where(d => d.ActingId == account.Id && d.EndedAt == null && d.From <= today && d.To >= today).Select(d => d.AbsentId).Distinct().ToListAsync(cancel);
        if (absent.Count == 0) return own;
        var held = own.ToList();
        foreach (var lender in await db.Accounts.AsNoTracking().Include(a => a.Roles).Where(a => absent.Contains(a.Id)).ToListAsync(cancel)) held.AddRange(await Held(lender, cancel));
        return [.. held.Distinct()];
    }

    /// <summary>What some roles let do everywhere, and what within an organisation only.</summary>
    public (IReadOnlySet<string> Everywhere, IReadOnlyDictionary<Guid, IReadOnlySet<string>> Within) PermissionsOf(IReadOnlyCollection<HeldRole> held) => (
        // A role that is meant for one organisation gives nothing without one.
        book.Names(held.Where(h => h.Organisation is null && !h.Role.NeedsOrganisation).SelectMany(h => h.Role.Permissions)),
        held.Where(h => h.Organisation is not null).GroupBy(h => h.Organisation!.Value).ToDictionary(g => g.Key, g => book.Names(g.SelectMany(h => h.Role.Permissions))));

    private async Task<IReadOnlyList<HeldRole>> Held(Account account, CancellationToken cancel)
    {
        var roles = await book.Now(cancel);
        var named = account.Roles.Select(r => (r.Role, Organisation: (Guid?)null)).Concat(account.Within.Select(r => (r.Role, Organisation: (Guid?)r.OrganisationId)));
        return [.. named.Where(r => roles.ContainsKey(r.Role)).Select(r => new HeldRole(roles[r.Role], r.Organisation))];
    }
}

/// <summary>A role as somebody has it: everywhere, or for one organisation and those below it.</summary>
internal sealed record HeldRole(Role Role, Guid? Organisation);
