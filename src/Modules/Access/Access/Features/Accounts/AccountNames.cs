using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>The names under which accounts and programs are known, for lists of what they did.</summary>
internal sealed class AccountNames(IDbContextFactory<AccessDb> dbs) : IActorNames
{
    public async Task<IReadOnlyDictionary<string, string>> Of(IReadOnlyCollection<string> actors, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var accounts = actors.Where(a => Guid.TryParse(a, out _)).Select(Guid.Parse).ToList();
        var clients = actors.Where(a => !Guid.TryParse(a, out _)).ToList();
        var people = await db.Accounts.Where(a => accounts.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToListAsync(cancel);
        var programs = await db.Clients.Where(c => clients.Contains(c.Id)).Select(c => new { c.Id, c.DisplayName }).ToListAsync(cancel);
        return people.Select(p => (Id: p.Id.ToString(), p.DisplayName)).Concat(programs.Select(p => (p.Id, p.DisplayName))).ToDictionary(n => n.Id, n => n.DisplayName);
    }
}
