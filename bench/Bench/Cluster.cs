using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace JinhuRedCross.Bench;

/// <summary>Silos that share a database, as processes on this machine, with what their figures say of the writer.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly List<Uri> _figures = [];
    private readonly List<Platform> _silos = [];

    public Platform First => _silos[0];

    public IReadOnlyList<Server> Servers => [.. _silos.Select(s => s.Server)];

    public static async Task<Cluster> Start(Workbench bench, string database, int silos)
    {
        var (cluster, folder) = (new Cluster(), bench.NewFolder());
        // One after the other: the first makes the keys.
        for (var i = 0; i < silos; i++)
        {
            var figures = new Uri($"http://127.0.0.1:{FreePort()}");
            cluster._figures.Add(figures);
            cluster._silos.Add(await Platform.Start(folder, "--Data:Postgres", database, "--Telemetry:Metrics:Listen", figures.ToString()));
        }

        return cluster;
    }

    public double CpuMicroseconds() => Servers.Sum(s => s.CpuTime.TotalMicroseconds);

    /// <summary>What all writers have done since their start.</summary>
    public async Task<Written> Written()
    {
        using var client = new HttpClient();
        var lines = (await Task.WhenAll(_figures.Select(f => client.GetStringAsync(new Uri(f, "/metrics"))))).SelectMany(t => t.Split('\n')).ToArray();
        double Sum(string figure) => lines.Where(l => l.StartsWith(figure + "{", StringComparison.Ordinal) && l.Contains("journal=\"main\"", StringComparison.Ordinal)).Sum(l => double.Parse(l.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture));
        return new(Sum("jinhu_journal_batch_size_count"), Sum("jinhu_journal_batch_size_sum"), Sum("jinhu_journal_commit_duration_seconds_sum"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos) await silo.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Commits, the appends in them, and the seconds that they took.</summary>
internal sealed record Written(double Commits, double Appends, double Seconds)
{
    public static Written operator -(Written after, Written before) => new(after.Commits - before.Commits, after.Appends - before.Appends, after.Seconds - before.Seconds);
}
