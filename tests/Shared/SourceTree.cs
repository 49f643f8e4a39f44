namespace JinhuRedCross.Tests;

/// <summary>The source tree that the tests were built from, found from where they run: paths in the assemblies are not of this machine.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The real lists lie beside the repository, never in it. CI must have them.</summary>
    public static string PublishedList(string name)
    {
        var path = Path.Combine(Root, "..", "shared", "data", "donation-disclosures-2020", name);
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("The published lists are not here.");
        return path;
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "JinhuRedCross.sln")) ? folder.FullName : FindRoot(folder.Parent ?? throw new InvalidOperationException("JinhuRedCross.sln is not above the tests"));
}
