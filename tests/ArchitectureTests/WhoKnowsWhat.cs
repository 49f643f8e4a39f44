using Mono.Cecil;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 8.</summary>
public sealed class WhoKnowsWhat
{
    private const string Journal = "JinhuRedCross.BuildingBlocks.Journal.";

    private static readonly string[] _doorsForWriting = [Journal + "AggregateGrain`2", Journal + "IJournalStore", Journal + "JournalWriter", Journal + "Append"];

    [Fact]
    public void Only_features_and_the_module_know_the_web()
    {
        Rule.Finds(Code.ModuleTypes.Where(t => KnowTheWeb(t) && MayKnowTheWeb(t)), "features that know the web");
        Rule.Holds(Strangers(Code.ModuleTypes, KnowTheWeb, MayKnowTheWeb), "HTTP ends in Features/: move the endpoint there, or hand over plain values.");
    }

    [Fact]
    public void Only_grains_write_to_the_journal()
    {
        Rule.Finds(Code.ModuleTypes.Where(t => CanWrite(t) && Code.Lies(t, "Grains")), "grains that write to the journal");
        Rule.Holds(Strangers(Code.ModuleTypes, CanWrite, t => Code.Lies(t, "Grains")), "Only a grain decides and appends: call the aggregate's grain instead of the journal.");
    }

    [Fact]
    public void Only_features_and_grains_look_things_up_in_the_journal() => Rule.Holds(
        Strangers(Code.ModuleTypes, t => Code.KnownTo(t).Any(known => known.FullName == Journal + "Journal"), t => Code.Lies(t, "Grains") || Code.Lies(t, "Features")),
        "Look it up in a feature or a grain, and hand over the value.");

    [Fact]
    public void Only_integration_knows_messages_and_other_modules() => Rule.Holds(
        Strangers(Code.ModuleTypes, KnowOthers, t => Code.Lies(t, "Integration")),
        "What others tell us is heard in Integration/ by a <Event>Handler that calls a grain, and what we tell is in Integration/Announcements.cs: move it there.");

    [Fact]
    public void A_grain_that_knows_the_web_is_caught() => Assert.Single(Strangers(Samples(), KnowTheWeb, MayKnowTheWeb), fault => fault.EndsWith("GrainThatAnswersHttp", StringComparison.Ordinal));

    [Fact]
    public void A_feature_that_writes_to_the_journal_is_caught() => Assert.Single(Strangers(Samples(), CanWrite, t => Code.Lies(t, "Grains")), fault => fault.EndsWith("FeatureThatWrites", StringComparison.Ordinal));

    [Fact]
    public void A_feature_that_knows_another_modules_contracts_is_caught() => Assert.Single(Strangers(Samples(), KnowOthers, t => Code.Lies(t, "Integration")), fault => fault.EndsWith("FeatureThatWrites", StringComparison.Ordinal));

    private static IEnumerable<TypeDefinition> Samples() => Code.TypesOf(typeof(WhoKnowsWhat).Assembly).Where(t => Code.Lies(t, "Samples") && !Code.Lies(t, "Domain"));

    private static IEnumerable<string> Strangers(IEnumerable<TypeDefinition> types, Predicate<TypeDefinition> know, Predicate<TypeDefinition> may) =>
        types.Where(t => know(t) && !may(t)).Select(t => t.FullName);

    private static bool MayKnowTheWeb(TypeDefinition type) => Code.Lies(type, "Features") || type.Name.EndsWith("Module", StringComparison.Ordinal);

    private static bool KnowTheWeb(TypeDefinition type) => Code.KnownTo(type).Any(known => $"{Code.NamespaceOf(known)}.".StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal));

    private static bool CanWrite(TypeDefinition type) => Code.KnownTo(type).Any(known => _doorsForWriting.Contains(known.FullName));

    private static bool KnowOthers(TypeDefinition type) => Code.KnownTo(type).Any(known =>
        $"{Code.NamespaceOf(known)}.".StartsWith("Wolverine.", StringComparison.Ordinal)
        || (Code.Lies(known, "Contracts") && !Code.NamespaceOf(known).StartsWith($"{ModuleOf(type)}.", StringComparison.Ordinal)));

    private static string ModuleOf(TypeDefinition type) => string.Join('.', type.Namespace.Split('.').Take(2));
}
