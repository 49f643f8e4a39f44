using System.Text.Json;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Snapshots;

/// <summary>Turns states into JSON and back. Private parts stay in the journal: a snapshot names the event that holds them.</summary>
internal static class SnapshotCodec
{
    private const string Commitment = "$private";
    private const string Version = "at";

    private static readonly JsonSerializerOptions Options = new(EventCodec.OptionsWith(new ReferenceFactory())) { IncludeFields = true, IgnoreReadOnlyProperties = true };

    [ThreadStatic]
    private static IReadOnlyDictionary<string, object>? _privates;

    /// <exception cref="InvalidOperationException">A private part of the state does not stand in the journal.</exception>
    public static JsonElement Write<TState>(TState state) => JsonSerializer.SerializeToElement(state, Options);

    /// <summary>The versions of the events whose private parts a state refers to.</summary>
    public static IReadOnlyCollection<long> ReferencesIn(JsonElement state)
    {
        var versions = new SortedSet<long>();
        Collect(state, versions);
        return versions;
    }

    /// <param name="privates">The private parts of those events, by commitment.</param>
    /// <exception cref="JsonException">It is not a state of this type, or refers to a part that is not there.</exception>
    public static TState Read<TState>(JsonElement state, IReadOnlyDictionary<string, object> privates)
    {
        _privates = privates;
        try
        {
            return state.Deserialize<TState>(Options) ?? throw new JsonException("A snapshot holds nothing");
        }
        finally
        {
            _privates = null;
        }
    }

    private static void Collect(JsonElement element, SortedSet<long> versions)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Collect(item, versions);
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty(Commitment, out _)) versions.Add(element.GetProperty(Version).GetInt64());
        else foreach (var property in element.EnumerateObject()) Collect(property.Value, versions);
    }

    private sealed class ReferenceFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Private<>);

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Reference<>).MakeGenericType(type.GetGenericArguments()))!;
    }

    private sealed class Reference<T> : JsonConverter<Private<T>>
    {
        public override Private<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            using var reference = JsonDocument.ParseValue(ref reader);
            var commitment = reference.RootElement.GetProperty(Commitment).GetString()!;
            return _privates?.GetValueOrDefault(commitment) as Private<T> ?? throw new JsonException("A snapshot refers to a private part that the journal does not hold");
        }

        public override void Write(Utf8JsonWriter writer, Private<T> value, JsonSerializerOptions options)
        {
            var origin = value.Origin ?? throw new InvalidOperationException("A private part without a place in the journal cannot be kept in a snapshot");
            writer.WriteStartObject();
            writer.WriteString(Commitment, origin.Commitment);
            writer.WriteNumber(Version, origin.Version);
            writer.WriteEndObject();
        }
    }
}
