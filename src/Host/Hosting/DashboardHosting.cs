using JinhuRedCross.BuildingBlocks.Web;
using Orleans.Dashboard;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Orleans' own page about its silos and grains, at <c>/dashboard</c>, for who signed in and has the permission (ADR 0048).</summary>
internal static class DashboardHosting
{
    public const string Path = "/dashboard";

    public const string Permission = "platform.dashboard";

    // It writes styles into its page; scripts, images and fonts are files of its own.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    // A grain's state may tell who somebody is; live logs lie where logs lie.
    private static readonly string[] _closed = ["/GrainState", "/Trace"];

    public static ISiloBuilder UseDashboard(this ISiloBuilder silo, IConfiguration configuration) => IsOn(configuration) ? silo.AddDashboard(o => o.HideTrace = true) : silo;

    /// <summary>Its pages get a policy of their own, and go to sign-in where nobody is signed in. Before who asks is looked at.</summary>
    public static void UseDashboardPages(this WebApplication app)
    {
        if (!IsOn(app.Configuration) || app.Services.GetService<IBrowserSessions>() is not { } sessions) return;
        app.UseWhen(c => c.GetEndpoint()?.Metadata.GetMetadata<BrowserMetadata>() is not null, pages => pages.Use(async (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            if (context.Request.Headers.Authorization.Count == 0)
            {
                var visit = await sessions.Recognise(context);
                if (visit.SignIn is { } first)
                {
                    context.Response.Redirect(first);
                    return;
                }

                context.Features.Set(visit.Caller);
            }

            await next(context);
        }));
    }

    public static void MapDashboard(this WebApplication app)
    {
        if (!IsOn(app.Configuration)) return;
        IEndpointConventionBuilder pages = app.MapOrleansDashboard(Path).ExcludeFromDescription();
        pages.WithMetadata(new BrowserMetadata(), new ConfidentialMetadata()).Permission(Permission);
        pages.Finally(Close);
    }

    private static void Close(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder route && _closed.Any(c => route.RoutePattern.RawText!.EndsWith(c, StringComparison.OrdinalIgnoreCase))) route.RequestDelegate = NotHere;
    }

    private static Task NotHere(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // Off unless asked for: it looks at every call, and keeps some 70 MB for that.
    private static bool IsOn(IConfiguration configuration) => configuration.GetValue("Dashboard:Enabled", false);
}
