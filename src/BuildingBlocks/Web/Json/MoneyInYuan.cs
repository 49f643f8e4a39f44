using System.Text.Json;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Web.Json;

/// <summary>Money is a JSON number in yuan; requests that must be checked take a decimal instead.</summary>
internal sealed class MoneyInYuan : JsonConverter<Money>
{
    private static readonly ExactDecimal Yuan = new();

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var yuan = Yuan.Read(ref reader, typeof(decimal), options);
        if (decimal.Round(yuan, 2) != yuan || Math.Abs(yuan) > long.MaxValue / 100) throw new RefusedJsonException(RequestErrors.NumberOutOfRange);
        return Money.Yuan(yuan);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(ExactDecimal.Plain(value.InYuan));
}
