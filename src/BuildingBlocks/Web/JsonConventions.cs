using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using JinhuRedCross.BuildingBlocks.Web.Json;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>How JSON looks at our edge: strict in what it takes, the same everywhere in what it gives.</summary>
public static class JsonConventions
{
    /// <summary>The conventions, ready to use and read-only.</summary>
    public static readonly JsonSerializerOptions Options = Made(ignoreNulls: false);

    /// <summary>The same, without nulls and with sorted members: equal requests are equal bytes, also when members are added later.</summary>
    internal static readonly JsonSerializerOptions Canonical = Made(ignoreNulls: true, TypeRules.SortMembers);

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.MaxDepth = 16;
        // Answers are application/json with nosniff, so Chinese may stand as it is.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver())
            .WithAddedModifier(TypeRules.RequireWhatCannotBeNull)
            .WithAddedModifier(TypeRules.RefuseNullsInLists);
        foreach (JsonConverter converter in (JsonConverter[])[.. Plain.All, new GuardedString(), new ExactDecimal(), new FiniteDouble(), new MoneyInYuan(), new Moment(), new NamedEnum()])
            options.Converters.Add(converter);
    }

    private static JsonSerializerOptions Made(bool ignoreNulls, Action<JsonTypeInfo>? rule = null)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        if (ignoreNulls) options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        if (rule is not null) options.TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(rule);
        options.MakeReadOnly();
        return options;
    }
}
