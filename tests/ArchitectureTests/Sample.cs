using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>An event with something in each of its members, made by its constructor.</summary>
internal static class Sample
{
    private static readonly JsonSerializerOptions _plain = new() { Converters = { new JsonStringEnumConverter() }, IncludeFields = true };

    private static readonly Dictionary<Type, object> _values = new()
    {
        [typeof(string)] = "样例 “A” \u00e9 😀",
        [typeof(bool)] = true,
        [typeof(int)] = -7,
        [typeof(long)] = 9_007_199_254_740_993,
        [typeof(decimal)] = 0.10m,
        [typeof(Guid)] = new Guid("0193a000-0000-7000-8000-000000000001"),
        [typeof(DateOnly)] = new DateOnly(2026, 2, 28),
        [typeof(DateTimeOffset)] = new DateTimeOffset(2026, 2, 28, 15, 59, 59, TimeSpan.Zero).AddMicroseconds(123456),
        [typeof(Money)] = new Money(999_999_999_999),
        [typeof(IReadOnlyDictionary<string, string>)] = new Dictionary<string, string> { ["列"] = "name", ["C"] = "amount" },
    };

    /// <param name="full">False leaves out whatever may be absent, and empties lists.</param>
    public static object Of(Type type, bool full)
    {
        if (_values.TryGetValue(type, out var value)) return value;
        if (type.IsEnum) return type.GetEnumValues().Cast<object>().Last();
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner, full);
        if (type.IsInterface && type.IsGenericType) return Listed(type.GetGenericArguments()[0], full ? 2 : 0);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Private<>)) return Secret(type);
        var maker = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return maker.Invoke([.. maker.GetParameters().Select(p => full || !MayBeAbsent(p) ? Of(p.ParameterType, full) : null)]);
    }

    /// <summary>What is there, to the last member.</summary>
    public static string Text(object thing) => JsonSerializer.Serialize(thing, thing.GetType(), _plain);

    private static bool MayBeAbsent(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private static Array Listed(Type item, int count)
    {
        var list = Array.CreateInstance(item, count);
        for (var i = 0; i < count; i++) list.SetValue(Of(item, full: true), i);
        return list;
    }

    private static object Secret(Type type) => Activator.CreateInstance(type, PrivateKind.Name, _values[typeof(Guid)], Of(type.GetGenericArguments()[0], full: true), PrivateState.Present)!;
}
