using JinhuRedCross.Access.Features.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Access.Features.External;

/// <summary><c>/sign-in/external</c>: the way to the other provider and back; there are no such pages where none is configured.</summary>
internal static class ExternalPages
{
    public const string Path = "/sign-in/external";

    public static void Map(IEndpointRouteBuilder host)
    {
        if (host.ServiceProvider.GetService<ExternalProvider>() is null) return;
        host.MapGet(Path, Begin).AllowAnonymous().ExcludeFromDescription();
        host.MapGet(ExternalProvider.Callback, End).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task Begin(HttpContext context)
    {
        try
        {
            await context.ChallengeAsync(ExternalProvider.Scheme, new() { RedirectUri = Returns.Of(context.Request.Query["return"]) });
        }
        catch (Exception away) when (away is InvalidOperationException or HttpRequestException or IOException)
        {
            // It says itself where everything is, and cannot be asked now.
            await context.RequestServices.GetRequiredService<ExternalSignIn>().Fail(context, away);
        }
    }

    // What the framework's middleware does for every request is done here for this one.
    private static async Task End(HttpContext context)
    {
        var handlers = context.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        if (await handlers.GetHandlerAsync(context, ExternalProvider.Scheme) is IAuthenticationRequestHandler handler) await handler.HandleRequestAsync();
    }
}
