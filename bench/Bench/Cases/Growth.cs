using System.Diagnostics;

namespace JinhuRedCross.Bench.Cases;

/// <summary>What grows and what may not: a gift's cost with the gifts there are, a row's cost in a long list; then the start and the rebuild on what has come together.</summary>
internal static class Growth
{
    private const int Connections = 64;

    public static async Task Run(Workbench bench)
    {
        var folder = bench.NewFolder();
        await Run(bench, "SQLite", ["--Data:Directory", folder], ForgetFiles);
        if (bench.Postgres is not { } server) return;
        var database = await Databases.New(server, "bench_growth");
        await Run(bench, "PostgreSQL", ["--Data:Directory", bench.NewFolder(), "--Data:Postgres", database], () => Databases.Run(database, "drop schema read cascade"));

        Task ForgetFiles()
        {
            foreach (var file in Directory.GetFiles(folder, "read.db*")) File.Delete(file);
            return Task.CompletedTask;
        }
    }

    /// <param name="forget">Takes the read models away while nothing runs.</param>
    private static async Task Run(Workbench bench, string store, string[] args, Func<Task> forget)
    {
        var campaigns = await Fill(bench, store, args);
        await Starting.Measure(bench, $"{store}: start on that journal", () => Task.FromResult(args));
        await Wake(store, args, campaigns);
        await forget();
        await Rebuild(store, args);
    }

    /// <returns>The campaign that warmed it, then those of all sizes.</returns>
    private static async Task<IReadOnlyList<(Guid Campaign, string Size)>> Fill(Workbench bench, string store, string[] args)
    {
        long[] sizes = bench.Quick ? [100, 1000, 20_000] : [1000, 100_000, 1_000_000];
        await using var platform = await Platform.Start(args);
        var campaigns = await platform.Launch(sizes.Length + 1);
        var gifts = new Gifts([campaigns[^1]]);
        Report.Say($"{store}: warming");
        await Load.For(bench.WarmUp, platform.Server, Connections, () => new FreshGifts(gifts));
        var first = 1L;
        for (var i = 0; i < sizes.Length; i++)
        {
            Report.Say($"{store}: a list of {sizes[i]} rows");
            var way = await Import.Run(platform, campaigns[i], sizes[i], first);
            first += sizes[i];
            if (i == sizes.Length - 1) Show(store, way, sizes[i]);
        }

        await platform.Settled();
        await Sizes(bench, store, platform, campaigns, sizes, gifts.Last + 1);
        await platform.Settled();
        await Remember(bench, store, platform);
        return [(campaigns[^1], "many"), .. sizes.Select((size, i) => (campaigns[i], $"{size}"))];
    }

    /// <summary>The first answer of a campaign that nobody has asked since the start: its grain is made from snapshot and journal.</summary>
    private static async Task Wake(string store, string[] args, IReadOnlyList<(Guid Campaign, string Size)> campaigns)
    {
        await using var platform = await Platform.Start(args);
        await platform.Settled();
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (campaign, size) in campaigns)
        {
            var clock = Stopwatch.StartNew();
            await platform.Campaign(campaign);
            var first = clock.Elapsed.TotalMilliseconds;
            clock.Restart();
            await platform.Campaign(campaign);
            rows.Add([size, Figures.Text(first, "0.0"), Figures.Text(clock.Elapsed.TotalMilliseconds, "0.0")]);
        }

        // The very first one also compiles the code that reads.
        Report.Table($"{store}: a campaign wakes", ["gifts", "first answer ms", "second answer ms"], rows.Skip(1));
    }

    private static void Show(string store, IReadOnlyList<(TimeSpan At, long Rows)> way, long rows)
    {
        var tenths = Import.Tenths(way, rows);
        var micros = tenths.Select(s => s * 1e6 / (rows / 10.0)).ToList();
        Report.Table($"{store}: import of a list of {rows} rows", ["", "µs a row"],
        [
            .. micros.Select((m, i) => (IReadOnlyList<string>)[$"tenth {i + 1}", Figures.Text(m, "0")]),
            ["last three tenths / first three (medians)", Figures.Text(Figures.Median(micros[^3..]) / Figures.Median(micros[..3]), "0.00")],
            ["whole, with upload and check: s", Figures.Text(way[^1].At.TotalSeconds, "0.0")],
        ]);
    }

    private static async Task Sizes(Workbench bench, string store, Platform platform, IReadOnlyList<Guid> campaigns, long[] sizes, long first)
    {
        var title = $"{store}: a gift to campaigns of several sizes, {Connections} connections";
        Report.Say(title);
        var gifts = sizes.Select((_, i) => new Gifts([campaigns[i]], first + (i * 10_000_000))).ToList();
        // Few a round, or the small one would not stay small.
        var share = bench.Quick ? 100 : 1000;
        var sides = sizes.Select((size, i) => new Side($"{size} gifts", async () =>
        {
            var stretch = await Load.Of(share, platform.Server, Connections, () => new FreshGifts(gifts[i]));
            await platform.Settled();
            return stretch;
        })).ToList();
        for (var more = 0; more < (bench.Quick ? 1 : 4); more++) await bench.Compare(sides);
        Report.Table(title, ["", "gifts/s", "cost against the smallest", "p50 ms", "p99 ms"], sides.Select((side, i) => (IReadOnlyList<string>)
        [
            side.Name, side.Show(s => s.Rate), i == 0 ? "" : side.Against(sides[0], s => 1 / s.Rate), side.Show(s => s.P50, "0.0"), side.Show(s => s.P99, "0.0"),
        ]));
    }

    private static async Task Remember(Workbench bench, string store, Platform platform)
    {
        await Task.Delay(bench.Idle);
        Report.Table($"{store}: memory after all that", ["MB"], [[Figures.Text(platform.Server.Memory, "0")]]);
    }

    private static async Task Rebuild(string store, string[] args)
    {
        Report.Say($"{store}: rebuilding the read models");
        await using var platform = await Platform.Start(args);
        var clock = Stopwatch.StartNew();
        var (lag, newest) = (await platform.Lag(), await platform.Newest());
        await platform.Settled();
        var seconds = clock.Elapsed.TotalSeconds;
        Report.Table($"{store}: rebuild of all read models", ["records", "seconds", "records/s"], [[$"{newest}", Figures.Text(seconds, "0.0"), Figures.Text(lag / seconds, "0")]]);
    }
}
