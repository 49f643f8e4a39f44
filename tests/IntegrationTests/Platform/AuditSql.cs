using JinhuRedCross.Tests;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JinhuRedCross.IntegrationTests.Platform;

/// <summary>What somebody does to the newest month of the audit trail behind the program's back.</summary>
internal static class AuditSql
{
    /// <summary>Takes the oldest month away, with all that names it.</summary>
    public static async Task Drop(string folder)
    {
        await using var connection = new NpgsqlConnection((await DatabaseOfFolder.ArgumentsFor(folder))[1] + ";Pooling=false");
        await connection.OpenAsync();
        await using var find = new NpgsqlCommand("select min(area) from public.schema_scripts where area like 'audit_%'", connection);
        var schema = await find.ExecuteScalarAsync();
        await using var drop = new NpgsqlCommand($"drop schema {schema} cascade; delete from public.schema_scripts where area = '{schema}'", connection);
        await drop.ExecuteNonQueryAsync();
    }

    public static async Task Run(string folder, string sql)
    {
        if (!TestDatabase.IsWanted)
        {
            var file = Directory.GetFiles(Path.Combine(folder, "audit"), "*.db").Order(StringComparer.Ordinal).Last();
            await using var opened = new SqliteConnection($"Data Source={file};Pooling=false");
            await opened.OpenAsync();
            await using var change = opened.CreateCommand();
            change.CommandText = sql;
            Assert.Equal(1, await change.ExecuteNonQueryAsync());
            return;
        }

        await using var connection = new NpgsqlConnection((await DatabaseOfFolder.ArgumentsFor(folder))[1] + ";Pooling=false");
        await connection.OpenAsync();
        await using var find = new NpgsqlCommand("select max(area) from public.schema_scripts where area like 'audit_%'", connection);
        await using var command = new NpgsqlCommand($"set search_path = {await find.ExecuteScalarAsync()}; {sql}", connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
