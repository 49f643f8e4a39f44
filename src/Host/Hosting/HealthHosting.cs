using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Is the process alive, and are its parts ready? Parts register ordinary health checks.</summary>
internal static class HealthHosting
{
    public static void AddHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<SiloHealth>("orleans");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write }).AllowAnonymous();
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        var parts = report.Entries.ToDictionary(e => e.Key, e => new Part(e.Value.Status, e.Value.Description, e.Value.Data));
        return context.Response.WriteAsJsonAsync(new Report(report.Status, parts), JsonConventions.Options, context.RequestAborted);
    }

    private sealed record Report(HealthStatus Status, IReadOnlyDictionary<string, Part> Entries);

    private sealed record Part(HealthStatus Status, string? Description, IReadOnlyDictionary<string, object> Data);

    private sealed class SiloHealth(ISiloStatusOracle silo) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(silo.CurrentStatus == SiloStatus.Active
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"The silo is {silo.CurrentStatus}"));
    }
}
