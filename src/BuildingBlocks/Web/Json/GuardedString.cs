using System.Text.Json;
using System.Text.Json.Serialization;

namespace JinhuRedCross.BuildingBlocks.Web.Json;

/// <summary>Reads texts without control characters and halves of characters, so that nothing behind has to ask.</summary>
internal sealed class GuardedString : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new RefusedJsonException(f => RequestErrors.WrongType(f, "文本", "a text"));
        return Text(ref reader);
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Text(ref reader);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private static string Text(ref Utf8JsonReader reader)
    {
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new RefusedJsonException(RequestErrors.InvalidText);
        }

        if (Characters.FirstForbidden(text) is { } which) throw new RefusedJsonException(f => RequestErrors.ForbiddenCharacter(f, which));
        return text;
    }
}
