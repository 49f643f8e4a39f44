using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JinhuRedCross.BuildingBlocks.Web.Json;

/// <summary>Reads a number exactly or not at all, and writes it without trailing zeros, so that equal amounts are equal bytes.</summary>
internal sealed class ExactDecimal : JsonConverter<decimal>
{
    private const int Digits = 28; // what a decimal surely holds; more would be rounded in silence

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number) throw new RefusedJsonException(f => RequestErrors.WrongType(f, "数字", "a number"));
        if (!IsExact(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan) || !reader.TryGetDecimal(out var value))
            throw new RefusedJsonException(RequestErrors.NumberOutOfRange);
        return value;
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(Plain(value));

    /// <summary>The same number with the fewest digits.</summary>
    internal static decimal Plain(decimal value) => value == 0 ? 0 : value / 1.0000000000000000000000000000m;

    private static bool IsExact(ReadOnlySpan<byte> number)
    {
        var exponent = 0;
        var cut = number.IndexOfAny("eE"u8);
        if (cut >= 0 && !Utf8Parser.TryParse(number[(cut + 1)..].TrimStart((byte)'+'), out exponent, out _)) return false;
        var digits = (cut < 0 ? number : number[..cut]).TrimStart("-0."u8);
        var point = (cut < 0 ? number : number[..cut]).IndexOf((byte)'.');
        if (point >= 0) digits = digits.TrimEnd("0"u8);
        var fraction = point < 0 ? 0 : (cut < 0 ? number : number[..cut])[(point + 1)..].TrimEnd("0"u8).Length;
        return digits.Length <= Digits + 1 && Math.Abs((long)exponent) <= Digits && fraction - exponent <= Digits;
    }
}
