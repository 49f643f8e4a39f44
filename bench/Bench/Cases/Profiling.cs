namespace JinhuRedCross.Bench.Cases;

/// <summary>A warm platform under steady load, for whoever looks inside with a profiler.</summary>
internal static class Profiling
{
    private const int Connections = 64;

    public static async Task Run(Workbench bench)
    {
        await using var platform = await Platform.Start(bench.NewFolder(), bench.Postgres is { } server ? ["--Data:Postgres", await Databases.New(server, "bench_profiling")] : []);
        var hot = await platform.Launch();
        var gifts = new Gifts(hot);
        await Load.For(bench.WarmUp, platform.Server, Connections, () => new FreshGifts(gifts));
        Report.Say($"warm: process {platform.Server.Process}, gifts for one minute, then reads for one minute");
        foreach (var (name, sender) in new (string, Func<ISender>)[] { ("gifts", () => new FreshGifts(gifts)), ("reads", () => new OneQuestion($"/api/v1/fundraising/campaigns/{hot[0]}")) })
        {
            var stretch = await Load.For(bench.WarmUp * 3, platform.Server, Connections, sender);
            Report.Say($"{name}: {Figures.Text(stretch.Rate, "0")} a second, {Figures.Text(stretch.Cpu, "0")} µs of processor time each");
        }
    }
}
