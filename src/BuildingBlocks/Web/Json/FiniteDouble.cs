using System.Text.Json;
using System.Text.Json.Serialization;

namespace JinhuRedCross.BuildingBlocks.Web.Json;

/// <summary>Refuses 1e400, which would otherwise be read as infinity.</summary>
internal sealed class FiniteDouble : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number) throw new RefusedJsonException(f => RequestErrors.WrongType(f, "数字", "a number"));
        if (!reader.TryGetDouble(out var value) || !double.IsFinite(value)) throw new RefusedJsonException(RequestErrors.NumberOutOfRange);
        return value;
    }

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
