using Npgsql;

namespace JinhuRedCross.Bench;

/// <summary>Databases of the bench's own server.</summary>
internal static class Databases
{
    /// <summary>An empty database; its connection string.</summary>
    public static async Task<string> New(string server, string name)
    {
        await Run(server, $"drop database if exists {name} with (force)");
        await Run(server, $"create database {name}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }

    public static async Task Run(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
