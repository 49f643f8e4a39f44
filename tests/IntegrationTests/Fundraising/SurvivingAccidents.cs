namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class SurvivingAccidents : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    private string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Killed_under_load_it_loses_and_doubles_nothing()
    {
        var load = new Load();
        Campaign? campaign = null;
        for (var round = 0; round < 3; round++)
        {
            await using var host = await ProcessHost.Start(Folder);
            campaign = campaign is null ? await new Desk(host.Client).Launch() : campaign with { Desk = new(host.Client) };
            if (round > 0) await load.IsThereOnce(campaign);
            var working = load.Run(campaign, clients: 8);
            await load.UntilAcknowledged(load.Acknowledged + Random.Shared.Next(1, 400));
            await host.Kill();
            await working;
        }

        await using var last = await TestHost.Start(folder: Folder);
        await load.IsThereOnce(campaign! with { Desk = new(last.Client) });
    }

    [Fact]
    public async Task Told_to_stop_under_load_it_ends_cleanly_and_keeps_its_promises()
    {
        var load = new Load();
        Campaign campaign;
        await using (var host = await ProcessHost.Start(Folder))
        {
            campaign = await new Desk(host.Client).Launch();
            var working = load.Run(campaign, clients: 8);
            await load.UntilAcknowledged(200);
            Assert.Equal(0, await host.Stop());
            await working;
            // Asked whether it is ready before it was, it says no, and notes that.
            Assert.DoesNotContain(host.Failures, line => !line.Contains("HealthChecks", StringComparison.Ordinal));
        }

        await using var again = await TestHost.Start(folder: Folder);
        await load.IsThereOnce(campaign with { Desk = new(again.Client) });
    }

    [Fact, Trait("Store", "Sqlite")]
    public async Task A_second_host_on_one_folder_stops_and_says_why()
    {
        await using var first = await ProcessHost.Start(Folder);

        var (code, output) = await ProcessHost.StartInVain(Folder);

        Assert.NotEqual(0, code);
        Assert.Contains($"数据文件夹正被另一个进程使用：{Folder}", output);
        Assert.DoesNotContain("   at ", output);
        (await new Desk(first.Client).Post("campaigns", Plans.General())).IsCreated();
    }

    [Fact]
    public async Task On_an_address_that_is_taken_it_does_not_start_and_says_why()
    {
        await using var first = await TestHost.Start();

        var (code, output) = await Verb.StartInVain(Folder, "--urls", first.Client.BaseAddress!.ToString());

        Assert.NotEqual(0, code);
        Assert.Contains("地址已被另一个程序占用", output);
        Assert.DoesNotContain("Unhandled exception", output);
    }

    [Theory]
    [InlineData("journal-1.key", false)]
    [InlineData("journal-1.key", true)]
    public async Task Without_its_keys_it_does_not_start_and_says_why(string key, bool another)
    {
        await using (var host = await TestHost.Start(folder: Folder)) (await new Desk(host.Client).Post("campaigns", Plans.General())).IsCreated();
        var file = Path.Combine(Folder, "keys", key);
        var kept = await File.ReadAllTextAsync(file);
        if (another) await File.WriteAllTextAsync(file, Convert.ToBase64String(new byte[32]));
        else Directory.Delete(Path.Combine(Folder, "keys"), recursive: true);

        var (code, output) = await Verb.StartInVain(Folder);

        Assert.NotEqual(0, code);
        Assert.Contains("密钥缺失", output);
        Assert.Contains(key, output);
        Assert.DoesNotContain("   at ", output);
        Assert.DoesNotContain(kept, output);
    }

    [Theory, Trait("Store", "Sqlite")]
    [InlineData("gone")]
    [InlineData("empty")]
    [InlineData("noise")]
    [InlineData("holes")]
    [InlineData("half")]
    public async Task Damaged_read_models_are_made_again(string damage)
    {
        var load = new Load();
        Campaign campaign;
        await using (var host = await TestHost.Start(folder: Folder))
        {
            campaign = await new Desk(host.Client).Launch();
            await load.Run(campaign, clients: 4, enough: _ => load.Acknowledged >= 200);
        }

        await Damage(Path.Combine(Folder, "read.db"), damage);

        await using var again = await TestHost.Start(folder: Folder);
        await load.IsThereOnce(campaign with { Desk = new(again.Client) });
        Assert.True((await again.Client.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    private static async Task Damage(string file, string how)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        if (how == "noise") Random.Shared.NextBytes(bytes);
        // Whole pages in the middle: it opens, and is found out only when read.
        if (how == "holes") bytes.AsSpan(8192, bytes.Length - 16384).Fill(0xA5);
        if (how == "half") bytes = bytes[..(bytes.Length / 2)];
        if (how == "empty") bytes = [];
        if (how == "gone") File.Delete(file);
        else await File.WriteAllBytesAsync(file, bytes);
    }
}
