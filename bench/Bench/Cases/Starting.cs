namespace JinhuRedCross.Bench.Cases;

/// <summary>How long people wait after a start, and what an idle platform holds of the machine's memory.</summary>
internal static class Starting
{
    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(10);

    public static async Task Run(Workbench bench)
    {
        await Measure(bench, "SQLite: start on an empty folder", () => (bench.NewFolder(), []));
        if (bench.Postgres is { } server) await Measure(bench, "PostgreSQL: start on an empty database", () => (bench.NewFolder(), ["--Data:Postgres", server]));
    }

    public static async Task Measure(Workbench bench, string title, Func<(string Folder, string[] Args)> where)
    {
        Report.Say(title);
        var (starts, memory) = (new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            var (folder, args) = where();
            await using var platform = await Platform.Start(folder, args);
            starts.Add(platform.Server.ToFirstAnswer.TotalSeconds);
            await Task.Delay(_idle);
            memory.Add(platform.Server.Memory);
        }

        Report.Table(title, ["first answer after s", "idle memory MB"], [[Figures.Show(starts, "0.00"), Figures.Show(memory, "0")]]);
    }
}
