using System.Reflection;
using System.Runtime.CompilerServices;

namespace JinhuRedCross.BuildingBlocks.Silos;

/// <summary>Which values are ours: what modules and building blocks hand to grains and get from them.</summary>
internal static class OurValues
{
    private const string Assemblies = "JinhuRedCross.";

    public static bool Include(Type type) =>
        !type.IsInterface && IsOurs(type) && !typeof(IAddressable).IsAssignableFrom(type) && !typeof(Exception).IsAssignableFrom(type);

    /// <summary>The list that the compiler makes of a collection expression: it has no name that another program could know.</summary>
    public static bool IsCompilersList(Type type) => type.IsGenericType && type.IsDefined(typeof(CompilerGeneratedAttribute)) && IsOurs(type) && typeof(System.Collections.IList).IsAssignableFrom(type);

    /// <summary>The kinds of an abstract value of ours, such as the events of an aggregate.</summary>
    public static IEnumerable<Type> KindsOf(Type type) => type.Assembly.GetTypes().Where(t => !t.IsAbstract && !t.ContainsGenericParameters && t.IsSubclassOf(type));

    public static bool IsOurs(Type type) => type.Assembly.GetName().Name?.StartsWith(Assemblies, StringComparison.Ordinal) == true;
}
