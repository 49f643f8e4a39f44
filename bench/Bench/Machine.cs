using System.Runtime.InteropServices;

namespace JinhuRedCross.Bench;

/// <summary>Where the figures are from.</summary>
internal static class Machine
{
    public static void Describe(Workbench bench)
    {
        var cpu = First("/proc/cpuinfo", "model name");
        var memory = First("/proc/meminfo", "MemTotal");
        Console.WriteLine(
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} × {cpu}, memory {memory}; "
            + "load, servers and database share this machine. Medians (lowest–highest) "
            + $"of {bench.Rounds} interleaved rounds of {bench.Stretch.TotalSeconds} s after {bench.WarmUp.TotalSeconds} s of warm-up.{(bench.Quick ? " **A quick run: proves that the bench works, and nothing else.**" : "")}");
    }

    private static string First(string file, string key) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "?" : "?";
}
