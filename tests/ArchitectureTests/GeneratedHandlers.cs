using JasperFx;
using JinhuRedCross.Host;
using Wolverine;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>The code that calls the handlers is generated ahead of time and lies in the host; nothing else would say that it is stale.</summary>
public sealed class GeneratedHandlers
{
    private const string Approve = "APPROVE_HANDLERS";

    private static string Committed => Path.Combine(Repository.Root, "src", "Host", "Internal", "Generated");

    [Fact]
    public async Task What_is_committed_is_what_is_generated()
    {
        var fresh = await Generate();
        if (Environment.GetEnvironmentVariable(Approve) == "1") Replace(fresh);
        Rule.Holds(Differences(Rule.Finds(fresh, "generated files").ToDictionary(), FilesIn(Committed)), $"Run this test with {Approve}=1 and commit src/Host/Internal/Generated:");
    }

    [Fact]
    public void Stale_code_is_caught() => Assert.Equal(
        ["A.cs is not there", "B.cs is another", "C.cs is too many"],
        Differences(new Dictionary<string, string> { ["A.cs"] = "a", ["B.cs"] = "b" }, new Dictionary<string, string> { ["B.cs"] = "x", ["C.cs"] = "c" }).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> fresh, IReadOnlyDictionary<string, string> committed) =>
    [
        .. fresh.Keys.Except(committed.Keys).Select(f => $"{f} is not there"),
        .. committed.Keys.Except(fresh.Keys).Select(f => $"{f} is too many"),
        .. fresh.Where(f => committed.TryGetValue(f.Key, out var text) && text != f.Value).Select(f => $"{f.Key} is another"),
    ];

    private static async Task<IReadOnlyDictionary<string, string>> Generate()
    {
        var (data, code) = (Directory.CreateTempSubdirectory("jinhu-arch-").FullName, Directory.CreateTempSubdirectory("jinhu-code-").FullName);
        try
        {
            await using var app = HostBuilding.Create(["--urls", "http://127.0.0.1:0", "--Data:Directory", data], customise: b => b.Services.ConfigureWolverine(o => o.CodeGeneration.GeneratedCodeOutputPath = code));
            Assert.Equal(0, await app.RunJasperFxCommands(["codegen", "write"]));
            return FilesIn(code);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
            Directory.Delete(code, recursive: true);
        }
    }

    private static Dictionary<string, string> FilesIn(string folder) => !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), f => File.ReadAllText(f).ReplaceLineEndings("\n"));

    private static void Replace(IReadOnlyDictionary<string, string> fresh)
    {
        if (Directory.Exists(Committed)) Directory.Delete(Committed, recursive: true);
        foreach (var (file, text) in fresh)
        {
            var path = Path.Combine(Committed, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
