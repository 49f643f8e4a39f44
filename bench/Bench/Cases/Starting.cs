namespace JinhuRedCross.Bench.Cases;

/// <summary>How long people wait after a start, and what an idle platform holds of the machine's memory.</summary>
internal static class Starting
{
    public static async Task Run(Workbench bench)
    {
        await Measure(bench, "SQLite: start on an empty folder", () => Task.FromResult<string[]>(["--Data:Directory", bench.NewFolder()]));
        if (bench.Postgres is { } server) await Measure(bench, "PostgreSQL: start on an empty database",
            async () => ["--Data:Directory", bench.NewFolder(), "--Data:Postgres", await Databases.New(server, "bench_starting")]);
    }

    public static async Task Measure(Workbench bench, string title, Func<Task<string[]>> args)
    {
        Report.Say(title);
        var (starts, memory) = (new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            await using var platform = await Server.Platform(await args());
            starts.Add(platform.ToFirstAnswer.TotalSeconds);
            await Task.Delay(bench.Idle);
            memory.Add(platform.Memory);
        }

        Report.Table(title, ["first answer after s", "idle memory MB"], [[Figures.Show(starts, "0.00"), Figures.Show(memory, "0")]]);
    }
}
