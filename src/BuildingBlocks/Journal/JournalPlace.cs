using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using JinhuRedCross.BuildingBlocks.OwnTables;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Where a journal lies, or is to lie, for verbs: the settings of the host.</summary>
public sealed class JournalPlace : IDisposable
{
    private readonly DataFolder _folder;
    private readonly PostgresDatabase? _database;
    private readonly string? _postgres;

    /// <param name="postgres">Connection string of the database that holds the journal; null where the folder does.</param>
    public JournalPlace(string dataDirectory, string? keysDirectory, string? postgres = null)
    {
        _folder = DataFolder.Look(dataDirectory, keysDirectory);
        if (postgres is not { Length: > 0 }) return;
        _postgres = postgres;
        _database = new(postgres);
    }

    internal string Name => _database?.Name ?? _folder.Path;

    internal string Directory => _folder.Path;

    internal AuditPlace Audit => new(_folder.Path, _postgres);

    internal string Keys => _folder.Keys;

    /// <summary>The journal that a restore into this place was to bring; null where none broke off.</summary>
    internal string? Marked => File.Exists(_folder.RestoreMark) ? File.ReadAllText(_folder.RestoreMark) : null;

    public void Dispose() => _database?.Dispose();

    /// <summary>A module's own tables, where the journal is.</summary>
    internal OwnStore Own(IKeptBeside kept) => new(kept.Name, kept.GetType().Assembly, Directory, _postgres);

    internal IJournalMoment OpenMoment() => _postgres is null ? SqliteJournalMoment.Open(_folder.JournalFile) : PostgresJournalMoment.Open(_postgres);

    internal IJournalTarget Target() => _database is null ? new SqliteJournalTarget(_folder.JournalFile) : new PostgresJournalTarget(_database);

    /// <summary>Keeps hosts and other verbs away, as far as the folder can: of a database only its users know who works on it.</summary>
    internal DataFolder TakeForWork() => _database is null ? DataFolder.TakeJournal(_folder.Path, _folder.Keys) : DataFolder.Take(_folder.Path, _folder.Keys, shared: true);

    internal DataFolder TakeForRestore() => DataFolder.Take(_folder.Path, _folder.Keys, mayBeMarked: true);

    /// <summary>The store with its keys; what it names is there.</summary>
    /// <exception cref="JournalKeysMissingException">A key is not in the folder, or is another one.</exception>
    internal async Task<(IJournalStore Store, JournalKeys Keys)> Open(CancellationToken cancel)
    {
        var keys = JournalKeys.Look(Keys);
        IJournalStore store = _database is null
            ? new SqliteJournalStore(_folder.JournalFile, keys)
            : new PostgresJournalStore(_database, PostgresJournalSchema.Open(_database, Keys));
        await store.Open(cancel);
        return (store, keys);
    }

    /// <summary>From now on the journal does without this key.</summary>
    internal void ForgetKey(byte number)
    {
        var sql = $"delete from journal_keys where number = {number}";
        if (_database is null)
        {
            using var file = SqliteJournalSchema.OpenForWriting(_folder.JournalFile, mayCreate: false);
            SqliteJournalSchema.Run(file, sql);
            return;
        }

        using var connection = _database.OpenAlone();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>What was made from another journal would pass for this one's, since both have one identity.</summary>
    internal void DropDerived()
    {
        foreach (var name in (string[])["read.db", "snapshots.db"])
        {
            foreach (var file in System.IO.Directory.GetFiles(Directory, name + "*")) File.Delete(file);
        }
    }

    internal void Mark(Guid journal) => File.WriteAllText(_folder.RestoreMark, journal.ToString());

    internal void Unmark() => File.Delete(_folder.RestoreMark);
}
