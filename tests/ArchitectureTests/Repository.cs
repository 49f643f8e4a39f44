using System.Reflection;
using JinhuRedCross.Tests;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>The source tree and the modules in it: found, never listed.</summary>
internal static class Repository
{
    public static string Root => SourceTree.Root;

    /// <summary>The project of each module; its Contracts are another project beside it.</summary>
    public static IReadOnlyList<string> ModuleProjects { get; } = Rule.Finds(
        Directory.EnumerateFiles(Path.Combine(Root, "src", "Modules"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".Contracts.csproj", StringComparison.Ordinal)), "module projects under src/Modules");

    /// <summary>What modules may know of each other, of those that tell anything.</summary>
    public static IReadOnlyList<string> ContractProjects { get; } = Rule.Finds(Directory.EnumerateFiles(Path.Combine(Root, "src", "Modules"), "*.Contracts.csproj", SearchOption.AllDirectories), "contracts under src/Modules");

    public static IReadOnlyList<Assembly> ContractAssemblies { get; } = [.. ContractProjects.Select(file => Assembly.Load($"JinhuRedCross.{Path.GetFileNameWithoutExtension(file)}"))];

    /// <summary>What the host runs: the modules, and the house that carries them.</summary>
    public static IReadOnlyList<Assembly> ModuleAssemblies { get; } = Rule.Finds(Host.Modules.All.Select(m => m.GetType().Assembly).Distinct(), "modules in Host/Modules.cs");

    public static IReadOnlyList<Assembly> AllAssemblies { get; } = [.. ModuleAssemblies, typeof(BuildingBlocks.Domain.Error).Assembly, typeof(Program).Assembly];
}
