using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Where the trail lies: each month a journal of its own, as a file in the folder <c>audit</c> or as a schema <c>audit_2026_11</c> of the database.</summary>
internal sealed class AuditPlace(string directory, string? postgres)
{
    private const string Prefix = "audit_";
    private readonly string _folder = Path.Combine(directory, "audit");

    /// <summary>The months that are there, oldest first.</summary>
    public IReadOnlyList<AuditMonth> Months()
    {
        var names = postgres is null ? FilesThere() : AreasThere(postgres);
        return [.. names.Select(AuditMonth.Parse).OfType<AuditMonth>().Order()];
    }

    public AuditStore Open(AuditMonth month, JournalKeys keys)
    {
        if (postgres is null)
        {
            Directory.CreateDirectory(_folder);
            return AuditStore.Of(new SqliteJournalStore(FileOf(month), keys, hasPrivateParts: false));
        }

        var database = new PostgresDatabase(postgres, SchemaOf(month));
        using (var connection = database.OpenAlone()) PostgresJournalSchema.Prepare(connection, SchemaOf(month));
        return AuditStore.Of(new PostgresJournalStore(database, keys, tells: false), database);
    }

    public IJournalMoment Look(AuditMonth month) =>
        postgres is null ? SqliteJournalMoment.Open(FileOf(month)) : PostgresJournalMoment.Open(postgres, SchemaOf(month));

    /// <summary>Writes a month as it was elsewhere; what was left of it here by an attempt that broke off goes.</summary>
    public void Fill(AuditMonth month, IJournalMoment from, CancellationToken cancel)
    {
        Directory.CreateDirectory(_folder);
        Drop(month);
        if (postgres is null)
        {
            new SqliteJournalTarget(FileOf(month)).Fill(from, cancel);
            return;
        }

        using var database = new PostgresDatabase(postgres, SchemaOf(month));
        new PostgresJournalTarget(database, SchemaOf(month)).Fill(from, cancel);
    }

    public void Drop(AuditMonth month)
    {
        if (postgres is null)
        {
            foreach (var end in (string[])["-wal", "-shm", ""]) File.Delete(FileOf(month) + end);
            return;
        }

        using var database = new PostgresDatabase(postgres);
        using var connection = database.OpenAlone();
        PostgresSchema.Drop(connection, SchemaOf(month));
    }

    private IEnumerable<string> FilesThere() => Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*.db").Select(f => Path.GetFileNameWithoutExtension(f)) : [];

    private static IEnumerable<string> AreasThere(string postgres)
    {
        using var database = new PostgresDatabase(postgres);
        using var connection = database.OpenAlone();
        return [.. PostgresSchema.Areas(connection, Prefix).Select(a => a[Prefix.Length..].Replace('_', '-'))];
    }

    private string FileOf(AuditMonth month) => Path.Combine(_folder, $"{month}.db");

    private static string SchemaOf(AuditMonth month) => Prefix + month.ToString().Replace('-', '_');
}
