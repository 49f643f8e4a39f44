namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 15.</summary>
public sealed class PluggedInModules
{
    private static string Modules => Path.Combine(Repository.Root, "src", "Modules");

    [Fact]
    public void Every_module_is_plugged_into_the_host() => Rule.Holds(
        NotPluggedIn(Repository.ModuleProjects.Select(file => Path.GetFileNameWithoutExtension(file)!)),
        "Add the module to src/Host/Modules.cs (and reference it from Host.csproj): it is in the tree, but the host does not run it.");

    [Fact]
    public void Every_module_has_a_readme() => Rule.Holds(
        Unexplained(Directory.GetDirectories(Modules)),
        "Write the module's README.md, one page: words, aggregates, promises, tells others / hears from others, not here.");

    [Fact]
    public void Every_folder_of_modules_is_a_module() => Rule.Holds(
        Directory.GetDirectories(Modules).Where(folder => !Repository.ModuleProjects.Any(file => file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))).Select(f => Path.GetFileName(f)!),
        "A folder under src/Modules holds a module's project; remove it or give it one.");

    [Fact]
    public void A_module_that_the_host_does_not_run_is_caught() => Assert.Equal(["Forgotten"], NotPluggedIn(["Forgotten"]));

    [Fact]
    public void A_module_without_a_readme_is_caught() => Assert.Single(Unexplained([Path.Combine(Repository.Root, "src", "Modules", "Nowhere")]));

    private static IEnumerable<string> NotPluggedIn(IEnumerable<string> projects) =>
        projects.Where(project => !Repository.ModuleAssemblies.Any(a => a.GetName().Name == $"JinhuRedCross.{project}"));

    private static IEnumerable<string> Unexplained(IEnumerable<string> folders) => folders.Where(folder => !File.Exists(Path.Combine(folder, "README.md"))).Select(f => Path.GetFileName(f)!);
}
