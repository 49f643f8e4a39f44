using Microsoft.Data.Sqlite;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>What cannot be read is a fault that somebody must mend, and is never shown as erased on purpose.</summary>
[Trait("Store", "Sqlite")]
public sealed class LosingPersonalData : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_part_that_cannot_be_decrypted_turns_health_red_and_is_no_erasure()
    {
        string gift;
        await using (var host = await TestHost.Start(folder: _folder.FullName))
            gift = (await (await new Desk(host.Client).Launch()).Record(Plans.Gift(5).With("message", "示例留言"))).IsCreated().Id;
        Spoil();
        foreach (var file in _folder.GetFiles("read.db*")) file.Delete();

        await using var again = await TestHost.Start(folder: _folder.FullName);
        var shown = (await new Desk(again.Client).Get("donations/" + gift)).IsOk();

        Assert.False((bool)shown.Json["restricted"]!);
        Assert.Empty((await new Desk(again.Client).Get("/api/v1/platform/erasures")).IsOk().Items);
        var health = await again.Client.GetAsync("/health/ready");
        Assert.False(health.IsSuccessStatusCode);
        Assert.Contains("Private parts cannot be read", await health.Content.ReadAsStringAsync());
        var (code, output) = await Verb.Run(_folder.FullName, "verify");
        Assert.Equal(1, code);
        Assert.Contains("无法解密", output);
    }

    [Fact]
    public async Task Keys_are_changed_by_verbs_while_no_host_runs_and_nothing_is_lost()
    {
        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            (await (await new Desk(host.Client).Launch()).Record(Plans.Gift(5).With("message", "示例留言"))).IsCreated();
            Assert.Equal(2, (await Verb.Run(_folder.FullName, "rotate-keys")).ExitCode);
        }

        foreach (var verb in (string[][])[["rotate-keys"], ["rotate-keys"], ["reencrypt"], ["retire-key", "2"]])
        {
            var (code, output) = await Verb.Run(_folder.FullName, verb);
            Assert.True(code == 0, output);
        }

        Assert.Equal(["journal-1.key", "journal-3.key", "seal.pem"], KeysOfTheJournal());
        Assert.Equal(1, (await Verb.Run(_folder.FullName, "retire-key", "1")).ExitCode);
        foreach (var file in _folder.GetFiles("read.db*")) file.Delete();
        await using var again = await TestHost.Start(folder: _folder.FullName);
        Assert.Contains("示例留言", (await new Desk(again.Client).Get($"campaigns/{Number}/donations")).IsOk().Text);
    }

    // Sign-in has keys of its own beside them.
    private IEnumerable<string?> KeysOfTheJournal() =>
        Directory.GetFiles(Path.Combine(_folder.FullName, "keys")).Select(Path.GetFileName).Where(name => !name!.StartsWith("access", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Number => $"JH-MJ-{Plans.Today.Year}-0001";

    private void Spoil()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "journal.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "update journal set private = zeroblob(length(private)) where name = 'donation-recorded'";
        command.ExecuteNonQuery();
    }
}
