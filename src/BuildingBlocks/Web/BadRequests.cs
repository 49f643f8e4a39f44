using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Tells a client's mistakes, which the framework throws, from everything else that is thrown.</summary>
internal static partial class BadRequests
{
    public static Problem? Explain(Exception exception, HttpRequest request) => exception switch
    {
        RefusedException refused => new(refused.Error, refused.Status),
        BadHttpRequestException bad => Explain(bad, request),
        JsonException json when json.Path is not null => JsonRefusals.Explain(json).ToProblem(),
        InvalidDataException when request.HasFormContentType => FormProblem(exception),
        _ => null,
    };

    private static Problem Explain(BadHttpRequestException bad, HttpRequest request)
    {
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge) return RequestErrors.TooLarge.ToProblem(bad.StatusCode);
        if (bad.StatusCode == StatusCodes.Status415UnsupportedMediaType) return RequestErrors.MediaType.ToProblem(bad.StatusCode);
        if (bad.InnerException is JsonException json) return JsonRefusals.Explain(json).ToProblem();
        if (bad.InnerException is BadHttpRequestException inner) return Explain(inner, request);
        if (request.HasFormContentType && bad.InnerException is not null) return FormProblem(bad.InnerException);
        if (Unbound().Match(bad.Message) is { Success: true } unbound)
        {
            var (zh, en) = Expected.Of(unbound.Groups["type"].Value);
            return RequestErrors.InvalidParameter(unbound.Groups["name"].Value, zh, en).ToProblem();
        }

        if (Missing().Match(bad.Message) is { Success: true } missing && !missing.Groups["where"].Value.Contains("body", StringComparison.Ordinal))
            return RequestErrors.MissingParameter(missing.Groups["name"].Value).ToProblem();
        if (bad.Message.Contains("body", StringComparison.Ordinal) && bad.Message.Contains("provided", StringComparison.Ordinal))
            return RequestErrors.BodyMissing.ToProblem();
        return RequestErrors.Malformed.ToProblem(bad.StatusCode);
    }

    // The form reader throws the same type for "too large" and for "malformed"; only its words differ.
    private static Problem FormProblem(Exception exception) => exception.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
        ? RequestErrors.TooLarge.ToProblem(StatusCodes.Status413PayloadTooLarge)
        : RequestErrors.FormInvalid.ToProblem();

    [GeneratedRegex("^Failed to bind parameter \"(?<type>.+) (?<name>\\w+)\" from ")]
    private static partial Regex Unbound();

    [GeneratedRegex("^Required parameter \"(?<type>.+) (?<name>\\w+)\" was not provided from (?<where>.+)\\.$")]
    private static partial Regex Missing();
}
