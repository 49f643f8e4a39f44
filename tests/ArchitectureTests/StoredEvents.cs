using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 13.</summary>
public sealed class StoredEvents
{
    [Fact]
    public void Every_event_comes_back_from_the_store_as_it_was() => Rule.Holds(
        Lost(Repository.AllAssemblies),
        "The store would lose a part of this event: give it a constructor parameter for each member, of types that JSON can carry.");

    [Fact]
    public void Every_event_is_read_by_somebody() => Rule.Holds(
        Unread(Repository.AllAssemblies, Repository.AllAssemblies),
        "Nobody reads this event: give it an arm in its aggregate's Apply, in a read model or in Announcements.cs, or do not store it.");

    [Fact]
    public void Every_event_has_a_stored_name() => Rule.Holds(
        Rule.Finds(Repository.AllAssemblies.SelectMany(Events), "events").Where(t => !t.IsDefined(typeof(StoredNameAttribute), inherit: false)).Select(t => t.FullName!),
        "Give the event a [StoredName(\"…\")]: the journal cannot store it otherwise.");

    [Fact]
    public void An_event_that_does_not_come_back_whole_is_caught() => Assert.Contains(Lost([typeof(StoredEvents).Assembly]), fault => fault.Contains("LampForgotten", StringComparison.Ordinal));

    [Fact]
    public void An_event_that_nobody_reads_is_caught() => Assert.Equal(
        [typeof(Samples.Domain.LampForgotten).FullName!], Unread([typeof(StoredEvents).Assembly], [typeof(StoredEvents).Assembly]));

    private static IEnumerable<string> Lost(IReadOnlyList<Assembly> assemblies)
    {
        var folder = Directory.CreateTempSubdirectory("jinhu-arch-").FullName;
        try
        {
            var names = new EventNames(assemblies);
            var codec = new EventCodec(names, JournalKeys.Open(folder, journalIsNew: true));
            return [.. Rule.Finds(names.Types, "stored events").SelectMany(type => new[] { true, false }.Select(full => Loss(codec, type, full))).OfType<string>()];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <param name="full">Whether what may be absent is there.</param>
    private static string? Loss(EventCodec codec, Type type, bool full)
    {
        var (before, stream) = (Sample.Of(type, full), new StreamId("sample", Guid.AllBitsSet));
        var (name, data, blob) = codec.Encode(before, stream, 1);
        var after = codec.Decode(name, data, blob, stream, 1, out var missing);
        return missing.Count == 0 && Sample.Text(before) == Sample.Text(after) ? null : $"{type.FullName}: {Sample.Text(before)} became {Sample.Text(after)}";
    }

    private static IEnumerable<string> Unread(IReadOnlyList<Assembly> writers, IReadOnlyList<Assembly> readers)
    {
        var read = readers.SelectMany(Code.TypesOf).Where(IsReader).SelectMany(Code.All).SelectMany(Code.BodyOf)
            .Where(step => step.OpCode == OpCodes.Isinst).Select(step => ((TypeReference)step.Operand).FullName).ToHashSet();
        var stored = Rule.Finds(writers.SelectMany(a => a.GetTypes()).Where(t => t.IsDefined(typeof(StoredNameAttribute), inherit: false)), "stored events");
        return stored.Select(t => t.FullName!).Where(name => !read.Contains(name));
    }

    private static bool IsReader(TypeDefinition type) => type.Name is "Announcements"
        // The audit trail is searched where it lies.
        or "AuditSearch"
        || type.Interfaces.Any(i => i.InterfaceType.GetElementType().FullName == typeof(IAggregate<,>).FullName || i.InterfaceType.GetElementType().FullName == typeof(IReadModel<>).FullName);

    private static IEnumerable<Type> Events(Assembly assembly)
    {
        var kinds = assembly.GetTypes().SelectMany(t => t.GetInterfaces()).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAggregate<,>)).Select(i => i.GetGenericArguments()[1]).ToHashSet();
        return assembly.GetTypes().Where(t => !t.IsAbstract && kinds.Any(k => k.IsAssignableFrom(t)));
    }
}
