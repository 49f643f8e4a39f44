namespace JinhuRedCross.Bench.Cases;

/// <summary>One silo and two on one database: gifts to one campaign and to a thousand, and where the time of a gift goes.</summary>
internal static class Silos
{
    private const int Campaigns = 1000;
    private const int Connections = 64;

    public static async Task Run(Workbench bench)
    {
        if (bench.Postgres is not { } server) return;
        var database = await DatabaseCpu.Of(server);
        await using var one = await Cluster.Start(bench, await Databases.New(server, "bench_one_silo"), 1);
        await using var two = await Cluster.Start(bench, await Databases.New(server, "bench_two_silos"), 2);
        Cluster[] clusters = [one, two];
        var (hot, many) = (new Dictionary<Cluster, Gifts>(), new Dictionary<Cluster, Gifts>());
        foreach (var cluster in clusters)
        {
            hot[cluster] = new(await cluster.First.Launch());
            var campaigns = await cluster.First.Launch(bench.Quick ? 20 : Campaigns);
            Report.Say($"warming {cluster.Servers.Count}");
            await Load.For(bench.WarmUp, cluster.Servers, Connections, () => new FreshGifts(hot[cluster]));
            many[cluster] = new(campaigns, first: 100_000_000);
            await Load.For(bench.WarmUp, cluster.Servers, Connections, () => new FreshGifts(many[cluster]));
            await cluster.First.Settled();
        }

        await Measure(bench, clusters, database, "gifts to one campaign", hot);
        await Measure(bench, clusters, database, $"gifts to {(bench.Quick ? 20 : Campaigns)} campaigns", many);
    }

    private static async Task Measure(Workbench bench, IReadOnlyList<Cluster> clusters, DatabaseCpu database, string what, Dictionary<Cluster, Gifts> gifts)
    {
        Report.Say(what);
        var shares = clusters.ToDictionary(c => c, _ => new List<Share>());
        var sides = await bench.Compare([.. clusters.Select(cluster => new Side(cluster.Servers.Count == 1 ? "one silo" : $"{cluster.Servers.Count} silos", async () =>
        {
            var (before, silosBefore, databaseBefore) = (await cluster.Written(), cluster.CpuMicroseconds(), database.Now());
            var stretch = await Load.For(bench.Stretch, cluster.Servers, Connections, () => new FreshGifts(gifts[cluster]));
            var written = await cluster.Written() - before;
            shares[cluster].Add(new(written, (cluster.CpuMicroseconds() - silosBefore) / written.Appends, (database.Now() - databaseBefore) / written.Appends));
            // What is put off must not fall into the next one's time.
            await cluster.First.Settled();
            return stretch;
        }))]);
        Report.Table($"PostgreSQL: {what}, {Connections} connections", ["", "gifts/s", "against one", "p50 ms", "p99 ms", "gifts a commit", "ms a commit", "silos' CPU µs a gift", "database's CPU µs a gift"],
            sides.Zip(clusters, (side, cluster) => (IReadOnlyList<string>)
            [
                side.Name, side.Show(s => s.Rate), side == sides[0] ? "" : side.Against(sides[0], s => s.Rate), side.Show(s => s.P50, "0.0"), side.Show(s => s.P99, "0.0"),
                Show(cluster, s => s.Written.Appends / s.Written.Commits, "0.0"), Show(cluster, s => s.Written.Seconds / s.Written.Commits * 1000, "0.0"), Show(cluster, s => s.Silos, "0"), Show(cluster, s => s.Database, "0"),
            ]));

        string Show(Cluster cluster, Func<Share, double> of, string format) => Figures.Show([.. shares[cluster].Select(of)], format);
    }

    private sealed record Share(Written Written, double Silos, double Database);
}
