using System.Net;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>The limit of an emergency's filing passes without anybody asking (FUN-03).</summary>
public sealed class NotingWhatIsOverdue : IDisposable
{
    private const string Overdue = "campaign-filing-overdue";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_unfiled_emergency_is_noted_by_itself_and_once_though_the_host_is_killed_and_started_again()
    {
        Campaign campaign;
        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            campaign = await Launch(host.Client);
            await UntilNoted(campaign);
            await host.Kill();
        }

        await using var again = await TestHost.Start(folder: _folder.FullName);
        campaign = campaign with { Desk = new(again.Client) };
        // When this one is noted, the loop has been round again.
        await UntilNoted(await Launch(again.Client));

        Assert.Equal(1, await Noted(campaign));
        (await campaign.Post("file", Plans.Filing(0))).IsRefused(422, "campaign.filed_late");
        (await campaign.Post("file", Plans.Filing(0).With("lateReason", "灾区断网"))).IsOk();
    }

    [Fact]
    public async Task What_fell_due_while_nobody_ran_is_noted_at_the_next_start()
    {
        Campaign campaign;
        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            // Killed at once: the loop may or may not have come to it.
            campaign = await Launch(host.Client);
            await host.Kill();
        }

        await using var again = await TestHost.Start(folder: _folder.FullName);
        await UntilNoted(campaign with { Desk = new(again.Client) });
    }

    // It began so long ago that its limit has passed.
    private static Task<Campaign> Launch(HttpClient client) => new Desk(client).Launch(Plans.Emergency().With("startsOn", Plans.Day(-60)));

    private static async Task<int> Noted(Campaign campaign) => (await campaign.Get("history")).Is(HttpStatusCode.OK).Items.Count(i => (string?)i!["what"] == Overdue);

    private static async Task UntilNoted(Campaign campaign)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await Noted(campaign) == 0) await Task.Delay(50, patience.Token);
    }
}
