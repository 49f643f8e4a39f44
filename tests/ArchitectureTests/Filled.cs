using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>A value of any type with something in each of its fields, also in those that no constructor fills; and what two of them differ in.</summary>
internal static class Filled
{
    private const int Deepest = 8;
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, object> _values = new()
    {
        [typeof(string)] = "样例 “A” \u00e9 😀",
        [typeof(bool)] = true,
        [typeof(byte)] = (byte)7,
        [typeof(int)] = -7,
        [typeof(long)] = 9_007_199_254_740_993,
        [typeof(decimal)] = 0.10m,
        [typeof(Guid)] = new Guid("0193a000-0000-7000-8000-000000000001"),
        [typeof(DateOnly)] = new DateOnly(2026, 2, 28),
        [typeof(TimeSpan)] = TimeSpan.FromTicks(12_345_678),
        [typeof(DateTimeOffset)] = new DateTimeOffset(2026, 2, 28, 15, 59, 59, TimeSpan.Zero).AddMicroseconds(123456),
    };

    /// <param name="full">False leaves lists empty and what may be absent away.</param>
    public static object? Of(Type type, bool full, int depth = 0)
    {
        if (_values.TryGetValue(type, out var value)) return value;
        if (type.IsPrimitive) return Convert.ChangeType(7, type, CultureInfo.InvariantCulture);
        if (type.IsEnum) return type.GetEnumValues().Cast<object>().Last();
        if (Nullable.GetUnderlyingType(type) is { } inner) return full ? Of(inner, full, depth) : null;
        if (typeof(Delegate).IsAssignableFrom(type)) return null;
        if (ItemOf(type) is { } item) return Collection(type, item, full && depth < Deepest, depth);
        if (type.IsAbstract) return full ? Of(KindsOf(type)[0], full, depth) : null;
        if (depth > Deepest) return type.IsValueType ? Activator.CreateInstance(type) : null;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Private<>)) return Secret(type, depth);
        var filled = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in FieldsOf(type)) field.SetValue(filled, Of(field.FieldType, full, depth + 1));
        return filled;
    }

    /// <summary>Where two values differ first; null where they are the same.</summary>
    public static string? Difference(object? one, object? other, string path = "")
    {
        if (one is Delegate && other is Delegate) return null;
        if (one is null || other is null) return one is null && other is null ? null : $"{path}: {one ?? "null"} became {other ?? "null"}";
        if (one is IEnumerable ones and not string) return Difference([.. ones.Cast<object?>()], [.. ((IEnumerable)other).Cast<object?>()], path);
        if (one.GetType() != other.GetType()) return $"{path}: a {one.GetType().Name} became a {other.GetType().Name}";
        if (_values.ContainsKey(one.GetType()) || one.GetType().IsPrimitive || one.GetType().IsEnum) return Equals(one, other) ? null : $"{path}: {one} became {other}";
        return FieldsOf(one.GetType()).Select(f => Difference(f.GetValue(one), f.GetValue(other), $"{path}.{f.Name}")).FirstOrDefault(d => d is not null);
    }

    private static string? Difference(object?[] ones, object?[] others, string path) => ones.Length != others.Length
        ? $"{path}: {ones.Length} became {others.Length}"
        : ones.Select((one, i) => Difference(one, others[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);

    private static List<Type> KindsOf(Type type) => [.. type.Assembly.GetTypes().Where(t => !t.IsAbstract && type.IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    private static IEnumerable<FieldInfo> FieldsOf(Type type) =>
        type == typeof(object) || type == typeof(ValueType) ? [] : FieldsOf(type.BaseType!).Concat(type.GetFields(Own)).Where(f => !f.IsLiteral);

    private static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments() is [var key, var value] ? typeof(KeyValuePair<,>).MakeGenericType(key, value) : type.GetGenericArguments()[0]
        : null;

    // Of an abstract item one of each kind.
    private static object Collection(Type type, Type item, bool full, int depth)
    {
        Type[] items = !full ? [] : item.IsAbstract && ItemOf(item) is null ? [.. KindsOf(item)] : [item];
        var array = Array.CreateInstance(item, items.Length);
        for (var i = 0; i < items.Length; i++) array.SetValue(Of(items[i], full, depth + 1), i);
        if (type.IsInstanceOfType(array)) return array;
        if (type.IsInterface) type = (typeof(IDictionary).IsAssignableFrom(type) || item.IsGenericType && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? typeof(Dictionary<,>) : typeof(HashSet<>)).MakeGenericType(type.GetGenericArguments());
        if (type.GetConstructors().FirstOrDefault(c => c.GetParameters() is [var only] && only.ParameterType.IsInstanceOfType(array)) is { } maker) return maker.Invoke([array]);
        var range = typeof(ImmutableList).Assembly.GetType(type.FullName![..type.FullName!.IndexOf('`', StringComparison.Ordinal)])!.GetMethods()
            .First(m => m.Name == "CreateRange" && m.GetParameters() is [var only] && only.ParameterType.Name.StartsWith("IEnumerable", StringComparison.Ordinal));
        return range.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [array])!;
    }

    private static object Secret(Type type, int depth)
    {
        var secret = Activator.CreateInstance(type, PrivateKind.Identity, _values[typeof(Guid)], Of(type.GetGenericArguments()[0], full: true, depth), PrivateState.Present)!;
        type.GetProperty("Origin", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(secret, new PrivateOrigin(3, "commitment") { DigestOf = (_, _) => Guid.Empty });
        return secret;
    }
}
