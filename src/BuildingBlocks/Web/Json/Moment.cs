using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace JinhuRedCross.BuildingBlocks.Web.Json;

/// <summary>A moment carries its offset, because nobody knows whose clock a local time means; it is written in UTC.</summary>
internal sealed partial class Moment : JsonConverter<DateTimeOffset>
{
    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        moment = default;
        return Iso().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out var moment) || !Iso().IsMatch(reader.GetString()!))
            throw new RefusedJsonException(RequestErrors.OffsetMissing);
        return moment;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToUniversalTime());

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Iso();
}
