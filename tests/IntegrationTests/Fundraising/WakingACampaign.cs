using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class WakingACampaign : IDisposable
{
    private const int Gifts = 600;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    private string SnapshotFile => Path.Combine(_folder.FullName, "snapshots.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact, Trait("Store", "Sqlite")]
    public async Task From_its_snapshot_gives_the_campaign_that_it_was()
    {
        var (campaign, before) = await Filled();
        Assert.Equal(1, Snapshots());
        await Wakes(campaign, before);
        Assert.Equal(HttpStatusCode.Created, (await Again(campaign, c => c.Record(Plans.Gift(1)))).Status);
    }

    [Fact, Trait("Store", "Sqlite")]
    public async Task Without_a_snapshot_that_can_be_used_gives_the_same_campaign()
    {
        var (campaign, before) = await Filled();
        await File.WriteAllBytesAsync(SnapshotFile, Encoding.UTF8.GetBytes(new string('x', 40_000)), TestContext.Current.CancellationToken);
        await Wakes(campaign, before);
        File.Delete(SnapshotFile);
        await Wakes(campaign, before);
    }

    [Fact]
    public async Task After_a_kill_gives_the_campaign_that_it_was()
    {
        Campaign campaign;
        Answer before;
        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            campaign = await Fill(new Desk(host.Client));
            before = (await campaign.Get()).IsOk();
            await host.Kill();
        }

        await using var again = await TestHost.Start(folder: _folder.FullName);
        Assert.Equal(before.Text, (await (campaign with { Desk = new(again.Client) }).Get()).IsOk().Text);
    }

    private async Task<(Campaign Campaign, Answer Before)> Filled()
    {
        await using var host = await TestHost.Start(folder: _folder.FullName);
        var campaign = await Fill(new Desk(host.Client));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Snapshots() == 0) await Task.Delay(20, patience.Token);
        return (campaign, (await campaign.Get()).IsOk());
    }

    private static async Task<Campaign> Fill(Desk desk)
    {
        var campaign = await desk.Launch();
        var load = new Load();
        var sent = 0;
        await load.Run(campaign, clients: 8, _ => Interlocked.Increment(ref sent) >= Gifts);
        await campaign.Spend(1.23m);
        (await campaign.Request(2)).IsCreated();
        return campaign;
    }

    private async Task Wakes(Campaign campaign, Answer before) => Assert.Equal(before.Text, (await Again(campaign, c => c.Get())).IsOk().Text);

    private async Task<Answer> Again(Campaign campaign, Func<Campaign, Task<Answer>> ask)
    {
        await using var host = await TestHost.Start(folder: _folder.FullName);
        return await ask(campaign with { Desk = new(host.Client) });
    }

    private long Snapshots()
    {
        using var connection = new SqliteConnection($"Data Source={SnapshotFile};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from grain_storage";
        return (long)command.ExecuteScalar()!;
    }
}
