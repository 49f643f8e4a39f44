using System.Reflection;
using System.Runtime.Serialization;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>A module that hears facts of others: by which name it is known, and how each fact reaches its handler.</summary>
internal sealed class Listener(string name, IReadOnlyDictionary<Type, Type> hears)
{
    public string Name => name;

    /// <summary>The names of what it hears: where one is added, it hears everything again from the beginning.</summary>
    public IReadOnlyList<string> Hears { get; } = [.. hears.Keys.Select(NameOf).Order(StringComparer.Ordinal)];

    public bool Wants(object fact) => hears.ContainsKey(fact.GetType());

    public object Wrap(object fact, Command command) => Activator.CreateInstance(hears[fact.GetType()], fact, command)!;

    /// <summary>The name of a fact on disk; classes may be renamed, it may not.</summary>
    public static string NameOf(Type fact) =>
        fact.GetCustomAttribute<DataContractAttribute>()?.Name ?? throw new InvalidOperationException($"{fact.Name} has no [DataContract(Name = \"…\")]");

    /// <summary>What a handler takes: <see cref="Heard{TListener,TFact}"/>, or null where it is no handler.</summary>
    public static (Type Module, Type Fact, Type Message)? TakenBy(Type handler) => handler.GetMethods()
        .Where(m => m.Name == "Handle")
        .Select(m => m.GetParameters()[0].ParameterType)
        .Where(p => p.IsGenericType && p.GetGenericTypeDefinition() == typeof(Heard<,>))
        .Select(p => ((Type, Type, Type)?)(p.GetGenericArguments()[0], p.GetGenericArguments()[1], p))
        .SingleOrDefault();
}

/// <summary>A handler that a module has plugged in.</summary>
internal sealed record KnownHandler(Type Type, Type Module, Type Fact, Type Message);
