using System.Globalization;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.Tests;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>What lies beside the journal: over restarts, in backups, in older and newer programs.</summary>
public sealed class KeepingAccounts : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    private string Source => Path.Combine(_folder.FullName, "source");

    private string Target => Path.Combine(_folder.FullName, "target");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_expired_token_is_refused_at_its_second()
    {
        await using var access = await AccessHost.Start();
        var token = await access.Token();
        access.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(20));
        Assert.True(await access.Admits(token));

        access.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.False(await access.Admits(token));
        Assert.True(await access.Admits(await access.Token()));
    }

    [Fact]
    public async Task A_token_outlives_a_restart_and_the_configured_program_is_kept_as_configured()
    {
        string token;
        await using (var first = await AccessHost.Start(Source)) token = await first.Token();

        await using (var second = await AccessHost.Start(Source)) Assert.True(await second.Admits(token));

        await using (var third = await AccessHost.Start(Source, "--Access:Bootstrap:Client:Secret", "another-secret-of-2", "--Access:Bootstrap:Client:Permissions", "fundraising.read"))
        {
            Assert.NotEqual(200, (int)(await third.Connect("token", ("grant_type", "client_credentials"), ("client_id", AccessHost.ProgramId), ("client_secret", AccessHost.Secret))).Status);
            var less = await third.Token(secret: "another-secret-of-2");
            (await third.Get(less, $"{Desk.Root}/campaigns")).IsOk();
            var missing = (await third.Post(less, $"{Desk.Root}/campaigns", Plans.Targeted())).IsRefused(403, "permission.missing");
            Assert.Contains("fundraising.campaigns", (string?)missing.Json["detail"]);
        }

        await using var fourth = await AccessHost.Start(Source, "--Access:Bootstrap:Client:Id", "other");
        Assert.False(await fourth.Admits(token));
    }

    [Fact]
    public async Task A_further_key_signs_what_is_new_and_the_old_one_is_still_believed()
    {
        string before;
        await using (var first = await AccessHost.Start(Source)) before = await first.Token();
        var (code, said) = await Verb.Run(Source, "rotate-keys");
        Assert.True(code == 0 && said.Contains("access-2.key", StringComparison.Ordinal), said);

        await using var second = await AccessHost.Start(Source);
        var after = await second.Token();

        Assert.Equal(("access-1", "access-2"), (KeyOf(before), KeyOf(after)));
        Assert.True(await second.Admits(before));
        Assert.True(await second.Admits(after));

        static string KeyOf(string token) => new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token).Kid;
    }

    [Theory]
    [InlineData("--Access:Bootstrap:Client:Secret", "short")]
    [InlineData("--Access:Bootstrap:Client:Id", "a b")]
    [InlineData("--Access:Bootstrap:Client:Permissions", "everything")]
    public async Task What_is_configured_wrongly_is_told_and_nothing_starts(string setting, string value)
    {
        var (code, said) = await Verb.StartInVain(Source, "--Access:Bootstrap:Client:Id", "boot", "--Access:Bootstrap:Client:Secret", AccessHost.Secret, setting, value);

        Assert.NotEqual(0, code);
        Assert.Contains(setting[2..], said);
        Assert.DoesNotContain("   at ", said);
        Assert.DoesNotContain(AccessHost.Secret, said);
    }

    [Fact]
    public async Task A_backup_brings_programs_and_keys_but_no_tokens()
    {
        string token;
        var file = Path.Combine(_folder.FullName, "jinhu.backup");
        await using (var host = await AccessHost.Start(Source))
        {
            token = await host.Token();
            var (code, said) = await Verb.Run(Source, "backup", file);
            Assert.True(code == 0, said);
        }

        var restored = await Verb.Run(Target, "restore", file);
        Assert.True(restored.ExitCode == 0, restored.Output);

        await using var again = await AccessHost.Start(Target);
        Assert.False(await again.Admits(token));
        Assert.True(await again.Admits(await again.Token()));
    }

    [Fact]
    public async Task Tables_of_a_newer_program_are_refused_and_keys_must_be_theirs()
    {
        await using var database = await TestDatabase.CreateIfWanted();
        if (database is not null) DatabaseOfFolder.Put(Source, database.ConnectionString);
        await (await TestHost.Start(folder: Source)).DisposeAsync();

        var before = await Upgrade(database, 99);
        var (code, said) = await Verb.StartInVain(Source);
        Assert.True(code != 0 && said.Contains("99", StringComparison.Ordinal) && !said.Contains("   at ", StringComparison.Ordinal), said);
        await Upgrade(database, before);

        File.Move(Path.Combine(Source, "keys", "access-1.key"), Path.Combine(_folder.FullName, "away.key"));
        (code, said) = await Verb.StartInVain(Source);
        Assert.True(code != 0 && said.Contains("access-1.key", StringComparison.Ordinal) && !said.Contains("   at ", StringComparison.Ordinal), said);
        File.Move(Path.Combine(_folder.FullName, "away.key"), Path.Combine(Source, "keys", "access-1.key"));

        await using var last = await TestHost.Start(folder: Source);
        Assert.All(Directory.GetFiles(Path.Combine(Source, "keys")), OnlyItsOwnerReads);
    }

    [Fact]
    public async Task Accounts_and_programs_of_the_first_shape_are_taken_over_and_gain_nothing()
    {
        await using var database = await TestDatabase.CreateIfWanted();
        if (database is not null) DatabaseOfFolder.Put(Source, database.ConnectionString);
        Directory.CreateDirectory(Source);
        var store = AccessStore.At(Source, database?.ConnectionString);
        store.Prepare(scripts: 1);
        var (id, schema, yes, no) = (Guid.CreateVersion7().ToString().ToUpperInvariant(), database is null ? "" : "access.", database is null ? "1" : "true", database is null ? "0" : "false");
        await Run(database, $"""
            insert into {schema}accounts (id, user_name, display_name, enabled, factor_proved, factor_step, created_at, created_by, version) values ('{id}', 'of.before', '示例', {yes}, {no}, 0, 1760000000000, 'boot', 3);
            insert into {schema}account_roles (account_id, role) values ('{id}', 'storekeeper'), ('{id}', 'grassroots-officer');
            insert into {schema}clients (id, display_name, permissions, enabled, configured, created_at, created_by) values ('of-before', '示例', 'fundraising.read', {yes}, {no}, 1760000000000, 'boot');
            """);
        store.Close();

        await using var access = await AccessHost.Start(Source);

        var token = await access.Token();
        var account = (await access.Get(token, "accounts/of.before")).IsOk().Json;
        Assert.Equal("""["grassroots-officer","storekeeper"] [] null""", $"{account["roles"]!.ToJsonString()} {account["within"]!.ToJsonString()} {account["externalSubject"]?.ToJsonString() ?? "null"}");
        var program = (await access.Get(token, "clients")).IsOk().Items.Single(c => (string?)c!["id"] == "of-before")!;
        Assert.True(program["perMinute"] is null && program["organisationNumber"] is null && (bool)program["enabled"]!, program.ToJsonString());
        // Held everywhere the officer's role gave nothing, and gives nothing now that it holds something.
        var own = await access.TokenOf("of.before");
        (await access.Get(own, $"{Organisations.Unit.Root}/grassroots-organisations")).IsRefused(403, "permission.missing");
        (await access.Get(own, $"{Desk.Root}/campaigns")).IsOk();
        (await access.Post(token, "accounts/of.before/disable")).IsOk();
        Assert.False(await access.Admits(own));
    }

    private static void OnlyItsOwnerReads(string file)
    {
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    // What it was before; on PostgreSQL the newer script alone comes and goes.
    private async Task<int> Upgrade(TestDatabase? database, int to)
    {
        if (database is null)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(Source, "access.db")};Pooling=False");
            await connection.OpenAsync();
            await using var version = new SqliteCommand("pragma user_version", connection);
            var before = Convert.ToInt32(await version.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
            version.CommandText = $"pragma user_version = {to}";
            await version.ExecuteNonQueryAsync();
            return before;
        }

        await Run(database, to == 99 ? "insert into public.schema_scripts (area, number, name) values ('access', 99, 'newer')" : "delete from public.schema_scripts where number = 99");
        return 0;
    }

    private async Task Run(TestDatabase? database, string sql)
    {
        await using System.Data.Common.DbConnection connection = database is null ? new SqliteConnection($"Data Source={Path.Combine(Source, "access.db")};Pooling=False") : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
