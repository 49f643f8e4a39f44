using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.Host.Hosting;

/// <summary>How every answer looks: JSON conventions, problem documents, headers that keep browsers careful.</summary>
internal static class WebHosting
{
    public static void AddWebConventions(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(o => JsonConventions.Apply(o.SerializerOptions));
        // What the framework refuses while binding reaches ProblemMiddleware, in development and in earnest alike.
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
    }

    public static void UseWebConventions(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            if (!context.Request.Path.StartsWithSegments("/api")) return next(context);
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            headers.CacheControl = "private, no-cache";
            return next(context);
        });
        app.UseMiddleware<RefusalAudit>();
        app.UseMiddleware<ProblemMiddleware>();
    }

    public static void UseRequestGuard(this WebApplication app) => app.UseMiddleware<RequestGuard>();
}
