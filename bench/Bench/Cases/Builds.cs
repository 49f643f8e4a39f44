namespace JinhuRedCross.Bench.Cases;

/// <summary>This build of the platform against an earlier one, whose output somebody kept: says whether a change was worth it.</summary>
internal static class Builds
{
    private const int Connections = 64;

    /// <param name="earlier">The earlier build's JinhuRedCross.Host.dll.</param>
    public static async Task Run(Workbench bench, string earlier)
    {
        if (bench.Postgres is not { } server) await Run(bench, earlier, "SQLite", _ => Task.FromResult<string[]>([]));
        else await Run(bench, earlier, "PostgreSQL", async name => ["--Data:Postgres", await Databases.New(server, name)]);
    }

    private static async Task Run(Workbench bench, string earlier, string store, Func<string, Task<string[]>> data)
    {
        await using var now = await Platform.Start(bench.NewFolder(), await data("bench_now"));
        await using var before = await Platform.Of(earlier, bench.NewFolder(), await data("bench_before"));
        Platform[] both = [now, before];
        var hot = new Dictionary<Platform, Gifts>();
        foreach (var platform in both)
        {
            hot[platform] = new(await platform.Launch());
            Report.Say("warming");
            await Load.For(bench.WarmUp, platform.Server, Connections, () => new FreshGifts(hot[platform]));
            await platform.Settled();
        }

        await Compare(bench, both, $"{store}: gifts", p => new FreshGifts(hot[p]));
        await Compare(bench, both, $"{store}: gifts, 5 % repeated, of any age", p => new RepeatedGifts(hot[p], 5, old: true, 1));
        await Compare(bench, both, $"{store}: gifts, 50 % repeated, of any age", p => new RepeatedGifts(hot[p], 50, old: true, 1));
        foreach (var platform in both) await Load.For(bench.WarmUp, platform.Server, Connections, () => Read(platform));
        await Compare(bench, both, $"{store}: reads of a campaign", Read);

        ISender Read(Platform platform) => new OneQuestion($"/api/v1/fundraising/campaigns/{hot[platform].Campaign}");
    }

    private static async Task Compare(Workbench bench, Platform[] both, string what, Func<Platform, ISender> sender)
    {
        Report.Say(what);
        var sides = await bench.Compare([.. both.Select((platform, i) => new Side(i == 0 ? "this build" : "earlier build", async () =>
        {
            var stretch = await Load.For(bench.Stretch, platform.Server, Connections, () => sender(platform));
            await platform.Settled();
            return stretch;
        }))]);
        Report.Table($"{what}, {Connections} connections", ["", "a second", "ratio", "p50 ms", "p99 ms", "CPU µs each", "ratio"], sides.Select((side, i) => (IReadOnlyList<string>)
        [
            side.Name, side.Show(s => s.Rate), i == 0 ? side.Against(sides[1], s => s.Rate) : "", side.Show(s => s.P50, "0.0"), side.Show(s => s.P99, "0.0"),
            side.Show(s => s.Cpu), i == 0 ? side.Against(sides[1], s => s.Cpu) : "",
        ]));
    }
}
