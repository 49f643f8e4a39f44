using System.Globalization;

namespace JinhuRedCross.Bench.Cases;

/// <summary>Some minutes at a steady rate that is far below what it can do: does what it holds of memory go on growing?</summary>
internal static class Memory
{
    private const int Connections = 16;
    private const int Rate = 200;

    // In the first two its code is compiled and its caches fill.
    private const int WarmMinutes = 2;

    public static async Task Run(Workbench bench, int minutes)
    {
        await Measure(bench, minutes, "SQLite", []);
        if (bench.Postgres is { } server) await Measure(bench, minutes, "PostgreSQL", ["--Data:Postgres", await Databases.New(server, "bench_memory")]);
    }

    private static async Task Measure(Workbench bench, int count, string store, string[] args)
    {
        var minute = bench.Quick ? TimeSpan.FromSeconds(2) : TimeSpan.FromMinutes(1);
        await using var platform = await Platform.Start(bench.NewFolder(), args);
        var gifts = new Gifts(await platform.Launch());
        var (begun, minutes, rates) = (platform.Server.Memory, new List<double>(), new List<double>());
        for (var i = 0; i < count; i++)
        {
            Report.Say($"{store}: minute {i + 1}");
            var samples = new List<double>();
            using var over = new CancellationTokenSource();
            var sampling = Sample(platform.Server, minute / 20, samples, over.Token);
            rates.Add((await Load.Steady(minute, Rate, platform.Server, Connections, () => new FreshGifts(gifts))).Rate);
            await over.CancelAsync();
            await sampling;
            minutes.Add(Figures.Median(samples));
        }

        // Of many, the first ten and then each tenth.
        var shown = Enumerable.Range(1, count).Where(i => i <= 10 || i % 10 == 0 || i == count).ToList();
        var growth = minutes[^1] / minutes[WarmMinutes - 1];
        Report.Table($"{store}: memory at {Rate} gifts a second ({Figures.Text(rates.Min(), "0")}–{Figures.Text(rates.Max(), "0")} of the minutes), median of each minute, MB",
            ["before", .. shown.Select(i => i.ToString(CultureInfo.InvariantCulture)), $"last against minute {WarmMinutes}", "last against middle"],
            [[Figures.Text(begun, "0"), .. shown.Select(i => Figures.Text(minutes[i - 1], "0")), Figures.Text(growth, "0.00"), Figures.Text(minutes[^1] / minutes[(count - 1) / 2], "0.00")]]);
    }

    private static async Task Sample(Server server, TimeSpan each, List<double> samples, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(each);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel)) samples.Add(server.Memory);
        }
        catch (OperationCanceledException)
        {
            // The minute is over.
        }
    }
}
