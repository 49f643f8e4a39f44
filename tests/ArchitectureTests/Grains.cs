namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 10; that their names are unique is held by <see cref="NamesOnDisk"/>.</summary>
public sealed class Grains
{
    [Fact]
    public void Grains_are_internal_sealed_and_have_a_name() => Rule.Holds(
        Rule.Finds(Repository.AllAssemblies.SelectMany(a => a.GetTypes()).Where(IsGrain), "grains").SelectMany(Faults),
        "A grain is internal, sealed, called …Grain, and has [GrainType(\"…\")], which is its name on disk.");

    [Fact]
    public void A_grain_without_a_name_is_caught() => Assert.Equal(["has no name", "is not internal and sealed"], Faults(typeof(Samples.Grains.NamelessGrain)).Select(f => f.Split(": ")[1]).Order(StringComparer.Ordinal));

    private static bool IsGrain(Type type) => !type.IsAbstract && !type.IsInterface && typeof(IGrainBase).IsAssignableFrom(type);

    private static IEnumerable<string> Faults(Type grain)
    {
        if (grain.IsVisible || !grain.IsSealed) yield return $"{grain.FullName}: is not internal and sealed";
        if (!grain.IsDefined(typeof(GrainTypeAttribute), inherit: false) || !grain.Name.EndsWith("Grain", StringComparison.Ordinal)) yield return $"{grain.FullName}: has no name";
    }
}
