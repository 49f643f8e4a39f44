using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>Brings tables up to date by numbered additive scripts, each in one transaction with its line in <c>schema_scripts</c>.</summary>
/// <remarks>An area is a part of the program with tables and scripts of its own: <c>journal</c>, for example.</remarks>
internal static class PostgresSchema
{
    // Any number will do, as long as it stays the same.
    private const long Key = 0x4a_69_6e_68_75;
    private const int LongestWait = 120;

    /// <summary>Lets one process at a time work on the schema of this database, until the connection is closed.</summary>
    public static void Lock(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand($"select pg_advisory_lock({Key})", connection) { CommandTimeout = LongestWait };
        command.ExecuteNonQuery();
        Run(connection, """
            create table if not exists public.schema_scripts (
              area text collate "C" not null,
              number integer not null,
              name text not null,
              at timestamptz not null default now(),
              primary key (area, number))
            """);
    }

    /// <summary>Makes a schema that is called like its area.</summary>
    public static void Make(NpgsqlConnection connection, string area) => Run(connection, $"create schema if not exists {area}");

    /// <summary>The areas whose names begin so.</summary>
    public static IReadOnlyList<string> Areas(NpgsqlConnection connection, string prefix)
    {
        if (!IsUsed(connection)) return [];
        using var command = new NpgsqlCommand("select distinct area from public.schema_scripts where starts_with(area, $1) order by area", connection) { Parameters = { new() { Value = prefix } } };
        using var reader = command.ExecuteReader();
        var areas = new List<string>();
        while (reader.Read()) areas.Add(reader.GetString(0));
        return areas;
    }

    /// <summary>Drops a schema that is called like its area, with all it holds.</summary>
    public static void Drop(NpgsqlConnection connection, string area)
    {
        Lock(connection);
        using var transaction = connection.BeginTransaction();
        Run(connection, $"drop schema if exists {area} cascade");
        using var forget = new NpgsqlCommand("delete from public.schema_scripts where area = $1", connection) { Parameters = { new() { Value = area } } };
        forget.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>Runs the scripts that are not there yet; the first one has number 1. The connection holds <see cref="Lock"/>.</summary>
    /// <exception cref="NewerSchemaException">A newer version of the program has changed these tables.</exception>
    public static void Upgrade(NpgsqlConnection connection, string area, IReadOnlyList<SchemaScript> scripts)
    {
        for (var next = Check(connection, area, scripts.Count); next < scripts.Count; next++)
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, scripts[next].Sql);
            using var done = new NpgsqlCommand("insert into public.schema_scripts (area, number, name) values ($1, $2, $3)", connection)
            {
                Parameters = { new() { Value = area }, new() { Value = next + 1 }, new() { Value = scripts[next].Name } },
            };
            done.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    /// <summary>How many scripts of an area have run; 0 also where no part of the program has ever been.</summary>
    /// <exception cref="NewerSchemaException">More than this program knows.</exception>
    public static int Check(NpgsqlConnection connection, string area, int knows)
    {
        if (!IsUsed(connection)) return 0;
        using var newest = new NpgsqlCommand("select coalesce(max(number), 0) from public.schema_scripts where area = $1", connection) { Parameters = { new() { Value = area } } };
        var has = Convert.ToInt32(newest.ExecuteScalar(), CultureInfo.InvariantCulture);
        return has > knows ? throw new NewerSchemaException(has, knows) : has;
    }

    private static bool IsUsed(NpgsqlConnection connection)
    {
        using var there = new NpgsqlCommand("select to_regclass('public.schema_scripts') is not null", connection);
        return there.ExecuteScalar() is true;
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = LongestWait };
        command.ExecuteNonQuery();
    }
}

/// <summary>A step of a schema. What has run anywhere is never changed; a change is a further script.</summary>
internal sealed record SchemaScript(string Name, string Sql)
{
    /// <summary>A script that is embedded in this assembly as <c>folder.name</c>.</summary>
    public static SchemaScript Embedded(string folder, string name)
    {
        using var stream = typeof(SchemaScript).Assembly.GetManifestResourceStream($"{folder}.{name}") ?? throw new InvalidOperationException($"Script {name} is not embedded");
        using var reader = new StreamReader(stream);
        return new(name, reader.ReadToEnd());
    }
}
