using System.Reflection;
using System.Runtime.Serialization;
using System.Xml.Linq;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rules 2 and 3.</summary>
public sealed class ContractsOfModules
{
    private static readonly Type[] _primitives = [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(decimal), typeof(Guid), typeof(DateOnly), typeof(DateTimeOffset)];

    [Fact]
    public void Contracts_reference_nothing() => Rule.Holds(
        Repository.ContractProjects.SelectMany(file => References(Path.GetFileName(file), XDocument.Load(file))),
        "What modules may know of each other is made of primitives: take the reference out, and use a string, a number or an id instead.");

    [Fact]
    public void Contracts_are_sealed_records_of_primitives_with_a_name_on_disk() => Rule.Holds(
        Repository.ContractAssemblies.SelectMany(a => Rule.Finds(a.GetExportedTypes(), $"facts in {a.GetName().Name}")).SelectMany(Faults),
        "A fact is a sealed record with [DataContract(Name = \"module.fact\")]; its members are primitives, enums of the same Contracts, or lists of those.");

    [Fact]
    public void A_reference_of_contracts_is_caught() => Assert.Single(References("X.Contracts.csproj", XDocument.Parse("""
        <Project><ItemGroup><ProjectReference Include="../../../BuildingBlocks/BuildingBlocks.csproj" /></ItemGroup></Project>
        """)));

    [Fact]
    public void A_fact_that_is_no_plain_record_is_caught() => Assert.Equal(
        ["has no name on disk", "is no sealed record", "Where is no primitive"],
        Faults(typeof(Samples.Contracts.OpenFact)).Select(f => f.Split(": ")[1]).Order(StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> References(string project, XDocument xml) =>
        xml.Descendants().Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference").Select(e => $"{project} → {e.Attribute("Include")!.Value}");

    private static IEnumerable<string> Faults(Type type)
    {
        if (type.IsEnum) yield break;
        if (!type.IsSealed || type.GetMethod("<Clone>$") is null) yield return $"{type.FullName}: is no sealed record";
        if (type.GetCustomAttribute<DataContractAttribute>()?.Name is not { Length: > 0 }) yield return $"{type.FullName}: has no name on disk";
        foreach (var member in type.GetProperties().Where(p => !IsPlain(p.PropertyType, type.Assembly))) yield return $"{type.FullName}: {member.Name} is no primitive";
    }

    private static bool IsPlain(Type type, Assembly own)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return IsPlain(inner.GetGenericArguments()[0], own);
        return _primitives.Contains(inner) || (inner.IsEnum && inner.Assembly == own);
    }
}
