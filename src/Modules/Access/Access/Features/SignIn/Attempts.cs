using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Tables;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.SignIn;

/// <summary>Counts failures under a name and locks it (SEC-08). A name that is nobody's is counted and locked just the same, so that nobody learns which names exist.</summary>
/// <remarks>An attempt is counted before it is looked at: however many come at once, no more are looked at than the limit allows.</remarks>
internal sealed class Attempts(IDbContextFactory<AccessDb> dbs, AccessKeys keys, Rights rights, TimeProvider clock) : IDisposable
{
    private const int Locked = 1_000_000;

    // A file takes one writer at a time, and those that wait for it do so in no order: here they queue.
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Takes one attempt; false where the name is locked.</summary>
    public async Task<bool> Begin(string kind, string name, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (key, moment) = (keys.NameOf(kind, name), clock.GetUtcNow());
        // A flood against a locked name costs a look and no write.
        if (await db.Failures.AsNoTracking().AnyAsync(f => f.Name == key && f.LockedUntil > moment, cancel)) return false;
        await _gate.WaitAsync(cancel);
        try
        {
            return await Take(db, key, moment.ToUnixTimeMilliseconds(), cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<bool> Take(AccessDb db, string key, long now, CancellationToken cancel)
    {
        // Nothing in the text but names of ours; values are parameters.
#pragma warning disable EF1002
        var count = (await db.Database.SqlQueryRaw<int>(
            $$"""
            insert into {{Table(db)}} as f (name, count, locked_until, last_at) values ({0}, 1, null, {1})
            on conflict (name) do update set
              count = case when f.locked_until <= excluded.last_at then 1 else f.count + 1 end,
              locked_until = case when f.locked_until <= excluded.last_at then null else f.locked_until end,
              last_at = excluded.last_at
            returning case when locked_until is null then count else {{Locked}} end as "Value"
            """,
            key, now).ToListAsync(cancel))[0];
#pragma warning restore EF1002
        if (count == Locked) return false;
        if (count <= rights.Figures.FailuresUntilLock) return true;
        await Lock(db, key, cancel);
        return false;
    }

    /// <summary>The attempt failed; true where it was the last one and locks.</summary>
    public async Task<bool> Failed(string kind, string name, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (key, limit) = (keys.NameOf(kind, name), rights.Figures.FailuresUntilLock);
        return await db.Failures.AsNoTracking().AnyAsync(f => f.Name == key && f.Count >= limit, cancel) && await Lock(db, key, cancel);
    }

    public async Task Succeeded(string kind, string name, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var key = keys.NameOf(kind, name);
        await db.Failures.Where(f => f.Name == key).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Forgets what no longer locks anything.</summary>
    public async Task Prune(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var before = clock.GetUtcNow() - TimeSpan.FromDays(1) - rights.Figures.Lock;
        await db.Failures.Where(f => f.LastAt < before).ExecuteDeleteAsync(cancel);
    }

    private async Task<bool> Lock(AccessDb db, string key, CancellationToken cancel)
    {
        DateTimeOffset? until = clock.GetUtcNow() + rights.Figures.Lock;
        return await db.Failures.Where(f => f.Name == key && f.LockedUntil == null).ExecuteUpdateAsync(f => f.SetProperty(x => x.LockedUntil, until), cancel) == 1;
    }

    private static string Table(AccessDb db) => db.Database.IsNpgsql() ? $"{AccessDb.Name}.failures" : "failures";
}
