using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Turns events into the text that is stored and hashed, and back; private parts go their own way.</summary>
public sealed class EventCodec(EventNames names, JournalKeys keys)
{
    private static readonly JsonSerializerOptions Options = OptionsWith(new PrivateConverterFactory());

    private long _unreadable;

    /// <summary>How values lie on disk.</summary>
    /// <param name="privates">How private parts do.</param>
    internal static JsonSerializerOptions OptionsWith(JsonConverterFactory privates) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new StoredMoneyConverter(), privates },
    };

    internal (string Name, string Data, byte[]? Private) Encode(object happened, StreamId stream, long version)
    {
        var parts = PrivateParts.Current = new PrivateParts(version) { DigestOf = keys.Digests };
        try
        {
            var data = JsonSerializer.Serialize(happened, happened.GetType(), Options);
            return (names.NameOf(happened.GetType()), data, parts.Encrypt(keys, stream, version));
        }
        finally
        {
            PrivateParts.Current = null;
        }
    }

    /// <summary>How many private parts could not be read since the start: each is a fault that health shows.</summary>
    public long UnreadableParts => Interlocked.Read(ref _unreadable);

    internal object Decode(string name, string data, byte[]? privateBlob, StreamId stream, long version) => Decode(name, data, privateBlob, stream, version, out _);

    /// <param name="missing">The private parts that are erased or cannot be read.</param>
    internal object Decode(string name, string data, byte[]? privateBlob, StreamId stream, long version, out IReadOnlyList<MissingPart> missing)
    {
        var parts = PrivateParts.Current = PrivateParts.Decrypt(privateBlob, keys, stream, version);
        try
        {
            var happened = JsonSerializer.Deserialize(data, names.TypeOf(name), Options) ?? throw new JsonException($"Event {stream}/{version} is null");
            missing = parts.Missing;
            Interlocked.Add(ref _unreadable, parts.Missing.Count(m => m.State == PrivateState.Unreadable));
            return happened;
        }
        finally
        {
            PrivateParts.Current = null;
        }
    }

    /// <summary>The private parts of a stored event, by commitment: each a <see cref="Private{T}"/>.</summary>
    internal IReadOnlyDictionary<string, object> PrivatesOf(JournalRow row)
    {
        var stream = StreamId.Parse(row.Stream);
        var parts = PrivateParts.Current = PrivateParts.Decrypt(row.Private, keys, stream, row.Version);
        try
        {
            JsonSerializer.Deserialize(row.Data, names.TypeOf(row.Name), Options);
            return parts.Read;
        }
        finally
        {
            PrivateParts.Current = null;
        }
    }

    /// <summary>Money is stored as whole fen.</summary>
    private sealed class StoredMoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Fen);
    }

    private sealed class PrivateConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Private<>);

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(PrivateConverter<>).MakeGenericType(type.GetGenericArguments()))!;
    }

    private sealed class PrivateConverter<T> : JsonConverter<Private<T>>
    {
        private sealed record Stored(PrivateKind Kind, Guid Subject, string Commitment);

        public override Private<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var stored = JsonSerializer.Deserialize<Stored>(ref reader, options)!;
            var state = PrivateState.Erased;
            var json = PrivateParts.Current?.Next(stored.Kind, stored.Subject, stored.Commitment, out state);
            var value = json is null ? default : JsonSerializer.Deserialize<T>(json, options);
            var read = new Private<T>(stored.Kind, stored.Subject, value, state) { Origin = new(PrivateParts.Current?.Version ?? 0, stored.Commitment) { DigestOf = PrivateParts.Current?.DigestOf } };
            if (PrivateParts.Current is { } parts) parts.Read[stored.Commitment] = read;
            return read;
        }

        public override void Write(Utf8JsonWriter writer, Private<T> value, JsonSerializerOptions options)
        {
            var parts = PrivateParts.Current ?? throw new InvalidOperationException("Private parts are written by the journal only");
            if (value.State != PrivateState.Present) throw new InvalidOperationException("A private part that is gone cannot be stored again");
            var commitment = parts.Add(value.Kind, value.Subject, JsonSerializer.Serialize(value.Value, options));
            value.Origin = new(parts.Version, commitment) { DigestOf = parts.DigestOf };
            JsonSerializer.Serialize(writer, new Stored(value.Kind, value.Subject, commitment), options);
        }
    }
}
