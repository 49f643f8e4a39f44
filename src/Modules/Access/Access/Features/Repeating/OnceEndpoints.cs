using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Access.Features.Repeating;

/// <summary>How an endpoint says that it takes an <c>Idempotency-Key</c>, a dry run and <c>If-Match</c>.</summary>
internal static class OnceEndpoints
{
    /// <summary>Last in an endpoint's description: what stands in the audit trail is told when it is stored.</summary>
    public static RouteHandlerBuilder Once(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (call, next) =>
    {
        var (context, http) = (call.HttpContext, call.Arguments.OfType<CommandRequest>().Single());
        string[] resolved = [.. context.Request.RouteValues.Values.OfType<string>()];
        return await context.RequestServices.GetRequiredService<Once>().Do(http, call.Arguments.OfType<IAsked>().SingleOrDefault(), resolved, () => next(call), context.RequestAborted);
    });
}
