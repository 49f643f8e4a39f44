using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Enums lie in rows as they are read in JSON: camelCase text.</summary>
internal static class EnumText
{
    public static string Of(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static ValueConverter ConverterFor(Type type) =>
        (ValueConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(type))!;

    private sealed class Converter<TEnum>() : ValueConverter<TEnum, string>(value => Text[value], text => Values[text])
        where TEnum : struct, Enum
    {
        private static readonly Dictionary<TEnum, string> Text = Enum.GetValues<TEnum>().ToDictionary(v => v, v => Of(v));
        private static readonly Dictionary<string, TEnum> Values = Text.ToDictionary(p => p.Value, p => p.Key);
    }
}
