using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using JinhuRedCross.Tests;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>The store that this run of the tests is about, SQLite or PostgreSQL, with its keys in a folder; the same folder gives the same journal again.</summary>
internal sealed partial class TestStore : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, TestDatabase> _databases = new();
    private readonly Func<ValueTask> _close;

    private TestStore(JournalKeys keys, IJournalStore journal, ISealStore seals, Func<ValueTask> close) => (Keys, Journal, Seals, _close) = (keys, journal, seals, close);

    public JournalKeys Keys { get; }

    public IJournalStore Journal { get; }

    public ISealStore Seals { get; }

    public static string FileIn(string folder) => Path.Combine(folder, "journal.db");

    /// <summary>The database that belongs to a folder; null where the folder holds everything.</summary>
    public static string? DatabaseOf(string folder) => _databases.TryGetValue(folder, out var database) ? database.ConnectionString : null;

    public static async Task<TestStore> Open(string folder)
    {
        var keyFolder = Path.Combine(folder, "keys");
        if (!TestDatabase.IsWanted)
        {
            var keys = JournalKeys.Open(keyFolder, !File.Exists(FileIn(folder)));
            var sqlite = new SqliteJournalStore(FileIn(folder), keys);
            return new(keys, sqlite, sqlite, () => Close(sqlite));
        }

        if (!_databases.ContainsKey(folder)) _databases[folder] = await TestDatabase.Create();
        return OpenPostgres(DatabaseOf(folder)!, keyFolder);
    }

    /// <summary>A store on PostgreSQL, whichever the run is about.</summary>
    public static TestStore OpenPostgres(string connectionString, string keyFolder)
    {
        var database = new PostgresDatabase(connectionString);
        var keys = PostgresJournalSchema.Open(database, keyFolder);
        var store = new PostgresJournalStore(database, keys);
        return new(keys, store, store, async () =>
        {
            await store.DisposeAsync();
            database.Dispose();
        });
    }

    /// <summary>Drops what belongs to a folder beside its files.</summary>
    public static void Forget(string folder)
    {
        if (_databases.TryRemove(folder, out var database)) database.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Does something to the database behind the program's back, in SQLite's words; how many rows it touched.</summary>
    public static int Sql(string folder, string sql)
    {
        if (DatabaseOf(folder) is not { } database)
        {
            using var file = new SqliteConnection($"Data Source={FileIn(folder)};Pooling=false");
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteNonQuery();
        }

        using var connection = new NpgsqlConnection(database + ";Pooling=false");
        connection.Open();
        using var words = new NpgsqlCommand("create or replace function zeroblob(n int) returns bytea language sql immutable as $$ select decode(repeat('00', n), 'hex') $$", connection);
        words.ExecuteNonQuery();
        using var translated = new NpgsqlCommand(Blobs().Replace(sql, "'\\x$1'::bytea"), connection);
        return translated.ExecuteNonQuery();
    }

    public ValueTask DisposeAsync() => _close();

    private static ValueTask Close(SqliteJournalStore store)
    {
        store.Dispose();
        SqliteConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("(?<!')\\bx'([0-9a-f]+)'")]
    private static partial Regex Blobs();
}
