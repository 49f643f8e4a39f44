using System.Collections.Frozen;
using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Which class stands for which stored event name. Names on disk never change; classes may.</summary>
public sealed class EventNames
{
    private readonly FrozenDictionary<string, Type> _types;
    private readonly FrozenDictionary<Type, string> _names;

    public EventNames(IEnumerable<Assembly> assemblies)
    {
        var found = assemblies.Distinct().SelectMany(a => a.GetTypes())
            .Select(t => (Type: t, t.GetCustomAttribute<StoredNameAttribute>(inherit: false)?.Name))
            .Where(t => t.Name is not null)
            .ToList();
        _types = found.ToFrozenDictionary(t => t.Name!, t => t.Type);
        _names = found.ToFrozenDictionary(t => t.Type, t => t.Name!);
    }

    public IEnumerable<string> All => _types.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<Type> Types => _types.Values;

    public string NameOf(Type type) => _names.TryGetValue(type, out var name) ? name : throw new InvalidOperationException($"{type.Name} has no [StoredName]");

    public Type TypeOf(string name) => _types.TryGetValue(name, out var type) ? type : throw new InvalidOperationException($"The journal holds an event named {name} that this version does not know");
}
