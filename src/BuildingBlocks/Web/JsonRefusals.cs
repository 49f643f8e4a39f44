using System.Text.Json;
using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web.Json;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Says in people's words, and with the field's path, what the JSON reader refused.</summary>
internal static partial class JsonRefusals
{
    public static Error Explain(JsonException json)
    {
        var field = FieldOf(json.Path);
        if (json is RefusedJsonException refused) return refused.Explain(field);
        if (Unmapped().Match(json.Message) is { Success: true } unmapped) return RequestErrors.UnknownMember(Under(field, unmapped.Groups[1].Value));
        if (Duplicate().Match(json.Message) is { Success: true } duplicate) return RequestErrors.DuplicateMember(Under(field, duplicate.Groups[1].Value));
        if (json.Message.StartsWith("Duplicate properties", StringComparison.Ordinal)) return RequestErrors.DuplicateMember(field);
        if (Missing().Match(json.Message) is { Success: true } missing) return MissingMembers(field, missing.Groups[1].Value);
        if (json.Message.Contains("maximum configured depth", StringComparison.Ordinal)) return RequestErrors.TooDeep(field);
        if (json.Message.Contains("UTF-8", StringComparison.Ordinal) || json.Message.Contains("UTF-16", StringComparison.Ordinal)) return RequestErrors.InvalidText(field);
        if (json.Message.Contains("doesn't allow setting null", StringComparison.Ordinal) || json.Message.Contains("doesn't allow null", StringComparison.Ordinal))
            return RequestErrors.MissingMember(field);
        if (Converted().Match(json.Message) is not { Success: true } converted) return RequestErrors.JsonMalformed with { Field = field };
        var (zh, en) = Expected.Of(converted.Groups[1].Value);
        return RequestErrors.WrongType(field, zh, en);
    }

    /// <summary><c>$.donor.name</c> is <c>donor.name</c> to the caller, <c>$</c> the body itself.</summary>
    private static string FieldOf(string? path) => path switch
    {
        null or "$" => "$",
        _ when path.StartsWith("$.", StringComparison.Ordinal) => path[2..],
        _ => path,
    };

    // The reader's path ends with the member or with the object that holds it, depending on how far it came.
    private static string Under(string field, string member)
    {
        if (field == "$") return member;
        if (field == member || field.EndsWith("." + member, StringComparison.Ordinal) || field.EndsWith($"['{member}']", StringComparison.Ordinal)) return field;
        return $"{field}.{member}";
    }

    private static Error MissingMembers(string field, string members) =>
        Error.All([.. members.Split(", ").Select(m => RequestErrors.MissingMember(Under(field, m.Trim('\''))))])!;

    [GeneratedRegex("^The JSON property '(.*?)' could not be mapped", RegexOptions.Singleline)]
    private static partial Regex Unmapped();

    [GeneratedRegex("^Duplicate property '(.*?)' encountered", RegexOptions.Singleline)]
    private static partial Regex Duplicate();

    [GeneratedRegex("missing required properties including: (.+?)\\.( Path|$)")]
    private static partial Regex Missing();

    [GeneratedRegex("could not be converted to (.+?)\\.( Path|$)")]
    private static partial Regex Converted();
}
