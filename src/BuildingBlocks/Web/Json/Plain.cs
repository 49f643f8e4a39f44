using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JinhuRedCross.BuildingBlocks.Web.Json;

/// <summary>Tries to read one value; the reader stands on a token of any kind.</summary>
internal delegate bool TryRead<T>(ref Utf8JsonReader reader, out T value);

/// <summary>A value that the serialiser could read as well, but whose refusal would name the record around it instead of what is expected.</summary>
internal sealed class Plain<T>(TryRead<T> read, Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (read(ref reader, out var value)) return value;
        var (zh, en) = Expected.Of(typeof(T).Name);
        throw new RefusedJsonException(f => RequestErrors.WrongType(f, zh, en));
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
}

/// <summary>The plain values of requests.</summary>
internal static class Plain
{
    private const string Day = "yyyy-MM-dd";

    public static IEnumerable<JsonConverter> All { get; } =
    [
        new Plain<int>(TryInt, (w, v) => w.WriteNumberValue(v)),
        new Plain<long>(TryLong, (w, v) => w.WriteNumberValue(v)),
        new Plain<bool>(TryBool, (w, v) => w.WriteBooleanValue(v)),
        new Plain<Guid>(TryGuid, (w, v) => w.WriteStringValue(v)),
        new Plain<DateOnly>(TryDay, (w, v) => w.WriteStringValue(v.ToString(Day, CultureInfo.InvariantCulture))),
    ];

    private static bool TryInt(ref Utf8JsonReader reader, out int value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out value);
    }

    private static bool TryLong(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value);
    }

    private static bool TryBool(ref Utf8JsonReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        return value || reader.TokenType == JsonTokenType.False;
    }

    private static bool TryGuid(ref Utf8JsonReader reader, out Guid value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out value);
    }

    private static bool TryDay(ref Utf8JsonReader reader, out DateOnly value)
    {
        value = default;
        Span<char> text = stackalloc char[Day.Length];
        // An escaped day is as good as none; and only text without escapes is surely valid text.
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped) return false;
        return (reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) == Day.Length
            && reader.CopyString(text) is var length
            && DateOnly.TryParseExact(text[..length], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }
}
