using System.Data.Common;
using System.Reflection;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.OwnTables;

/// <summary>Tables of a module for what is no event of the business: the file <c>name.db</c> in the data folder, or the schema <c>name</c> of the database.</summary>
/// <remarks>Numbered additive scripts make them, embedded in the module as <c>Tables.Sqlite.001-….sql</c> and <c>Tables.Postgres.001-….sql</c>.</remarks>
public sealed class OwnStore
{
    private const string Defaults = PostgresDatabase.KeepsShortly + "Timeout=5;Command Timeout=15;Maximum Pool Size=16;Max Auto Prepare=32;Application Name=jinhu-";
    private readonly string _name;
    private readonly Assembly _scripts;
    private readonly string _file;
    private readonly string? _postgres;

    /// <param name="scripts">The module that brings the scripts.</param>
    /// <param name="directory">The data folder.</param>
    /// <param name="postgres">Connection string of the database; null where all lies in the folder.</param>
    public OwnStore(string name, Assembly scripts, string directory, string? postgres)
    {
        (_name, _scripts) = (name, scripts);
        _file = Path.Combine(directory, name + ".db");
        _postgres = postgres is { Length: > 0 } ? postgres : null;
    }

    public bool IsPostgres => _postgres is not null;

    /// <summary>Lets an Entity Framework context work on these tables.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        // What belongs together is read by one statement, so that it is of one moment.
        if (_postgres is not null) options.UseNpgsql($"{Defaults}{_name};{_postgres}", o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery));
        else options.UseSqlite(FileString(SqliteOpenMode.ReadWrite), o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery));
    }

    /// <summary>Whether the tables are there.</summary>
    /// <exception cref="Journal.Sqlite.NewerSchemaException">A newer version of the program has changed them.</exception>
    public bool IsThere()
    {
        if (_postgres is null) return File.Exists(_file) && SqliteScripts.Check(_file, All().Count) > 0;
        using var database = new PostgresDatabase(_postgres);
        using var connection = database.OpenAlone();
        return PostgresSchema.Check(connection, _name, All().Count) > 0;
    }

    /// <summary>Makes or upgrades the tables; of several processes one after the other.</summary>
    /// <exception cref="Journal.Sqlite.NewerSchemaException">A newer version of the program has changed them.</exception>
    public void Prepare() => Prepare(int.MaxValue);

    /// <param name="scripts">How many scripts at most, as an older version of the program would know.</param>
    internal void Prepare(int scripts)
    {
        var all = All().Take(scripts).ToList();
        if (_postgres is null)
        {
            SqliteScripts.Upgrade(_file, all);
            return;
        }

        using var database = new PostgresDatabase(_postgres);
        using var connection = database.OpenAlone();
        PostgresSchema.Lock(connection);
        using (var schema = new NpgsqlCommand($"create schema if not exists {_name}", connection)) schema.ExecuteNonQuery();
        PostgresSchema.Upgrade(connection, _name, all);
    }

    /// <summary>A connection for plain SQL; names need no schema in front.</summary>
    internal DbConnection Open()
    {
        DbConnection connection = _postgres is null ? new SqliteConnection(FileString(SqliteOpenMode.ReadWrite)) : new NpgsqlConnection($"{Defaults}{_name};Search Path={_name};{_postgres}");
        connection.Open();
        return connection;
    }

    /// <summary>Throws the file away, where what it holds can be missed.</summary>
    internal void Discard()
    {
        Close();
        foreach (var end in (ReadOnlySpan<string>)["", "-wal", "-shm"]) File.Delete(_file + end);
    }

    /// <summary>Lets go of the file.</summary>
    public void Close()
    {
        if (_postgres is not null) return;
        using var connection = new SqliteConnection(FileString(SqliteOpenMode.ReadWrite));
        SqliteConnection.ClearPool(connection);
    }

    private string FileString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder { DataSource = _file, Mode = mode, DefaultTimeout = 10, ForeignKeys = true }.ToString();

    private List<SchemaScript> All()
    {
        var folder = $"Tables.{(_postgres is null ? "Sqlite" : "Postgres")}.";
        return [.. _scripts.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => new SchemaScript(n[folder.Length..], Text(n)))];
    }

    private string Text(string resource)
    {
        using var reader = new StreamReader(_scripts.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
