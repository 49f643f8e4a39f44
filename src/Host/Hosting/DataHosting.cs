using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JinhuRedCross.Host.Hosting;

/// <summary>What is made from the journal: read models, the newest seal for the public, and whether both keep up.</summary>
internal static class DataHosting
{
    public static void AddReadModels(this WebApplicationBuilder builder)
    {
        builder.Services.AddReadSide(builder.Configuration.DataFolder());
        builder.Services.AddSingleton<Commands>();
        builder.Services.AddSingleton<INewestSeal, NewestSeal>();
        builder.Services.AddHealthChecks().AddCheck<ReadModelHealth>("readModels");
    }

    private sealed class NewestSeal(Seals seals) : INewestSeal
    {
        public BuildingBlocks.Web.SealHead? Newest => seals.Newest is { } head ? new(head.Size, head.Root, head.At) : null;
    }

    /// <summary>A read model that stopped is a fault; commands go on without it.</summary>
    private sealed class ReadModelHealth(ReadSide reads) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var all = reads.Status();
            var data = all.ToDictionary(s => s.Name, object (s) => s);
            var stopped = all.Where(s => s.Stopped is not null).Select(s => s.Name).ToList();
            return Task.FromResult(stopped.Count == 0 ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Unhealthy($"Stopped: {string.Join(", ", stopped)}", data: data));
        }
    }
}
