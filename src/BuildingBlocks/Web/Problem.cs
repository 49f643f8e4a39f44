using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>A refusal as an endpoint's answer: a problem document in the caller's language.</summary>
public sealed class Problem(Error error, int? status = null, TimeSpan? retryAfter = null) : IResult, IStatusCodeHttpResult
{
    private readonly ReadModelBuildingException? _building;

    /// <summary>A question whose read model is filled for the first time: with how far it is.</summary>
    internal Problem(ReadModelBuildingException building) : this(building.Error, null, building.RetryAfter) => _building = building;

    public const string MediaType = "application/problem+json";

    public Error Error => error;

    public int StatusCode { get; } = status ?? StatusOf(error.Kind);

    int? IStatusCodeHttpResult.StatusCode => StatusCode;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCode;
        // For whoever notes refusals.
        httpContext.Items[typeof(Problem)] = error.Code;
        response.Headers.CacheControl = "no-store";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        response.Headers.ContentLanguage = httpContext.Request.PrefersEnglish() ? "en" : "zh-CN";
        if (RetryAfter is { } wait) response.Headers.RetryAfter = Math.Max(1, (int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return response.WriteAsJsonAsync(ProblemDocument.Of(error, StatusCode, httpContext) with { Processed = _building?.Processed, Total = _building?.Total }, JsonConventions.Options, MediaType, httpContext.RequestAborted);
    }

    /// <summary>The one place where kinds of errors become HTTP (api.md).</summary>
    internal static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
        ErrorKind.Malformed => StatusCodes.Status400BadRequest,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of error without a status"),
    };

    private TimeSpan? RetryAfter => retryAfter ?? (StatusCode is 429 or 503 ? TimeSpan.FromSeconds(1) : null);
}

/// <summary>Lets an endpoint return an error as it is.</summary>
public static class Problems
{
    public static Problem ToProblem(this Error error) => new(error);

    /// <summary>For the statuses that no kind of error has, such as 429.</summary>
    public static Problem ToProblem(this Error error, int status, TimeSpan? retryAfter = null) => new(error, status, retryAfter);
}
