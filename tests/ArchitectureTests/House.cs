using System.Reflection;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 17.</summary>
public sealed class House
{
    [Fact]
    public void Building_blocks_know_no_module() => Rule.Holds(
        Modules(typeof(BuildingBlocks.Domain.Error).Assembly), "BuildingBlocks carries the modules and knows none: move what is the business's to its module.");

    [Fact]
    public void A_house_that_knows_a_module_is_caught() => Assert.NotEmpty(Modules(typeof(Program).Assembly));

    private static IEnumerable<string> Modules(Assembly assembly) => Rule.Finds(assembly.GetReferencedAssemblies(), $"references of {assembly.GetName().Name}")
        .Select(r => r.Name!).Where(name => name.StartsWith("JinhuRedCross.", StringComparison.Ordinal) && name != "JinhuRedCross.BuildingBlocks");
}
