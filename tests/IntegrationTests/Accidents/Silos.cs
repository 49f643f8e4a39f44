using System.Globalization;
using System.Net;
using System.Net.Sockets;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.Tests;
using Npgsql;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Silos of one cluster, each a process, on a database of their own.</summary>
internal sealed class Silos : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");
    private readonly TestDatabase _database;
    private readonly List<ProcessHost> _all = [];

    private Silos(TestDatabase database) => _database = database;

    public IReadOnlyList<ProcessHost> All => _all;

    public string Folder => _folder.FullName;

    public string Database => _database.ConnectionString;

    /// <summary>Free addresses that a silo may have each time it starts, as on a machine of its own.</summary>
    public static string[] Addresses()
    {
        var listeners = Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)).ToList();
        foreach (var listener in listeners) listener.Stop();
        return ["--urls", $"http://127.0.0.1:{ports[0]}", "--Orleans:SiloPort", ports[1], "--Orleans:GatewayPort", ports[2]];
    }

    public static async Task<Silos> Of(int count)
    {
        var silos = new Silos(await TestDatabase.Create());
        DatabaseOfFolder.Put(silos.Folder, silos.Database);
        for (var i = 0; i < count; i++) await silos.Start();
        return silos;
    }

    public async Task<ProcessHost> Start(params IReadOnlyList<string> args)
    {
        var silo = await ProcessHost.Start(Folder, args);
        _all.Add(silo);
        return silo;
    }

    /// <summary>Starts one of another program, such as the one before this.</summary>
    public async Task<ProcessHost> StartOlder(string program, params IReadOnlyList<string> args)
    {
        var silo = await ProcessHost.StartOther(program, Folder, args);
        _all.Add(silo);
        return silo;
    }

    /// <summary>The order of what was written of one campaign.</summary>
    public Task<IReadOnlyList<Written>> JournalOf(Campaign campaign) => JournalOf(Database, campaign);

    public static async Task<IReadOnlyList<Written>> JournalOf(string database, Campaign campaign)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("select version, name, command, data from journal where stream = $1 order by version", connection) { Parameters = { new() { Value = $"campaign-{Guid.Parse(campaign.Id):N}" } } };
        await using var reader = await ask.ExecuteReaderAsync();
        var written = new List<Written>();
        while (await reader.ReadAsync())
            written.Add(Written.Of(reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2), reader.GetString(3)));
        return written;
    }

    /// <summary>The whole journal is as it must be.</summary>
    public Task Verify() => Verb.Verify(Folder);

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _all) await silo.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
