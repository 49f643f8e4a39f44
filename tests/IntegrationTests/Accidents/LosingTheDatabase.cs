using System.Diagnostics;
using System.Net;
using JinhuRedCross.IntegrationTests.Fundraising;
using Npgsql;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Whatever happens to the database, callers are told the truth, and the host goes on by itself when it can.</summary>
[Trait("Store", "Postgres")]
public sealed class LosingTheDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");
    private readonly Load _load = new();
    private int _refused;
    private bool _over;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Stopped_and_started_again_it_loses_and_doubles_nothing()
    {
        await using var server = await OwnServer.Start();
        await Survive(server, async campaign =>
        {
            for (var round = 0; round < 2; round++)
            {
                await server.Stop();
                await UntilRefused(8);
                foreach (var path in (string[])[campaign.Path, campaign.Path + "/donations", "campaigns", "tasks", campaign.PublicPath, "/api/v1/platform/parameters"])
                {
                    var answer = await campaign.Desk.Get(path);
                    if (answer.Status == HttpStatusCode.OK) continue;
                    answer.IsRefused(503, "store.unavailable");
                    Assert.NotNull(answer.Headers.RetryAfter);
                }

                (await campaign.Desk.Get("/health/ready")).Is(HttpStatusCode.ServiceUnavailable);
                await server.StartAgain();
                await _load.UntilAcknowledged(_load.Acknowledged + 100);
            }
        });
    }

    [Fact]
    public async Task Ready_again_after_a_restart_it_refuses_nobody_because_of_a_connection_that_was_cut()
    {
        await using var server = await OwnServer.Start();
        DatabaseOfFolder.Put(_folder.FullName, server.ConnectionString);
        await using var host = await ProcessHost.Start(_folder.FullName);
        var campaign = await new Desk(host.Client).Launch();
        Task<Answer[]> AskTogether() => Task.WhenAll(Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? campaign.Get("donations") : campaign.Record(Plans.Gift(1))));
        // So that every pool keeps some.
        foreach (var answer in await AskTogether()) Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, answer.Text);
        await server.Stop();
        await server.StartAgain();
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30)))
            while ((await campaign.Desk.Get("/health/ready")).Status != HttpStatusCode.OK) await Task.Delay(20, patience.Token);
        foreach (var answer in await AskTogether()) Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, answer.Text);
    }

    [Fact]
    public async Task Cut_off_again_and_again_it_loses_and_doubles_nothing()
    {
        await using var server = await OwnServer.Start();
        await using var connection = await server.Connect();
        var ended = 0L;
        await Survive(server, async _ =>
        {
            for (var round = 0; round < 25; round++)
            {
                ended += await OwnServer.EndOthers(connection);
                await Task.Delay(Random.Shared.Next(1, 120));
            }
        });
        Assert.True(ended > 25, $"{ended} connections were cut");
    }

    [Fact]
    public async Task Without_a_connection_to_be_had_it_says_so_and_waits_for_one()
    {
        await using var server = await OwnServer.Start(setting: "max_connections = 25");
        var hogs = new List<NpgsqlConnection>();
        await Survive(server, async campaign =>
        {
            for (var round = 0; round < 5; round++)
            {
                await TakeAll(server, hogs);
                await OwnServer.EndOthers(hogs[0]);
            }

            await TakeAll(server, hogs);
            await UntilRefused(1);
            var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => campaign.Get("donations")));
            foreach (var answer in answers.Where(a => a.Status != HttpStatusCode.OK)) answer.IsRefused(503, "store.unavailable");
            Assert.Contains(answers, a => a.Status == HttpStatusCode.ServiceUnavailable);
            foreach (var hog in hogs) await hog.DisposeAsync();
        });
    }

    [Fact]
    public async Task Frozen_for_a_while_it_keeps_callers_waiting_and_goes_on()
    {
        await using var server = await OwnServer.Start();
        await Survive(server, async campaign =>
        {
            var asked = Stopwatch.GetTimestamp();
            var frozen = server.Freeze(TimeSpan.FromSeconds(3));
            await campaign.Desk.Post("campaigns", Plans.Targeted());
            Assert.True(Stopwatch.GetElapsedTime(asked) > TimeSpan.FromSeconds(2), "It was not frozen");
            await frozen;
        });
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 2)]
    public async Task A_flush_of_its_log_that_fails_brings_it_down_and_nothing_is_lost(int after, int count)
    {
        using var disk = new FaultyDisk(under: "/pg_wal/");
        await using var server = await OwnServer.Start(disk.Environment);
        await Survive(server, async _ =>
        {
            disk.FailFlushes(after, count);
            await disk.UntilOver();
        });
        Assert.True(disk.Flushes > 10);
        Assert.True(_refused > 0);
    }

    [Fact]
    public async Task Two_hosts_that_start_at_once_on_an_empty_database_both_work()
    {
        await using var server = await OwnServer.Start();
        DatabaseOfFolder.Put(_folder.FullName, server.ConnectionString);
        var hosts = await Task.WhenAll(ProcessHost.Start(_folder.FullName), ProcessHost.Start(_folder.FullName));
        await using var first = hosts[0];
        await using var second = hosts[1];

        var loads = hosts.Select(_ => new Load()).ToList();
        var campaigns = await Task.WhenAll(hosts.Select(h => new Desk(h.Client).Launch()));
        await Task.WhenAll(hosts.Select((_, i) => loads[i].Run(campaigns[i], clients: 4, enough: _ => loads[i].Acknowledged >= 100)));

        // Each is asked about what the other has taken.
        for (var i = 0; i < 2; i++) await loads[i].IsThereOnce(campaigns[i] with { Desk = new(hosts[1 - i].Client) });
        foreach (var host in hosts) Assert.Equal(0, await host.Stop());
        await Verb.Verify(_folder.FullName);
    }

    /// <summary>Lets an accident happen under load.</summary>
    private async Task Survive(OwnServer server, Func<Campaign, Task> accident)
    {
        DatabaseOfFolder.Put(_folder.FullName, server.ConnectionString);
        await using var host = await ProcessHost.Start(_folder.FullName);
        var campaign = await new Desk(host.Client).Launch();
        var working = _load.Run(campaign, clients: 8, enough: IsOver);
        await _load.UntilAcknowledged(100);

        await accident(campaign);

        await _load.UntilAcknowledged(_load.Acknowledged + 100);
        _over = true;
        await working;
        await _load.IsThereOnce(campaign);
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15)))
            while ((await campaign.Desk.Get("/health/ready")).Status != HttpStatusCode.OK) await Task.Delay(50, patience.Token);
        Assert.Equal(0, await host.Stop());
        await Verb.Verify(_folder.FullName);
    }

    private bool IsOver(Answer answer)
    {
        if (answer.Status != HttpStatusCode.Created) Interlocked.Increment(ref _refused);
        return _over;
    }

    private async Task UntilRefused(int more)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var enough = Volatile.Read(ref _refused) + more;
        while (Volatile.Read(ref _refused) < enough) await Task.Delay(5, patience.Token);
    }

    private static async Task TakeAll(OwnServer server, List<NpgsqlConnection> hogs)
    {
        try
        {
            while (true) hogs.Add(await server.Connect());
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            // Not one is left.
        }
    }
}
