using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using JinhuRedCross.Host.Hosting.Telemetry;
using Orleans.Configuration;

namespace JinhuRedCross.Host.Hosting;

/// <summary>The silo in this process. Two hosts on one machine must not meet, so its ports are searched unless given.</summary>
internal static class OrleansHosting
{
    private const string Name = "jinhu";

    // Below the ports that systems hand out to outgoing connections, or one of those would take ours now and then.
    private const int FirstPort = 20_000;

    private const int LastPort = 32_000;

    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);

    public static void AddOrleansSilo(this WebApplicationBuilder builder)
    {
        var siloPort = builder.Configuration.GetValue<int?>("Orleans:SiloPort") ?? FreePort();
        var gatewayPort = builder.Configuration.GetValue<int?>("Orleans:GatewayPort") ?? FreePort(siloPort);
        var configuration = builder.Configuration;
        builder.UseOrleans(silo => (configuration.Postgres() is { } postgres
                ? silo.UseCluster(postgres, siloPort, gatewayPort)
                : silo.UseLocalhostClustering(siloPort, gatewayPort, primarySiloEndpoint: null, serviceId: Name, clusterId: Name))
            .Configure<SiloMessagingOptions>(o => o.ResponseTimeout = LongestCall)
            .Configure<ClientMessagingOptions>(o => o.ResponseTimeout = LongestCall)
            .UseSnapshots(configuration)
            .UseTracing(configuration)
            .UseDashboard(configuration));
    }

    // Calls between silos need a codec that our values don't have yet, so each process is a cluster of its own on the shared tables:
    // what two of them do to one aggregate is settled by the journal.
    private static ISiloBuilder UseCluster(this ISiloBuilder silo, string postgres, int siloPort, int gatewayPort) => silo
        .Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = (Name, $"{Name}-{Guid.CreateVersion7():N}"))
        .ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort)
        .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (OrleansTables.Invariant, OrleansTables.ConnectionString(postgres)));

    private static int FreePort(int? taken = null)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(FirstPort, LastPort);
            if (port != taken && IsFree(port)) return port;
        }

        throw new InvalidOperationException("No free port for Orleans; set Orleans:SiloPort and Orleans:GatewayPort");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
