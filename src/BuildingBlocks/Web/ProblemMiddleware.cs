using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Makes a problem document of whatever goes wrong below it: refusals while binding, bare status codes, outages, bugs.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBare(context.Response)) await OfStatus(context.Response.StatusCode).ExecuteAsync(context);
        }
        catch (Exception gone) when (context.RequestAborted.IsCancellationRequested && gone is OperationCanceledException or IOException)
        {
            // Nobody is there to read an answer; the number only serves the request log.
            if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await Explain(exception, context).ExecuteAsync(context);
        }
    }

    private Problem Explain(Exception exception, HttpContext context)
    {
        context.Response.Headers.Remove("ETag");
        context.Response.Headers.Remove("Location");
        context.Response.Headers.Remove("Content-Disposition");
        if (BadRequests.Explain(exception, context.Request) is { } refusal) return refusal;
        if (exception is ReadModelBuildingException building) return new(building);
        if (Outages.IsOutage(exception))
        {
            log.LogWarning("{Operation} found the store away: {Exception}", OperationOf(context), exception.GetType().Name);
            return (HttpMethods.IsGet(context.Request.Method) ? RequestErrors.StoreAway : RequestErrors.StoreUnavailable).ToProblem();
        }

        log.LogError(exception, "{Operation} failed, trace {TraceId}", OperationOf(context), context.TraceIdentifier);
        return RequestErrors.Unexpected.ToProblem(StatusCodes.Status500InternalServerError);
    }

    private static bool IsBare(HttpResponse response) =>
        response is { StatusCode: >= 400, HasStarted: false, ContentLength: null } && string.IsNullOrEmpty(response.ContentType);

    private static Problem OfStatus(int status) => status switch
    {
        401 => RequestErrors.SignInRequired.ToProblem(status),
        404 => RequestErrors.RouteUnknown.ToProblem(status),
        405 => RequestErrors.MethodNotAllowed.ToProblem(status),
        413 => RequestErrors.TooLarge.ToProblem(status),
        415 => RequestErrors.MediaType.ToProblem(status),
        503 => RequestErrors.StoreUnavailable.ToProblem(status),
        >= 500 => RequestErrors.Unexpected.ToProblem(status),
        _ => RequestErrors.Malformed.ToProblem(status),
    };

    // The route pattern, never the address: addresses may hold what somebody typed.
    private static string OperationOf(HttpContext context) =>
        $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)"}";
}
