using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JinhuRedCross.BuildingBlocks.Web.Json;

/// <summary>Enums travel as camelCase names; numbers and other spellings are refused with the list of names.</summary>
internal sealed class NamedEnum : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    /// <summary>The names of an enum as they travel, in the order of their values.</summary>
    public static IReadOnlyList<string> NamesOf(Type type) => [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private sealed class Converter<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly FrozenDictionary<string, TEnum> Values =
            Enum.GetNames<TEnum>().ToFrozenDictionary(JsonNamingPolicy.CamelCase.ConvertName, Enum.Parse<TEnum>, StringComparer.Ordinal);

        private static readonly FrozenDictionary<TEnum, string> Names =
            Enum.GetValues<TEnum>().Distinct().ToFrozenDictionary(v => v, v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Find(ref reader) ?? throw new RefusedJsonException(f => RequestErrors.UnknownValue(f, NamesOf(typeof(TEnum))));

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(Names[value]);

        public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WritePropertyName(Names[value]);

        private static TEnum? Find(ref Utf8JsonReader reader)
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) return null;
            try
            {
                return Values.TryGetValue(reader.GetString()!, out var value) ? value : null;
            }
            catch (InvalidOperationException)
            {
                return null; // half a character is no name either
            }
        }
    }
}
