using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Is the process alive, does it take requests, and are all its parts well? Parts register ordinary health checks.</summary>
/// <remarks>A list that stands still is a matter for people and alarms: proxies and probes would take every process away for it, so they ask another address.</remarks>
internal static class HealthHosting
{
    /// <summary>Marks the checks without which no request should come here.</summary>
    public const string Serving = "serving";

    public const string Live = "/health/live";

    public static void AddHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<SiloHealth>("orleans", tags: [Serving]).AddCheck<Draining>("stopping", tags: [Serving]).AddCheck<AuditHealth>("audit");

    public static void MapHealth(this WebApplication app)
    {
        Map(app, Live, _ => false);
        Map(app, "/health/serving", check => check.Tags.Contains(Serving));
        Map(app, "/health/ready", null);
    }

    /// <remarks>Not among the figures of answers: that a probe hears no is no request that failed.</remarks>
    private static void Map(WebApplication app, string path, Func<HealthCheckRegistration, bool>? which) =>
        app.MapHealthChecks(path, new HealthCheckOptions { Predicate = which, ResponseWriter = Write }).AllowAnonymous().DisableHttpMetrics();

    private static Task Write(HttpContext context, HealthReport report)
    {
        var parts = report.Entries.ToDictionary(e => e.Key, e => new Part(e.Value.Status, e.Value.Description, e.Value.Data));
        return context.Response.WriteAsJsonAsync(new Report(report.Status, parts), JsonConventions.Options, context.RequestAborted);
    }

    private sealed record Report(HealthStatus Status, IReadOnlyDictionary<string, Part> Entries);

    private sealed record Part(HealthStatus Status, string? Description, IReadOnlyDictionary<string, object> Data);

    /// <summary>What must stand in the trail and cannot is refused to whoever asks for it.</summary>
    private sealed class AuditHealth(AuditTrail trail) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(trail.Fault is { } fault ? HealthCheckResult.Unhealthy($"The audit trail could not be written: {fault}") : HealthCheckResult.Healthy());
    }

    private sealed class SiloHealth(ISiloStatusOracle silo) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(silo.CurrentStatus == SiloStatus.Active
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"The silo is {silo.CurrentStatus}"));
    }
}
