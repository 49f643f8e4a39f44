using System.Reflection;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>A state that changes its form without a new shape number would be read from snapshots of the old form.</summary>
public sealed class SnapshotShapes
{
    private const string Approve = "APPROVE_SNAPSHOTS";

    private static string ApprovedFile => Path.Combine(Repository.Root, "tests", "ArchitectureTests", "Snapshots.approved.txt");

    [Fact]
    public void A_changed_state_has_a_new_shape_number()
    {
        var shapes = Rule.Finds(Repository.ModuleAssemblies.SelectMany(a => a.GetTypes()).Where(IsKept).OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(LinesOf), "states that are kept in snapshots");
        var approved = File.Exists(ApprovedFile) ? File.ReadAllLines(ApprovedFile) : [];
        var changed = approved.Except(shapes).Concat(shapes.Except(approved)).ToList();
        if (Environment.GetEnvironmentVariable(Approve) == "1" && changed.Exists(l => l.StartsWith('['))) File.WriteAllLines(ApprovedFile, shapes);
        else Rule.Holds(changed, $"What a snapshot holds has changed. Raise the number in [Snapshot(shape: …)], then run this test with {Approve}=1 and commit Snapshots.approved.txt:");
        Assert.Contains(shapes, l => l.StartsWith('['));
    }

    [Fact]
    public void All_that_lies_in_a_state_is_seen() => Assert.Equal(
        ["[Samples.Kept 3]", "Kept.Lights: IReadOnlyList<Light>", "Kept.Name: String", "Light.Bright: Boolean"],
        LinesOf(typeof(Samples.Kept)).Select(l => l.Replace("JinhuRedCross.ArchitectureTests.", "", StringComparison.Ordinal)));

    private static bool IsKept(Type type) => type.IsDefined(typeof(SnapshotAttribute), inherit: false);

    private static IEnumerable<string> LinesOf(Type state)
    {
        var seen = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        Collect(state, seen);
        return
        [
            $"[{state.FullName} {state.GetCustomAttribute<SnapshotAttribute>()!.Shape}]",
            .. seen.Values.SelectMany(t => Members(t).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{t.Name}.{p.Name}: {NameOf(p.PropertyType)}")),
        ];
    }

    private static void Collect(Type type, SortedDictionary<string, Type> seen)
    {
        foreach (var argument in type.GetGenericArguments()) Collect(argument, seen);
        if (type.IsEnum || type.IsGenericType || type.Assembly.GetName().Name?.StartsWith("JinhuRedCross.", StringComparison.Ordinal) != true || !seen.TryAdd(type.FullName!, type)) return;
        foreach (var member in Members(type)) Collect(member.PropertyType, seen);
    }

    private static IEnumerable<PropertyInfo> Members(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(p => p.CanWrite && !p.IsDefined(typeof(JsonIgnoreAttribute)));

    private static string NameOf(Type type) =>
        type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : type.Name;
}
