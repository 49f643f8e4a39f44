namespace JinhuRedCross.Bench.Cases;

/// <summary>Gifts over HTTP against what one would write by hand: to one hot campaign, to a thousand, and with repeats among them.</summary>
internal static class Writing
{
    private const int Campaigns = 1000;
    private const int Usual = 64;
    private static readonly int[] _connections = [16, 64, 128];

    public static async Task Run(Workbench bench)
    {
        await OnSqlite(bench);
        if (bench.Postgres is { } server) await OnPostgres(bench, server);
    }

    private static async Task OnSqlite(Workbench bench)
    {
        await using var platform = await Platform.Start(bench.NewFolder());
        var hot = await platform.Launch();
        await using var insert = await Server.Opponent("sqlite", "--file", Path.Combine(bench.NewFolder(), "gifts.db"));
        await Compare(bench, "SQLite", platform, hot, [insert]);
    }

    private static async Task OnPostgres(Workbench bench, string postgres)
    {
        await using var platform = await Platform.Start(bench.NewFolder(), "--Data:Postgres", await Databases.New(postgres, "bench_writing"));
        var hot = await platform.Launch();
        var campaigns = Path.Combine(bench.NewFolder(), "campaigns");
        var many = await platform.Launch(bench.Quick ? 20 : Campaigns);
        await File.WriteAllLinesAsync(campaigns, hot.Concat(many).Select(c => c.ToString()));
        var own = await Databases.New(postgres, "bench_opponents");
        await using var insert = await Server.Opponent("insert", "--postgres", own);
        await using var total = await Server.Opponent("total", "--postgres", own, "--campaigns", campaigns);
        await Compare(bench, "PostgreSQL", platform, hot, [insert, total], many);
    }

    private static async Task Compare(Workbench bench, string store, Platform platform, IReadOnlyList<Guid> hot, IReadOnlyList<Server> opponents, IReadOnlyList<Guid>? many = null)
    {
        Server[] servers = [platform.Server, .. opponents];
        var gifts = servers.ToDictionary(s => s, _ => new Gifts(hot));
        foreach (var server in servers)
        {
            Report.Say($"{store}: warming {server.Name}");
            await Load.For(bench.WarmUp, server, 128, () => new FreshGifts(gifts[server]));
        }

        await platform.Settled();
        foreach (var connections in _connections) await Measure(bench, $"{store}: gifts to one campaign, {connections} connections", platform, servers, s => gifts[s], connections);

        many ??= await platform.Launch(bench.Quick ? 20 : Campaigns);
        var spread = servers.ToDictionary(s => s, s => new Gifts(many, first: gifts[s].Last + 1));
        await Measure(bench, $"{store}: gifts to {many.Count} campaigns, {Usual} connections", platform, servers, s => spread[s], Usual);
        await Repeat(bench, store, platform, new Gifts(hot, first: spread[platform.Server].Last + 1));
    }

    private static async Task Measure(Workbench bench, string title, Platform platform, IEnumerable<Server> servers, Func<Server, Gifts> gifts, int connections)
    {
        Report.Say(title);
        var behind = new List<double>();
        var sides = await bench.Compare([.. servers.Select(server => new Side(server.Name, async () =>
        {
            var stretch = await Load.For(bench.Stretch, server, connections, () => new FreshGifts(gifts(server)));
            // What is put off must not fall into the next one's time.
            if (server == platform.Server) behind.Add((await platform.Settled()).TotalSeconds);
            return stretch;
        }))]);
        Report.Table(title, ["", "gifts/s", "platform's ratio", "p50 ms", "p99 ms", "CPU µs a gift", "done after s"], sides.Select((side, i) => (IReadOnlyList<string>)
        [
            side.Name, side.Show(s => s.Rate), i == 0 ? "" : sides[0].Against(side, s => s.Rate), side.Show(s => s.P50, "0.0"), side.Show(s => s.P99, "0.0"), side.Show(s => s.Cpu),
            i == 0 ? Figures.Show(behind, "0.00") : "",
        ]));
    }

    private static async Task Repeat(Workbench bench, string store, Platform platform, Gifts gifts)
    {
        var title = $"{store}: repeats among the gifts, {Usual} connections";
        Report.Say(title);
        // Enough that almost none of them is in memory any more.
        await Load.Of(bench.Quick ? 8000 : 30_000, platform.Server, Usual, () => new FreshGifts(gifts));
        await platform.Settled();
        var seed = 0;
        Side With(string name, int percent, bool old) => new(name, async () =>
        {
            var stretch = await Load.For(bench.Stretch, platform.Server, Usual, () => new RepeatedGifts(gifts, percent, old, Interlocked.Increment(ref seed)));
            await platform.Settled();
            return stretch;
        });
        var sides = await bench.Compare(
            With("no repeats", 0, false), With("5 % recent", 5, false), With("5 % of any age", 5, true), With("50 % recent", 50, false), With("50 % of any age", 50, true));
        Report.Table(title, ["", "requests/s", "slowdown", "p50 ms", "p99 ms"], sides.Select((side, i) => (IReadOnlyList<string>)
        [
            side.Name, side.Show(s => s.Rate), i == 0 ? "" : side.Against(sides[0], s => 1 / s.Rate), side.Show(s => s.P50, "0.0"), side.Show(s => s.P99, "0.0"),
        ]));
    }
}
