using Npgsql;

namespace JinhuRedCross.Tests;

/// <summary>A PostgreSQL database that goes away after its test, on the server that <c>TEST_POSTGRES</c> names (<c>eng/postgres.sh start</c> prints it).</summary>
/// <remarks>Without the variable a test that asks for one fails: it is never skipped.</remarks>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _name;

    private TestDatabase(string name) => _name = name;

    /// <summary>Whether this run of the tests is the one on PostgreSQL: <c>TEST_STORE=postgres</c>.</summary>
    public static bool IsWanted => Environment.GetEnvironmentVariable("TEST_STORE") == "postgres";

    public string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = _name }.ToString();

    private static string Server => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException("This test needs PostgreSQL: start one with eng/postgres.sh and name it in TEST_POSTGRES");

    public static async Task<TestDatabase> Create()
    {
        var name = $"test_{Guid.CreateVersion7():N}";
        await Run($"create database {name}");
        return new(name);
    }

    /// <summary>A database where this run is on PostgreSQL; nothing where it is on SQLite.</summary>
    public static async Task<TestDatabase?> CreateIfWanted() => IsWanted ? await Create() : null;

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearPool(new(ConnectionString));
        await Run($"drop database {_name} with (force)");
    }

    private static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
