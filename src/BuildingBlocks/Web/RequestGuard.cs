using System.Runtime.CompilerServices;
using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Refuses what no endpoint should see: unknown query parameters, control characters in addresses, other charsets than UTF-8.</summary>
internal sealed class RequestGuard(RequestDelegate next)
{
    private readonly ConditionalWeakTable<Endpoint, DeclaredQuery> _declared = [];

    public Task Invoke(HttpContext context)
    {
        // Only our endpoints say what they declare; health checks and the like take what they please.
        if (context.GetEndpoint() is not RouteEndpoint endpoint || !IsApi(endpoint)) return next(context);
        if (Characters.FirstForbidden(context.Request.Path.Value) is { } which) return RequestErrors.ForbiddenCharacter("path", which).ToProblem().ExecuteAsync(context);
        if (!IsUtf8(context.Request)) return RequestErrors.MediaType.ToProblem(StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(context);
        Error? refusal = _declared.GetValue(endpoint, DeclaredQuery.Of).Check(context.Request.Query);
        return refusal is null ? next(context) : refusal.ToProblem().ExecuteAsync(context);
    }

    private static bool IsApi(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) is true;

    private static bool IsUtf8(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        || !type.Charset.HasValue
        || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);
}
