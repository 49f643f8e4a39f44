using System.Net;

namespace JinhuRedCross.IntegrationTests.Fundraising;

[Trait("Store", "Sqlite")]
public sealed class FillingTheDisk
{
    [Fact]
    public async Task A_full_disk_is_told_and_survived_and_with_more_room_it_goes_on_by_itself()
    {
        using var disk = SmallDisk.Of(megabytes: 8);
        await using var host = await ProcessHost.Start(disk.Folder);
        var campaign = await new Desk(host.Client).Launch();
        var load = new Load(message: new string('满', 500));

        // Until full, and a while beyond.
        var refused = 0;
        await load.Run(campaign, clients: 4, enough: a => a.Status == HttpStatusCode.ServiceUnavailable && Interlocked.Increment(ref refused) > 40);
        Assert.InRange(load.Acknowledged, 100, 20_000);
        foreach (var path in (string[])[campaign.Path, campaign.Path + "/donations", "campaigns", "tasks", campaign.PublicPath])
        {
            var answer = await campaign.Desk.Get(path);
            if (answer.Status != HttpStatusCode.OK) answer.IsRefused(503, "store.unavailable");
        }

        disk.Grow(megabytes: 64);
        await UntilItTakesGifts(campaign, load);

        await load.IsThereOnce(campaign);
        await UntilItIsWell(host.Client);
        Assert.Equal(0, await host.Stop());
    }

    // Sealing failed with the rest and is tried again each second; until then health says so.
    private static async Task UntilItIsWell(HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!(await client.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode) await Task.Delay(50, patience.Token);
    }

    private static async Task UntilItTakesGifts(Campaign campaign, Load load)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var one = load.Gifts.First();
        while ((await campaign.Record(one.Body, one.Key)).Status != HttpStatusCode.Created) await Task.Delay(50, patience.Token);
    }
}
