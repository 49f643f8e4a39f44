using JinhuRedCross.BuildingBlocks.Modules;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Which other sites' pages may ask us: none, but those in <c>Web:Origins</c>. Never with cookies.</summary>
internal static class OriginHosting
{
    private const string Setting = "Web:Origins";

    public static void AddOrigins(this WebApplicationBuilder builder)
    {
        var origins = builder.Configuration.Listed(Setting);
        foreach (var origin in origins) Check(origin);
        builder.Services.AddCors(o => o.AddDefaultPolicy(policy => policy
            .WithOrigins([.. origins])
            .WithMethods("GET", "POST", "PUT", "DELETE")
            .WithHeaders("Authorization", "Content-Type", "Accept-Language", "Idempotency-Key", "If-Match", "If-None-Match")
            .WithExposedHeaders("ETag", "Location", "Content-Disposition", "Idempotency-Key", "Idempotent-Replayed", "Read-Lag", "Retry-After", "RateLimit", "RateLimit-Policy")
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
    }

    public static void UseOrigins(this WebApplication app)
    {
        if (app.Configuration.Listed(Setting).Count > 0) app.UseCors();
    }

    private static void Check(string origin)
    {
        if (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.GetLeftPart(UriPartial.Authority) == origin) return;
        throw new ConfigurationRefusedException(Setting, $"“{origin}”不行，应为网站来源，不带路径，例如 https://www.example.org", $"“{origin}” will not do; an origin without a path is expected, such as https://www.example.org");
    }
}
