using System.Net;
using JinhuRedCross.BuildingBlocks.ReadModels.Postgres;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Who this silo is: a later one than any that the cluster knows at its address.</summary>
/// <remarks>To Orleans a silo is an address and the second in which it started, and the later one of two has taken the earlier one's place. After a clock was set back who starts again would be the earlier one, and dead, until the clock has passed his last start.</remarks>
internal sealed class LaterSilo(IOptions<SiloOptions> silo, IOptions<ClusterOptions> cluster, IOptions<EndpointOptions> endpoints, string postgres) : ILocalSiloDetails
{
    // Asked for when Orleans first wants it, and the same from then on.
    private readonly Lazy<SiloAddress> _address = new(() => AddressOf(endpoints.Value, cluster.Value.ClusterId, postgres));

    public string Name => silo.Value.SiloName;

    public string ClusterId => cluster.Value.ClusterId;

    public string DnsHostName { get; } = Dns.GetHostName();

    public SiloAddress SiloAddress => _address.Value;

    public SiloAddress GatewayAddress { get; } = SiloAddress.New(new IPEndPoint(endpoints.Value.AdvertisedIPAddress!, endpoints.Value.GatewayPort), 0);

    private static SiloAddress AddressOf(EndpointOptions endpoints, string cluster, string postgres)
    {
        var place = new IPEndPoint(endpoints.AdvertisedIPAddress!, endpoints.SiloPort);
        return SiloAddress.New(place, Math.Max(SiloAddress.AllocateNewGeneration(), 1 + LastAt(place, cluster, postgres)));
    }

    private static int LastAt(IPEndPoint place, string cluster, string postgres)
    {
        using var database = NpgsqlDataSource.Create(OrleansTables.ConnectionString(postgres));
        using var ask = database.CreateCommand("select max(generation) from orleans.silo where deployment = $1 and address = $2 and port = $3");
        foreach (var value in (object[])[cluster, place.Address.ToString(), place.Port]) ask.Parameters.Add(new() { Value = value });
        try
        {
            return ask.ExecuteScalar() as int? ?? 0;
        }
        catch (PostgresException fault) when (PostgresFaults.IsMissing(fault))
        {
            // The first start of all, before its tables are there.
            return 0;
        }
    }
}
