using System.Text.Json;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.Silos;

/// <summary>A private part goes to another silo whole, with its place in the journal, so that it can be encrypted or shown there.</summary>
/// <remarks>In plain text: connections between silos are encrypted by <c>Orleans:Certificate</c>, or lie in a network of their own.</remarks>
internal sealed class TravellingPrivates(Func<JournalKeys> keys) : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Private<>);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(type.GetGenericArguments()), keys)!;

    private sealed class Converter<T>(Func<JournalKeys> keys) : JsonConverter<Private<T>>
    {
        private sealed record Travelling(PrivateKind Kind, Guid Subject, T? Value, PrivateState State, long? Version, string? Commitment);

        public override Private<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var read = JsonSerializer.Deserialize<Travelling>(ref reader, options)!;
            var origin = read.Version is { } version ? new PrivateOrigin(version, read.Commitment!) { DigestOf = keys().Digests } : null;
            return new(read.Kind, read.Subject, read.Value, read.State) { Origin = origin };
        }

        public override void Write(Utf8JsonWriter writer, Private<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Travelling(value.Kind, value.Subject, value.Value, value.State, value.Origin?.Version, value.Origin?.Commitment), options);
    }
}
