using System.Xml.Linq;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 1.</summary>
public sealed class ModuleReferences
{
    [Fact]
    public void A_module_references_only_building_blocks_and_contracts() => Rule.Holds(
        Repository.ModuleProjects.SelectMany(file => ForeignTo(Path.GetFileName(file), XDocument.Load(file))),
        "A module must not reference another module: put the fact that it needs into X.Contracts and reference that.");

    [Fact]
    public void A_reference_to_another_module_is_caught() => Assert.Single(ForeignTo("Fundraising.csproj", XDocument.Parse("""
        <Project>
          <ItemGroup>
            <ProjectReference Include="..\..\..\BuildingBlocks\BuildingBlocks.csproj" />
            <ProjectReference Include="../../Assistance/Assistance.Contracts/Assistance.Contracts.csproj" />
            <ProjectReference Include="../../Assistance/Assistance/Assistance.csproj" />
          </ItemGroup>
        </Project>
        """)));

    // The XML says more than the metadata, from which unused references vanish.
    private static IEnumerable<string> ForeignTo(string project, XDocument xml) => xml.Descendants("ProjectReference")
        .Select(reference => reference.Attribute("Include")!.Value.Split('/', '\\')[^1])
        .Where(name => name != "BuildingBlocks.csproj" && !name.EndsWith(".Contracts.csproj", StringComparison.Ordinal))
        .Select(name => $"{project} → {name}");
}
