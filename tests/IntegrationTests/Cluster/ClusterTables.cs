using System.Net;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.Host.Hosting;
using JinhuRedCross.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace JinhuRedCross.IntegrationTests.Cluster;

/// <summary>What Orleans asks of its cluster tables, against our own SQL for them.</summary>
[Trait("Store", "Postgres")]
public sealed class ClusterTables : IAsyncLifetime
{
    private const int Active = 3;
    private const int Dead = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TestClusterPortAllocator _ports = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.Create();
        await MakeTables();
    }

    public async ValueTask DisposeAsync()
    {
        _ports.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Are_made_once_by_processes_that_start_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(MakeTables)));
        Assert.Equal(1L, await Ask("select count(*) from schema_scripts where area = 'orleans'"));
    }

    [Fact]
    public async Task Let_silos_find_each_other_and_hear_of_each_others_end()
    {
        using var first = await Silo();
        using (var second = await Silo())
        {
            await Until("select count(*) from orleans.silo where status = $1", Active, 2);
            Assert.Equal(2, (await Hosts(first)).Values.Count(s => s == SiloStatus.Active));
            Assert.Equal(2, (await Hosts(second)).Values.Count(s => s == SiloStatus.Active));
            await second.StopAsync(TestContext.Current.CancellationToken);
        }

        await Until("select count(*) from orleans.silo where status = $1", Dead, 1);
        await Until("select count(*) from orleans.silo where status = $1", Active, 1);
        using var patience = new CancellationTokenSource(Patience);
        while ((await Hosts(first)).Values.Count(s => s == SiloStatus.Active) > 1) await Task.Delay(50, patience.Token);
        await first.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Show_that_a_silo_is_alive()
    {
        using var silo = await Silo();
        var before = (DateTime)(await Ask("select min(alive_at) from orleans.silo"))!;
        using var patience = new CancellationTokenSource(Patience);
        while ((DateTime)(await Ask("select min(alive_at) from orleans.silo"))! == before) await Task.Delay(100, patience.Token);
        await silo.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task MakeTables()
    {
        using var database = new PostgresDatabase(_database.ConnectionString);
        await new OrleansTables(database).StartAsync(default);
    }

    private async Task<IHost> Silo()
    {
        var (silo, gateway) = _ports.AllocateConsecutivePortPairs(1);
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(o => o
            .Configure<ClusterOptions>(c => (c.ServiceId, c.ClusterId) = ("test", "test"))
            .Configure<ClusterMembershipOptions>(m => m.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(1))
            .ConfigureEndpoints(IPAddress.Loopback, silo, gateway)
            .UseAdoNetClustering(a => (a.Invariant, a.ConnectionString) = (OrleansTables.Invariant, OrleansTables.ConnectionString(_database.ConnectionString))));
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    private static Task<Dictionary<SiloAddress, SiloStatus>> Hosts(IHost silo) =>
        silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);

    private async Task Until(string question, int parameter, long answer)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((long)(await Ask(question, parameter))! != answer) await Task.Delay(50, patience.Token);
    }

    private async Task<object?> Ask(string question, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(question, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
