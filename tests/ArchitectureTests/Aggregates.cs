using System.Reflection;
using System.Runtime.CompilerServices;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rules 5 and 6.</summary>
public sealed class Aggregates
{
    // Parameters and holidays are aggregates too; decisions get them as a rulebook, which is a value.
    private static readonly IReadOnlyList<Type> _ofModules = [.. Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).Where(IsAggregate)];
    private static readonly IReadOnlyList<Type> _all = Rule.Finds(Repository.AllAssemblies.SelectMany(a => a.GetTypes()).Where(IsAggregate), "aggregates");

    [Fact]
    public void Aggregates_are_sealed_records_that_nobody_changes() => Rule.Holds(
        _all.SelectMany(Changeable), "An aggregate is an immutable sealed record: give its members init, and change it with `with` in Apply.");

    [Fact]
    public void Events_are_sealed_records_under_one_abstract_event() => Rule.Holds(
        _all.Select(EventOf).Distinct().SelectMany(OpenEvents), "An aggregate's events are sealed records under one abstract record that is called …Event.");

    [Fact]
    public void No_aggregate_knows_another() => Rule.Holds(
        Code.ModuleTypes.Where(t => _ofModules.Any(a => a.FullName == t.FullName)).SelectMany(t => Others(t, _ofModules)),
        "An aggregate holds another's id, and gets what it must know of it as a value.");

    [Fact]
    public void An_aggregate_that_can_be_changed_is_caught() => Assert.Equal(["Samples.Domain.Bulb is no sealed record", "Samples.Domain.Bulb.Watts can be set"], Changeable(typeof(Samples.Domain.Bulb)).Select(Short));

    [Fact]
    public void An_event_that_is_no_sealed_record_is_caught() => Assert.Equal(["Samples.Domain.BulbBurst is no sealed record"], OpenEvents(typeof(Samples.Domain.BulbEvent)).Select(Short));

    [Fact]
    public void An_aggregate_that_knows_another_is_caught() => Assert.Equal(
        ["Samples.Domain.Bulb → Samples.Domain.Lamp"],
        Code.TypesOf(typeof(Aggregates).Assembly).Where(t => t.FullName == typeof(Samples.Domain.Bulb).FullName).SelectMany(t => Others(t, [typeof(Samples.Domain.Lamp), typeof(Samples.Domain.Bulb)])).Select(Short));

    private static string Short(string text) => text.Replace("JinhuRedCross.ArchitectureTests.", "", StringComparison.Ordinal);

    private static bool IsAggregate(Type type) => !type.IsInterface && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAggregate<,>));

    private static Type EventOf(Type aggregate) => aggregate.GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAggregate<,>)).GetGenericArguments()[1];

    private static bool IsSealedRecord(Type type) => type.IsSealed && type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<string> Changeable(Type aggregate)
    {
        if (!IsSealedRecord(aggregate)) yield return $"{aggregate.FullName} is no sealed record";
        foreach (var member in aggregate.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(p => p.SetMethod is { } set && !IsInit(set))) yield return $"{aggregate.FullName}.{member.Name} can be set";
    }

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static IEnumerable<string> OpenEvents(Type family)
    {
        if (!family.IsAbstract || !family.Name.EndsWith("Event", StringComparison.Ordinal)) yield return $"{family.FullName} is no abstract …Event";
        foreach (var happened in Rule.Finds(family.Assembly.GetTypes().Where(t => !t.IsAbstract && family.IsAssignableFrom(t)), $"events under {family.FullName}").Where(t => !IsSealedRecord(t))) yield return $"{happened.FullName} is no sealed record";
    }

    private static IEnumerable<string> Others(Mono.Cecil.TypeDefinition aggregate, IReadOnlyList<Type> all) =>
        Code.KnownTo(aggregate).Where(known => known.FullName != aggregate.FullName && all.Any(a => a.FullName == known.FullName)).Select(known => $"{aggregate.FullName} → {known.FullName}");
}
