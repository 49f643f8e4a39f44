using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.BuildingBlocks.Silos;
using JinhuRedCross.Host.Hosting.Telemetry;
using Orleans.Configuration;

namespace JinhuRedCross.Host.Hosting;

/// <summary>The silo in this process. On SQLite it is alone; processes on one PostgreSQL are one cluster, which finds itself in the database.</summary>
internal static class OrleansHosting
{
    /// <summary>Never changes: a part of the key of each stored row, and how silos know each other.</summary>
    private const string Name = "jinhu";

    // Below the ports that systems hand out to outgoing connections, or one of those would take ours now and then.
    private const int FirstPort = 20_000;

    private const int LastPort = 32_000;

    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);

    public static void AddOrleansSilo(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var address = AddressOf(configuration["Orleans:AdvertisedAddress"]);
        var siloPort = configuration.GetValue<int?>("Orleans:SiloPort") ?? FreePort(address);
        var gatewayPort = configuration.GetValue<int?>("Orleans:GatewayPort") ?? FreePort(address, siloPort);
        builder.UseOrleans(silo => (configuration.Postgres() is { } postgres
                ? silo.UseCluster(postgres, address, siloPort, gatewayPort).UseCertificate(configuration)
                : silo.UseLocalhostClustering(siloPort, gatewayPort, primarySiloEndpoint: null, serviceId: Name, clusterId: Name))
            .Configure<SiloMessagingOptions>(o => o.ResponseTimeout = LongestCall)
            .Configure<ClientMessagingOptions>(o => o.ResponseTimeout = LongestCall)
            .UseSnapshots(configuration)
            .UseTracing(configuration)
            .UseDashboard(configuration));
    }

    private static ISiloBuilder UseCluster(this ISiloBuilder silo, string postgres, IPAddress address, int siloPort, int gatewayPort) => silo
        .Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = (Name, Name))
        .ConfigureEndpoints(address, siloPort, gatewayPort)
        .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (OrleansTables.Invariant, OrleansTables.ConnectionString(postgres)))
        .ConfigureServices(s => s.AddSingleton<ILocalSiloDetails>(p => ActivatorUtilities.CreateInstance<LaterSilo>(p, postgres)))
        .Configure<ClusterMembershipOptions>(NoticeDeath)
        .AddOutgoingGrainCallFilter<OnceAgain>()
        .AddStartupTask((services, _) => PutFence(services));

    /// <summary>From the moment when the silo is a member it appends only while it is one.</summary>
    private static Task PutFence(IServiceProvider services)
    {
        services.GetRequiredService<AppendFence>().Put(OrleansTables.FenceOf(services.GetRequiredService<ILocalSiloDetails>().SiloAddress, Name));
        return Task.CompletedTask;
    }

    /// <summary>A killed silo is noticed in two seconds, one that hangs in four; one that stands still for two is left alone.</summary>
    private static void NoticeDeath(ClusterMembershipOptions membership)
    {
        // Three probes in a row; and nobody is voted dead who was heard of within three of the longest.
        membership.NumMissedProbesLimit = 3;
        membership.ProbeTimeout = membership.MaxProbeTimeout = TimeSpan.FromSeconds(1);
        // Whoever joins after all were killed waits until the dead have missed three beats.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedTableIAmAliveLimit = 3;
        // Whoever joins is judged by its probes, not by how long it has tried: a silo whose clock is ahead would think that it had tried for an hour, and nobody could join.
        membership.EvictWhenMaxJoinAttemptTimeExceeded = false;
        // Gossip tells of changes at once; this is for who missed it, and for who was frozen and learns here that he is dead.
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(2);
    }

    /// <summary>Where other silos reach this one, and where it listens: an address or a name of this machine.</summary>
    private static IPAddress AddressOf(string? given)
    {
        if (string.IsNullOrEmpty(given)) return IPAddress.Loopback;
        if (IPAddress.TryParse(given, out var address)) return address;
        try
        {
            return Dns.GetHostAddresses(given, AddressFamily.InterNetwork)[0];
        }
        catch (SocketException unknown)
        {
            throw new ConfigurationRefusedException("Orleans:AdvertisedAddress", $"{given} 不是本机的地址或名称", unknown.Message);
        }
    }

    private static int FreePort(IPAddress address, int? taken = null)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(FirstPort, LastPort);
            if (port != taken && IsFree(address, port)) return port;
        }

        throw new InvalidOperationException("No free port for Orleans; set Orleans:SiloPort and Orleans:GatewayPort");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
