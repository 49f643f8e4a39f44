using Mono.Cecil;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 4.</summary>
public sealed class PureDomains
{
    [Fact]
    public void A_domain_knows_only_the_system_the_common_domain_and_itself() => Rule.Holds(
        Rule.Finds(Code.ModuleTypes.Where(t => Code.Lies(t, "Domain")), "domain types").SelectMany(Impurities),
        "A domain is plain C#: only System.*, JinhuRedCross.BuildingBlocks.Domain and itself. Move what needs more to Grains or Features, or what it needs into Domain.");

    [Fact]
    public void A_domain_that_knows_the_web_is_caught() => Assert.Contains(
        "Samples.Domain.AggregateThatKnowsTheWeb → Microsoft.AspNetCore.Http.HttpContext",
        Code.TypesOf(typeof(PureDomains).Assembly).Where(t => Code.Lies(t, "Samples.Domain")).SelectMany(Impurities).Select(f => f.Replace("JinhuRedCross.ArchitectureTests.", "", StringComparison.Ordinal)));

    private static IEnumerable<string> Impurities(TypeDefinition type)
    {
        var own = type.Namespace[..(type.Namespace.IndexOf(".Domain", StringComparison.Ordinal) + ".Domain".Length)];
        return Code.KnownTo(type).Where(known => !IsMadeByTheCompiler(known) && !IsPure(Code.NamespaceOf(known), own)).Select(known => $"{type.FullName} → {known.FullName}");
    }

    private static bool IsMadeByTheCompiler(Mono.Cecil.TypeReference known) => (known.DeclaringType ?? known).Name.StartsWith('<');

    private static bool IsPure(string known, string own) => new[] { "System", "JinhuRedCross.BuildingBlocks.Domain", own }.Any(pure => $"{known}.".StartsWith($"{pure}.", StringComparison.Ordinal));
}
