using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.BuildingBlocks.Web.Limits;

namespace JinhuRedCross.Host.Hosting;

/// <summary>How every answer looks: JSON conventions, problem documents, headers that keep browsers careful; and how much is taken from one caller.</summary>
internal static class WebHosting
{
    // A page that needs more says so itself, by a policy of its own.
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private const string Features = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static readonly TimeSpan _httpsFor = TimeSpan.FromDays(365);

    public static void AddWebConventions(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(o => JsonConventions.Apply(o.SerializerOptions));
        // What the framework refuses while binding reaches ProblemMiddleware, in development and in earnest alike.
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.AddHsts(o => o.MaxAge = _httpsFor);
        builder.AddProxies();
        builder.AddOrigins();
        builder.Services.AddParameters(LimitParameters.AnonymousPerMinute, LimitParameters.PersonPerMinute);
        builder.Services.AddSingleton<RequestLimits>();
    }

    public static void UseWebConventions(this WebApplication app)
    {
        app.UseProxies();
        app.UseHsts();
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            // Nothing to other sites. With no-referrer a browser would say "Origin: null" of our own forms, and sign-in takes none whose origin it is not.
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = Features;
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.ContentSecurityPolicy = Nothing;
            if (context.Request.Path.StartsWithSegments("/api")) headers.CacheControl = "private, no-cache";
            return next(context);
        });
        app.UseMiddleware<RefusalAudit>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<HeaderGuard>();
    }

    /// <summary>When the route is known, and before it is known who asks.</summary>
    public static void UseAddressLimit(this WebApplication app)
    {
        app.UseOrigins();
        app.UseMiddleware<AddressLimit>();
    }

    /// <summary>When it is known who asks.</summary>
    public static void UseCallerLimit(this WebApplication app) => app.UseMiddleware<CallerLimit>();

    public static void UseRequestGuard(this WebApplication app) => app.UseMiddleware<RequestGuard>();
}
