using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Platform;

public sealed class PurgingTheAuditTrail : IDisposable
{
    private const string Trail = "/api/v1/platform/audit";
    private const int Ago = 40;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_old_month_goes_leaves_its_first_and_last_hash_in_the_journal_and_all_still_verifies()
    {
        await InAnOldMonth(purgesItself: false);
        await using (var host = await TestHost.Start(folder: _folder.FullName))
        {
            var desk = new Desk(host.Client, "auditor");
            // What he did, and his sign-in.
            Assert.Equal(4, (await desk.Get($"{Trail}?actor=then")).IsOk().Items.Count);
            var before = Plans.Today.AddMonths(-36).ToString("yyyy-MM");
            Assert.Single((await desk.Post($"{Trail}/purge?dryRun=true", Purge(before))).IsOk().Json["purged"]!.AsArray());
            Assert.Equal(4, (await desk.Get($"{Trail}?actor=then")).IsOk().Items.Count);

            var purged = (await desk.Post($"{Trail}/purge", Purge(before), "once")).IsOk();

            var month = Assert.Single(purged.Json["purged"]!.AsArray())!;
            Assert.Equal((Month, 6), ((string)month["name"]!, (int)month["size"]!));
            Assert.All((string[])["first", "last", "root"], m => Assert.Equal(64, ((string)month[m]!).Length));
            Assert.Empty((await desk.Get($"{Trail}?actor=then")).IsOk().Items);
            Assert.Equal(month.ToJsonString(), Assert.Single((await desk.Get($"{Trail}/purged")).IsOk().Items)!.ToJsonString());
            Assert.True((await desk.Post($"{Trail}/purge", Purge(before), "once")).IsOk().Replayed);
            Assert.Empty((await desk.Post($"{Trail}/purge", Purge(before))).IsOk().Json["purged"]!.AsArray());
            Assert.NotEmpty((await desk.Get($"{Trail}?action=auditPurge")).IsOk().Items);
        }

        var (code, output) = await Verb.Run(_folder.FullName, "verify");
        Assert.True(code == 0, output);
        Assert.DoesNotContain($"审计 {Month}", output);
        await DatabaseOfFolder.Drop(_folder.FullName);
    }

    [Fact]
    public async Task A_month_that_was_altered_is_not_purged()
    {
        await InAnOldMonth(purgesItself: false);
        await AuditSql.Run(_folder.FullName, "update journal set at = replace(at, 'Z', '1Z') where position = 2");
        await using var host = await TestHost.Start(folder: _folder.FullName);

        (await new Desk(host.Client).Post($"{Trail}/purge", Purge(Plans.Today.AddMonths(-36).ToString("yyyy-MM")))).IsRefused(409, "audit.month_unsealed");
    }

    [Fact]
    public async Task A_month_that_somebody_took_away_is_missed()
    {
        await InAnOldMonth(purgesItself: false);
        await using (var host = await TestHost.Start(folder: _folder.FullName))
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var journal = host.App.Services.GetRequiredService<BuildingBlocks.Journal.Journal>();
            while (!(await journal.ReadAfter(0, 1000, default)).Any(r => r.Event is BuildingBlocks.Audit.AuditMonthAnchored)) await Task.Delay(50, patience.Token);
        }

        if (Tests.TestDatabase.IsWanted) await AuditSql.Drop(_folder.FullName);
        else File.Delete(Path.Combine(_folder.FullName, "audit", Month + ".db"));

        var (code, output) = await Verb.Run(_folder.FullName, "verify");
        Assert.Equal(1, code);
        Assert.Contains($"审计 {Month}：整月缺失", output);
        await DatabaseOfFolder.Drop(_folder.FullName);
    }

    [Fact]
    public async Task A_month_that_was_kept_for_long_enough_goes_by_itself_and_a_younger_one_stays()
    {
        await InAnOldMonth(purgesItself: true);
        await using var host = await TestHost.Start(folder: _folder.FullName);
        var desk = new Desk(host.Client, "auditor");
        await Note(desk, 7);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await desk.Get($"{Trail}/purged")).IsOk().Items.Count == 0) await Task.Delay(100, patience.Token);

        var month = Assert.Single((await desk.Get($"{Trail}/purged")).IsOk().Items)!;
        Assert.Equal((Month, 6), ((string)month["name"]!, (int)month["size"]!));
        Assert.All((string[])["first", "last", "root"], m => Assert.Equal(64, ((string)month[m]!).Length));
        Assert.Empty((await desk.Get($"{Trail}?actor=then")).IsOk().Items);
        Assert.NotEmpty((await desk.Get($"{Trail}?action=parameterChange")).IsOk().Items);
    }

    private static string Month => Plans.Today.AddMonths(-Ago).ToString("yyyy-MM");

    private static JsonObject Purge(string before) => new() { ["before"] = before, ["reason"] = "保留期满" };

    private async Task InAnOldMonth(bool purgesItself)
    {
        var offset = new DateTimeOffset(Plans.Today.AddMonths(-Ago).ToDateTime(new(4, 0)), TimeSpan.Zero) - TimeProvider.System.GetUtcNow();
        await using var host = await TestHost.Start(folder: _folder.FullName, customise: b => b.Services.AddSingleton<TimeProvider>(new Earlier(offset)));
        var desk = new Desk(host.Client, "then");
        (await desk.Post("/api/v1/platform/parameters/Audit.PurgesItself/set", new JsonObject { ["value"] = purgesItself ? 1 : 0, ["basis"] = "示例", ["from"] = Plans.Day(0) })).IsOk();
        for (var i = 0; i < 2; i++) await Note(desk, 1000 + i);
    }

    private static async Task Note(Desk desk, decimal yuan) =>
        (await desk.Post("/api/v1/platform/parameters/Fundraising.LargeDonationYuan/set", new JsonObject { ["value"] = yuan, ["basis"] = "示例", ["from"] = Plans.Day(0) })).IsOk();

    /// <summary>A clock that is behind, and runs.</summary>
    private sealed class Earlier(TimeSpan offset) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
    }
}
