using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed partial class BackingUp : IDisposable
{
    private const string Message = "金丝雀留言内容很长很长";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    private string Source => Path.Combine(_folder.FullName, "source");

    private string Target => Path.Combine(_folder.FullName, "target");

    private string File1 => Path.Combine(_folder.FullName, "jinhu.backup");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task While_gifts_pour_in_a_moment_is_kept_and_restored_elsewhere_all_is_as_it_was_then()
    {
        var (load, stop, key) = (new Load(), false, Guid.CreateVersion7().ToString());
        var known = Plans.Gift(7).With("message", Message);
        Campaign campaign;
        Answer recorded;
        List<JsonNode> listed;
        (int ExitCode, string Output) backup;
        int before;
        await using (var host = await ProcessHost.Start(Source))
        {
            campaign = await new Desk(host.Client).Launch();
            recorded = (await campaign.Record(known, key)).IsCreated();
            var working = load.Run(campaign, clients: 4, enough: _ => Volatile.Read(ref stop));
            await load.UntilAcknowledged(300);
            before = load.Acknowledged;
            backup = await ProcessHost.Run(Source, "backup", File1);
            Assert.True(load.Acknowledged > before, "nothing came in while it was backed up");
            Volatile.Write(ref stop, true);
            await working;
            (await campaign.Desk.Post($"donations/{recorded.Id}/erase", new JsonObject { ["kinds"] = new JsonArray("message"), ["reason"] = "本人请求", ["identityChecked"] = true })).IsOk();
            listed = await Listed(campaign);
        }

        Assert.True(backup.ExitCode == 0, backup.Output);
        var restore = await ProcessHost.Run(Target, "restore", File1, "--erasures", Path.Combine(Source, "erasures.log"));
        Assert.True(restore.ExitCode == 0, restore.Output);
        Assert.Empty(Canaries.Found(Target, Message));
        var verify = await ProcessHost.Run(Target, "verify");
        Assert.True(verify.ExitCode == 0, verify.Output);
        Assert.Equal(NewestSeal().Match(backup.Output).Value, NewestSeal().Match(verify.Output).Value);

        await using var again = await TestHost.Start(folder: Target);
        campaign = campaign with { Desk = new(again.Client) };
        var shown = (await campaign.Get()).IsOk();
        var count = (int)shown.Json["donationCount"]!;
        Assert.InRange(count, before + 1, load.Acknowledged + 1);
        var restored = await Listed(campaign);
        Assert.Equal(listed.Take(count).Select(g => g.ToJsonString()), restored.Select(g => g.ToJsonString()));
        Assert.Equal(shown.Yuan("raisedAmount"), restored.Sum(g => (decimal)g["amount"]!));
        (await campaign.Record(known)).IsRefused(409, "donation.payment_recorded");
        var repeated = (await campaign.Record(known, key)).IsCreated();
        Assert.Equal((true, recorded.Number, null), (repeated.Replayed, repeated.Number, (string?)repeated.Json["message"]));
        Assert.Single((await campaign.Desk.Get("/api/v1/platform/erasures")).IsOk().Items);
        Assert.Equal($"{campaign.Number}-{count + 1:D6}", (await campaign.Receive(3)).Number);
        Assert.Empty(Canaries.Found(Target, Message));
    }

    [Fact, Trait("Store", "Sqlite")]
    public async Task Killed_in_the_middle_a_restore_leaves_nothing_that_passes_for_data_and_can_be_tried_again()
    {
        await using (var host = await TestHost.Start(folder: Source))
        {
            var campaign = await new Desk(host.Client).Launch(HandedIn.Plan);
            await campaign.Import(HandedIn.Csv(Enumerable.Range(1, 20_000).Select(n => $"{n},2020-02-01,示例{n},1,,")));
            Assert.Equal(0, (await Verb.Run(Source, "backup", File1)).ExitCode);
        }

        var journal = Path.Combine(Target, "journal.db");
        // The program starts, checks, writes: somewhere in all that it ends.
        for (var tenths = 8; tenths < 40 && !File.Exists(journal); tenths += Random.Shared.Next(3, 9))
        {
            await ProcessHost.RunAndKill(TimeSpan.FromSeconds(tenths / 10.0), Target, "restore", File1);
            if (!File.Exists(Path.Combine(Target, "restore-unfinished")) || File.Exists(journal)) continue;
            var (code, output) = await Verb.StartInVain(Target);
            Assert.NotEqual(0, code);
            Assert.Contains("恢复没有完成", output);
        }

        if (!File.Exists(journal)) Assert.Equal(0, (await Verb.Run(Target, "restore", File1)).ExitCode);
        var verify = await Verb.Run(Target, "verify");
        Assert.True(verify.ExitCode == 0, verify.Output);
        await using var restored = await TestHost.Start(folder: Target);
        var shown = (await new Desk(restored.Client).Get($"campaigns/JH-MJ-{Plans.Today.Year}-0001")).IsOk();
        Assert.Equal(20_000, (int)shown.Json["donationCount"]!);
    }

    [Fact, Trait("Store", "Sqlite")]
    public async Task A_place_in_use_or_not_empty_is_refused_in_a_sentence()
    {
        await using var host = await ProcessHost.Start(Source);
        (await new Desk(host.Client).Post("campaigns", Plans.General())).IsCreated();
        Assert.Equal(0, (await Verb.Run(Source, "backup", File1)).ExitCode);

        var inUse = await Verb.Run(Source, "restore", File1);
        await host.Kill();
        var full = await Verb.Run(Source, "restore", File1);
        var there = await Verb.Run(Source, "backup", File1);
        var nowhere = await Verb.Run(Target, "backup", File1 + "2");

        Assert.Equal([2, 2, 2, 2], [inUse.ExitCode, full.ExitCode, there.ExitCode, nowhere.ExitCode]);
        Assert.Contains("正被另一个进程使用", inUse.Output);
        Assert.Contains("只能恢复到空的位置", full.Output);
        Assert.Contains("已经存在", there.Output);
        Assert.All((string[])[inUse.Output, full.Output, there.Output, nowhere.Output], o => Assert.DoesNotContain("   at ", o));
        Assert.False(File.Exists(File1 + "2"));
    }

    private static async Task<List<JsonNode>> Listed(Campaign campaign)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await campaign.Get("donations?limit=1")).IsOk().Lags) await Task.Delay(20, patience.Token);
        return await campaign.Desk.All(campaign.Path + "/donations?sort=number");
    }

    [GeneratedRegex(@"\(newest seal\): .*")]
    private static partial Regex NewestSeal();
}
