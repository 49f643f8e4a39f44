using System.Net;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Authorization;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Pages where secrets are typed or shown: never over plain http from elsewhere.</summary>
internal sealed record ConfidentialMetadata;

/// <summary>Nothing is open but what says so: everything else needs somebody who signed in, and who may do this (SEC-07).</summary>
internal static class AccessHosting
{
    public static void AddAccess(this WebApplicationBuilder builder) => builder.Services.AddSingleton<IPermissionCatalogue, PermissionCatalogue>();

    /// <summary>Sign-in has its own few addresses; no other request pays for it.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        if (app.Services.GetService<Microsoft.AspNetCore.Authentication.IAuthenticationSchemeProvider>() is null) return;
        // Otherwise the framework would put it in front of every request by itself.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(c => IsSignIn(c.Request.Path), sign =>
        {
            sign.Use((context, next) => IsPrivate(context) ? next(context) : RequestErrors.PlainHttp.ToProblem(StatusCodes.Status403Forbidden).ExecuteAsync(context));
            sign.UseAuthentication();
        });
    }

    public static void UseAccess(this WebApplication app)
    {
        var guard = new Guard(app.Services.GetService<IAccess>());
        app.Use((context, next) => guard.Pass(context, next));
    }

    private static bool IsSignIn(PathString path) => path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/.well-known", StringComparison.OrdinalIgnoreCase);

    // A password or token over plain http is everybody's; on this machine alone there is nobody between.
    private static bool IsPrivate(HttpContext context) => context.Request.IsHttps || context.Connection.LocalIpAddress is not { } ip || IPAddress.IsLoopback(ip);

    private sealed class Guard(IAccess? access)
    {
        public async Task Pass(HttpContext context, RequestDelegate next)
        {
            if (context.GetEndpoint() is { } endpoint && await Refusal(context, endpoint) is { } refusal) await refusal.ExecuteAsync(context);
            else await next(context);
        }

        private async ValueTask<Problem?> Refusal(HttpContext context, Endpoint endpoint)
        {
            if (endpoint.Metadata.GetMetadata<ConfidentialMetadata>() is not null && !IsPrivate(context)) return RequestErrors.PlainHttp.ToProblem(StatusCodes.Status403Forbidden);
            // The router's own answers (405, 415) do nothing and are nobody's secret.
            if (endpoint is not RouteEndpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return null;
            // Somebody in a browser, who has shown who he is (DashboardHosting).
            if (Caller.Of(context) is { } known) return await Permitted(context, endpoint, known);
            if (access is null || context.Request.Headers.Authorization.Count == 0) return SignIn(context, RequestErrors.SignInRequired, "Bearer");
            if (!IsPrivate(context)) return RequestErrors.PlainHttp.ToProblem(StatusCodes.Status403Forbidden);
            if (await access.Admit(context) is not { } caller) return SignIn(context, RequestErrors.TokenInvalid, "Bearer error=\"invalid_token\"");
            context.Features.Set(caller);
            return await Permitted(context, endpoint, caller);
        }

        private static async ValueTask<Problem?> Permitted(HttpContext context, Endpoint endpoint, Caller caller)
        {
            // Without a permission beside it an endpoint is nobody's.
            var permission = endpoint.Metadata.GetMetadata<PermissionMetadata>()?.Name;
            if (permission is null || caller.ReachOf(permission) is not { } reach) return RequestErrors.PermissionMissing(permission ?? "-").ToProblem();
            return await Covers(context, endpoint, reach) ? null : RequestErrors.OutsideSubtree.ToProblem();
        }

        // Before anything of the request is read. What does not say that it minds parts is closed to whoever is held to one.
        private static async ValueTask<bool> Covers(HttpContext context, Endpoint endpoint, Reach reach)
        {
            if (reach.IsEverywhere) return true;
            var bounds = endpoint.Metadata.GetOrderedMetadata<InPartMetadata>();
            foreach (var bound in bounds)
            {
                if (!await bound.Covers(context, reach)) return false;
            }

            return bounds.Count > 0;
        }

        private static Problem SignIn(HttpContext context, Error why, string challenge)
        {
            context.Response.Headers.WWWAuthenticate = challenge;
            return why.ToProblem(StatusCodes.Status401Unauthorized);
        }
    }
}
