using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Rules;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JinhuRedCross.Host.Hosting;

/// <summary>What is set instead of written in code, and what happens by itself on its day.</summary>
internal static class RulesHosting
{
    public static void AddRules(this WebApplicationBuilder builder) => builder.Services.AddRulesInForce();

    public static void AddDueWork(this WebApplicationBuilder builder)
    {
        builder.Services.AddDueWorkLoop();
        builder.Services.AddHealthChecks().AddCheck<DueWorkHealth>("dueWork");
    }

    /// <summary>A deadline that cannot be acted upon for minutes needs somebody to look.</summary>
    private sealed class DueWorkHealth(DueWorkLoop loop) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var troubles = loop.Troubles();
            return Task.FromResult(troubles.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"Not done: {string.Join("; ", troubles.Take(5))}"));
        }
    }
}
