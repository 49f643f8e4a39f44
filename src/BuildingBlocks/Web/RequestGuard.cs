using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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
        if (IsTooLarge(context)) return RequestErrors.TooLarge.ToProblem(StatusCodes.Status413PayloadTooLarge).ExecuteAsync(context);
        var declared = _declared.GetValue(endpoint, DeclaredQuery.Of);
        if (declared.Check(context.Request.Query) is { } refusal) return refusal.ToProblem().ExecuteAsync(context);
        context.Request.Query = declared.ForBinding(context.Request.Query);
        return next(context);
    }

    private static bool IsApi(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) is true;

    private static bool IsTooLarge(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit) return false;
        if (context.Request.ContentLength is not { } length || !(length > limit.MaxRequestBodySize)) return false;
        // Nobody reads the body; but with the limit in force the server would cut the connection before the caller has read why.
        limit.MaxRequestBodySize = null;
        return true;
    }

    private static bool IsUtf8(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        || !type.Charset.HasValue
        || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);
}
