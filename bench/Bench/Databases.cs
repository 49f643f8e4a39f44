using Npgsql;

namespace JinhuRedCross.Bench;

/// <summary>Databases of the bench's own server.</summary>
internal static class Databases
{
    /// <summary>An empty database; its connection string.</summary>
    public static async Task<string> New(string server, string name)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using (var drop = source.CreateCommand($"drop database if exists {name} with (force)")) await drop.ExecuteNonQueryAsync();
        await using (var create = source.CreateCommand($"create database {name}")) await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }
}
