using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.Tests;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JinhuRedCross.IntegrationTests.Accidents;

public sealed class OpeningNewerData : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_older_program_refuses_the_tables_of_a_newer_one_and_leaves_them_alone()
    {
        await using var database = await TestDatabase.CreateIfWanted();
        if (database is not null) DatabaseOfFolder.Put(_folder.FullName, database.ConnectionString);
        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            await new Desk(host.Client).Launch();
            Assert.Equal(0, await host.Stop());
        }

        var file = Path.Combine(_folder.FullName, "journal.db");
        await Upgrade(database, file, 99);
        var (code, said) = await ProcessHost.StartInVain(_folder.FullName);
        Assert.NotEqual(0, code);
        Assert.Contains("99", said);
        Assert.DoesNotContain("   at ", said);
        Assert.NotEqual(0, (await Verb.Run(_folder.FullName, "verify")).ExitCode);

        await Upgrade(database, file, null);
        (code, said) = await Verb.Run(_folder.FullName, "verify");
        Assert.True(code == 0, said);
    }

    // Null takes it back.
    private static async Task Upgrade(TestDatabase? database, string file, int? to)
    {
        if (database is null)
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
            await using var version = new SqliteCommand(to is null ? "pragma user_version = 1" : $"pragma user_version = {to}", connection);
            await version.ExecuteNonQueryAsync();
        }
        else
        {
            await using var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await using var script = new NpgsqlCommand(
                to is null ? "delete from public.schema_scripts where number = 99" : $"insert into public.schema_scripts (area, number, name) values ('journal', {to}, 'newer')", connection);
            await script.ExecuteNonQueryAsync();
        }
    }
}
