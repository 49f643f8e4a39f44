using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Compiled code as it is: which types know which, down to the bodies of their methods.</summary>
internal static class Code
{
    /// <summary>The types that people wrote; what Orleans generates is left out.</summary>
    public static IReadOnlyList<TypeDefinition> TypesOf(Assembly assembly) => Rule.Finds(
        ModuleDefinition.ReadModule(assembly.Location).Types.Where(t => t.Namespace.StartsWith("JinhuRedCross.", StringComparison.Ordinal)), $"types in {assembly.GetName().Name}");

    public static IReadOnlyList<TypeDefinition> ModuleTypes { get; } = [.. Repository.ModuleAssemblies.SelectMany(TypesOf)];

    /// <summary>Every type that a type's signatures, attributes and bodies name, with those of the types inside it.</summary>
    public static IReadOnlySet<TypeReference> KnownTo(TypeDefinition type) =>
        All(type).SelectMany(NamedBy).Where(named => named is not null).SelectMany(named => Parts(named!)).Where(named => !IsMadeByCompiler(named)).ToHashSet(ByName.Instance);

    public static string NamespaceOf(TypeReference type) => type.DeclaringType is { } outer ? NamespaceOf(outer) : type.Namespace;

    public static bool Lies(TypeReference type, string part) => $".{NamespaceOf(type)}.".Contains($".{part}.", StringComparison.Ordinal);

    public static IEnumerable<TypeDefinition> All(TypeDefinition type) => type.NestedTypes.SelectMany(All).Prepend(type);

    public static IEnumerable<Instruction> BodyOf(TypeDefinition type) => type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions);

    private static IEnumerable<TypeReference?> NamedBy(TypeDefinition type)
    {
        IEnumerable<Mono.Cecil.ICustomAttributeProvider> bearers = [type, .. type.Fields, .. type.Properties, .. type.Methods, .. type.Methods.SelectMany(m => m.Parameters)];
        return
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. bearers.SelectMany(b => b.CustomAttributes).Select(a => a.AttributeType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Methods.SelectMany(m => m.Parameters).Select(p => p.ParameterType),
            .. type.Methods.Select(m => m.ReturnType),
            .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables).Select(v => v.VariableType),
            .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.ExceptionHandlers).Select(h => h.CatchType),
            .. BodyOf(type).SelectMany(i => OperandTypes(i.Operand)),
        ];
    }

    private static IEnumerable<TypeReference> OperandTypes(object? operand) => operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    private static bool IsMadeByCompiler(TypeReference type) => type.Namespace.Length == 0 && type.DeclaringType is null;

    private sealed class ByName : IEqualityComparer<TypeReference>
    {
        public static readonly ByName Instance = new();

        public bool Equals(TypeReference? a, TypeReference? b) => a?.FullName == b?.FullName;

        public int GetHashCode(TypeReference type) => type.FullName.GetHashCode(StringComparison.Ordinal);
    }
}
