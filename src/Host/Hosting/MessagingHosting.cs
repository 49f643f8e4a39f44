using JasperFx.CodeGeneration;
using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.BuildingBlocks.Rules;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wolverine;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Facts that modules tell each other, handed to Wolverine's handlers (ADR 0044).</summary>
internal static class MessagingHosting
{
    /// <summary>After the modules: their handlers are known then.</summary>
    public static void AddMessaging(this WebApplicationBuilder builder, IReadOnlyList<IModule> modules)
    {
        var handlers = builder.Services.Handlers();
        builder.Host.UseWolverine(options =>
        {
            options.ApplicationAssembly = typeof(MessagingHosting).Assembly;
            options.Durability.Mode = DurabilityMode.MediatorOnly;
            // What calls the handlers lies in Internal/Generated: nothing is compiled at the start, and what is missing stops it.
            options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
            options.Discovery.DisableConventionalDiscovery();
            foreach (var handler in handlers) options.Discovery.IncludeType(handler.Type);
        });
        // After Wolverine, which must run when the first message is brought.
        builder.Services.AddRelays(modules, builder.Configuration.Postgres());
        builder.Services.AddHealthChecks().AddCheck<MessagingHealth>("messages");
    }

    /// <summary>A message that a module could not hear needs somebody to look; nothing else stands still for it.</summary>
    private sealed class MessagingHealth(RelayLoop loop, Followed<ParkingLot, ParkingEvent> lot) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(State());

        private HealthCheckResult State()
        {
            var (parked, silent) = (lot.Newest.Count, loop.Troubles.Select(t => $"{t.Key} ({t.Value})").ToList());
            var data = new Dictionary<string, object> { ["parked"] = parked };
            if (silent.Count > 0) return HealthCheckResult.Degraded($"These hear nothing for the moment: {string.Join(", ", silent)}", data: data);
            return parked == 0 ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Degraded($"{parked} parked, see /api/v1/platform/parked", data: data);
        }
    }
}
