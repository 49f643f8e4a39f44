using JinhuRedCross.Bench;
using JinhuRedCross.Bench.Cases;

const string usage = "bench <all|writing|reading|growth|starting|profiling> [--quick] [--postgres <connection string>]";
var what = args is [{ } first, ..] && !first.StartsWith('-') ? first : null;
var postgres = Array.IndexOf(args, "--postgres") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

Dictionary<string, Func<Workbench, Task>> cases = new()
{
    ["writing"] = async bench =>
    {
        await Writing.OnSqlite(bench);
        if (bench.Postgres is { } server) await Writing.OnPostgres(bench, server);
    },
    ["reading"] = Reading.Run,
    ["growth"] = Growth.OnSqlite,
    ["starting"] = Starting.Run,
    ["profiling"] = Profiling.Run,
};
if (what is null || (what != "all" && !cases.ContainsKey(what)))
{
    Console.Error.WriteLine(usage);
    return 2;
}

using var workbench = new Workbench { Quick = args.Contains("--quick"), Postgres = postgres };
Machine.Describe(workbench);
foreach (var (name, run) in cases)
{
    if ((what == "all" && name != "profiling") || what == name) await run(workbench);
}

return 0;
