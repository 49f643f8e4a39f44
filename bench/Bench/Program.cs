using System.Globalization;
using JinhuRedCross.Bench;
using JinhuRedCross.Bench.Cases;

const string usage = """
    bench <what> [--quick] [--postgres <connection string>] [--minutes <n>] [--against <JinhuRedCross.Host.dll>]
      all         what follows, one after the other
      writing     gifts against hand-written opponents
      reading     GET of a campaign against one
      growth      campaigns and lists of a million gifts, rebuilding
      ordering    how appends of several processes are put in order
      starting    first answer and idle memory
      assessing   a thousand organisations in one run
      silos       one silo and two on one database
      memory      ten minutes at a steady rate, or as many as --minutes says
    or
      builds      this build against an earlier one, given by --against
      profiling   steady load to look into
    """;
var what = args is [{ } first, ..] && !first.StartsWith('-') ? first : "";
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

Dictionary<string, Func<Workbench, Task>> cases = new()
{
    ["writing"] = Writing.Run,
    ["reading"] = Reading.Run,
    ["growth"] = Growth.Run,
    ["ordering"] = Ordering.Run,
    ["starting"] = Starting.Run,
    ["assessing"] = Assessing.Run,
    ["silos"] = Silos.Run,
    ["memory"] = bench => Memory.Run(bench, int.Parse(Option("--minutes") ?? "10", CultureInfo.InvariantCulture)),
};
Dictionary<string, Func<Workbench, Task>> others = new()
{
    ["builds"] = bench => Builds.Run(bench, Option("--against") ?? throw new ArgumentException(usage)),
    ["profiling"] = Profiling.Run,
};
if ((what == "all" ? [.. cases.Values] : new[] { cases, others }.Where(c => c.ContainsKey(what)).Select(c => c[what]).ToArray()) is not [_, ..] chosen)
{
    Console.Error.WriteLine(usage);
    return 2;
}

try
{
    using var workbench = new Workbench { Quick = args.Contains("--quick"), Postgres = Option("--postgres") };
    Machine.Describe(workbench);
    foreach (var run in chosen) await run(workbench);
    return 0;
}
catch (Exception failure)
{
    // Caught, so that servers and folders are put away on the way here.
    Console.Error.WriteLine(failure);
    return 1;
}
