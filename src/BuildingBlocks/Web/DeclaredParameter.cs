using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>One query parameter; stricter about its value than the framework, which takes <c>1,2</c> or <c>99</c> for an enum.</summary>
internal sealed record DeclaredParameter(string Name, Type Type, bool Required)
{
    private Type Single => Nullable.GetUnderlyingType(ElementOf(Type)) ?? ElementOf(Type);

    public bool IsEnum => Single.IsEnum;

    public static DeclaredParameter Of(IParameterBindingMetadata binding)
    {
        var type = binding.ParameterInfo.ParameterType;
        var name = binding.ParameterInfo.GetCustomAttributes(true).OfType<IFromQueryMetadata>().FirstOrDefault()?.Name ?? binding.Name;
        return new(name, type, !binding.IsOptional && !type.IsArray);
    }

    public static bool IsText(Type type) => ElementOf(type) == typeof(string);

    public Error? Check(StringValues values)
    {
        if (values.Count > 1 && !Type.IsArray) return RequestErrors.RepeatedParameter(Name);
        return values.Select(v => Check(v ?? "")).FirstOrDefault(e => e is not null);
    }

    public StringValues ForBinding(StringValues values) => new([.. values.Select(v => Enum.Parse(Single, v!, ignoreCase: true).ToString())]);

    private Error? Check(string value)
    {
        if (Characters.FirstForbidden(value) is { } which) return RequestErrors.ForbiddenCharacter(Name, which);
        if (Single.IsEnum) return NamedEnum.NamesOf(Single).Contains(value) ? null : RequestErrors.UnknownValue(Name, NamedEnum.NamesOf(Single));
        if (IsWellFormed(value)) return null;
        var (zh, en) = Expected.Of(Single.Name);
        return RequestErrors.InvalidParameter(Name, zh, en);
    }

    private bool IsWellFormed(string value)
    {
        var invariant = CultureInfo.InvariantCulture;
        if (Single == typeof(bool)) return value is "true" or "false";
        if (Single == typeof(DateOnly)) return DateOnly.TryParseExact(value, "yyyy-MM-dd", invariant, DateTimeStyles.None, out _);
        if (Single == typeof(DateTimeOffset)) return Moment.TryParse(value, out _);
        if (Single == typeof(decimal)) return decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, invariant, out _);
        if (Single == typeof(int)) return int.TryParse(value, NumberStyles.AllowLeadingSign, invariant, out _);
        if (Single == typeof(long)) return long.TryParse(value, NumberStyles.AllowLeadingSign, invariant, out _);
        return Single != typeof(Guid) || Guid.TryParse(value, out _);
    }

    private static Type ElementOf(Type type) => type.IsArray ? type.GetElementType()! : type;
}
