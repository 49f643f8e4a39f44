using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Enforcement;

/// <summary>The roles as they are now: the defaults, with what was changed and added.</summary>
internal sealed class RoleBook(IDbContextFactory<AccessDb> dbs, IPermissionCatalogue catalogue, Changes changes, TimeProvider clock)
{
    /// <summary>What another process changed is known here after so long at most.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private Known? _read;

    public async ValueTask<IReadOnlyDictionary<string, Role>> Now(CancellationToken cancel)
    {
        var (number, now) = (changes.Number, clock.GetUtcNow());
        if (Volatile.Read(ref _read) is { } read && read.Number == number && now - read.At < Freshness && now >= read.At) return read.Roles;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var roles = await Read(db, cancel);
        Volatile.Write(ref _read, new(roles, number, now));
        return roles;
    }

    /// <summary>As they are stored at this moment.</summary>
    public static async Task<IReadOnlyDictionary<string, Role>> Read(AccessDb db, CancellationToken cancel)
    {
        var roles = Roles.Defaults.ToDictionary(r => r.Key, r => r.Value);
        foreach (var row in await db.Roles.AsNoTracking().ToListAsync(cancel)) roles[row.Name] = Of(row);
        return roles;
    }

    /// <summary>The permissions that some patterns cover today, by name.</summary>
    public IReadOnlySet<string> Names(IEnumerable<string> patterns)
    {
        var given = patterns.Distinct().ToList();
        return catalogue.All.Where(p => given.Exists(pattern => PermissionPattern.Covers(pattern, p.Name, p.Reads))).Select(p => p.Name).ToHashSet();
    }

    /// <summary>The patterns that cover nothing, so that nobody grants a slip of the pen.</summary>
    public IReadOnlyList<string> Unknown(IEnumerable<string> patterns) =>
        [.. patterns.Where(pattern => !PermissionPattern.IsOne(pattern) || !catalogue.All.Any(p => PermissionPattern.Covers(pattern, p.Name, p.Reads)))];

    /// <summary>Whether any of what some patterns give can be held for one organisation only.</summary>
    public bool HoldInPart(IEnumerable<string> patterns)
    {
        var names = Names(patterns);
        return catalogue.All.Any(p => p.InPart && names.Contains(p.Name));
    }

    /// <summary>Whether a pattern gives something that changes data.</summary>
    public bool Changes(IEnumerable<string> patterns)
    {
        var names = Names(patterns);
        return catalogue.All.Any(p => names.Contains(p.Name) && !p.Reads);
    }

    public static Role Of(RoleRow row)
    {
        var built = Roles.Defaults.GetValueOrDefault(row.Name);
        return new(row.Name, row.Title, row.Permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.SecondFactor || built is { SecondFactor: true }, built?.Kind ?? RoleKind.Business, built is { NeedsOrganisation: true }) { Version = row.Version };
    }

    private sealed record Known(IReadOnlyDictionary<string, Role> Roles, long Number, DateTimeOffset At);
}
