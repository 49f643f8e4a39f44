using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.OwnTables;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Tables;

/// <summary>Opens what sign-in stands on: the tables, and the keys that belong to them.</summary>
internal static class AccessStore
{
    public static OwnStore At(string directory, string? postgres) => new(AccessDb.Name, typeof(AccessStore).Assembly, directory, postgres);

    public static AccessDb Db(OwnStore store)
    {
        var options = new DbContextOptionsBuilder<AccessDb>();
        store.Configure(options);
        return new(options.Options, new());
    }

    /// <summary>Makes or upgrades the tables, and makes keys where there are none yet.</summary>
    /// <exception cref="JournalKeysMissingException">The tables belong to keys that are not in the folder.</exception>
    public static AccessKeys Open(OwnStore store, string keyFolder)
    {
        store.Prepare();
        using var db = Db(store);
        var known = db.Keys.ToList();
        var keys = AccessKeys.Open(keyFolder, mayMake: known.Count == 0);
        foreach (var key in known)
        {
            // A key that was retired is no longer needed; the first one names things for ever.
            if (!keys.Has(key.Number) && key.Number > 1) continue;
            if (!keys.Has(key.Number) || !keys.FingerprintOf(key.Number).AsSpan().SequenceEqual(key.Fingerprint)) throw new JournalKeysMissingException(keyFolder, $"access-{key.Number}.key");
        }

        foreach (var number in keys.Numbers.Where(n => !known.Exists(k => k.Number == n))) db.Keys.Add(new() { Number = number, Fingerprint = keys.FingerprintOf(number) });
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException)
        {
            // Another process that starts at the same time has written the same; if not, the next start tells.
            if (!db.ChangeTracker.Entries<KnownKey>().All(e => db.Keys.AsNoTracking().Any(k => k.Number == e.Entity.Number))) throw;
        }

        return keys;
    }
}
