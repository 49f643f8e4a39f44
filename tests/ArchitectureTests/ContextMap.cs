using System.Reflection;
using System.Xml.Linq;
using JinhuRedCross.BuildingBlocks.Messaging;
using Microsoft.AspNetCore.Builder;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 14: the table in src/Modules/README.md says who tells whom what, and it is true.</summary>
public sealed class ContextMap
{
    private static string Readme => Path.Combine(Repository.Root, "src", "Modules", "README.md");

    [Fact]
    public void The_table_of_modules_is_what_they_tell_and_hear()
    {
        var rows = Rule.Finds(Repository.ModuleProjects.Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal), "modules").Select(RowOf).ToList();
        Rule.Holds(Differences(rows, RowsIn(File.ReadAllText(Readme))), "Write the table in src/Modules/README.md anew; these lines belong there (+) or do not (-):");
    }

    [Fact]
    public void Every_handler_is_plugged_in() => Rule.Holds(
        Repository.ModuleAssemblies.SelectMany(a => a.GetExportedTypes()).Where(t => Listener.TakenBy(t) is not null).Except(PluggedIn.Select(h => h.Type)).Select(t => t.FullName!),
        "The module does not listen: services.Hear<…>() in its AddServices.");

    [Fact]
    public void A_module_references_the_contracts_of_those_whom_it_hears() => Rule.Holds(
        Repository.ModuleProjects.SelectMany(Unheard), "The csproj references Contracts that nobody in the module hears; take the reference out, or write the handler.");

    [Fact]
    public void A_table_that_is_not_true_is_caught() => Assert.Equal(["+ | A | x |", "- | A | y |"], Differences(["| A | x |"], ["| A | y |"]).Order(StringComparer.Ordinal));

    private static IReadOnlyList<KnownHandler> PluggedIn { get; } = Handlers();

    private static string RowOf(string module)
    {
        var tells = Repository.ContractAssemblies.Where(a => a.GetName().Name == $"JinhuRedCross.{module}.Contracts").SelectMany(a => a.GetExportedTypes()).Select(t => $"`{t.Name}`").Order(StringComparer.Ordinal);
        var hears = PluggedIn.Where(h => h.Module.Assembly.GetName().Name == $"JinhuRedCross.{module}").GroupBy(h => ModuleOf(h.Fact.Assembly)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(h => $"`{h.Fact.Name}`").Order(StringComparer.Ordinal))}");
        return $"| [{module}]({module}/README.md) | {Text(tells, ", ")} | {Text(hears, "; ")} |";
    }

    private static string Text(IEnumerable<string> parts, string between) => string.Join(between, parts) is { Length: > 0 } text ? text : "nobody";

    private static string ModuleOf(Assembly contracts) => contracts.GetName().Name!.Split('.')[1];

    private static IEnumerable<string> RowsIn(string markdown) => markdown.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("| [", StringComparison.Ordinal));

    private static IEnumerable<string> Differences(IReadOnlyCollection<string> wanted, IEnumerable<string> written)
    {
        var there = written.ToList();
        return [.. wanted.Except(there).Select(l => $"+ {l}"), .. there.Except(wanted).Select(l => $"- {l}")];
    }

    private static IEnumerable<string> Unheard(string project)
    {
        var module = Path.GetFileNameWithoutExtension(project);
        var heard = PluggedIn.Where(h => h.Module.Assembly.GetName().Name == $"JinhuRedCross.{module}").Select(h => ModuleOf(h.Fact.Assembly)).Append(module).ToHashSet();
        return XDocument.Load(project).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value.Split('/', '\\')[^1])
            .Where(name => name.EndsWith(".Contracts.csproj", StringComparison.Ordinal) && !heard.Contains(name.Split('.')[0])).Select(name => $"{module} → {name}");
    }

    private static IReadOnlyList<KnownHandler> Handlers()
    {
        var builder = WebApplication.CreateSlimBuilder();
        foreach (var module in Host.Modules.All) module.AddServices(builder.Services, builder.Configuration);
        return Rule.Finds(builder.Services.Handlers(), "handlers");
    }
}
