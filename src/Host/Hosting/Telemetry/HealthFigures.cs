using System.Diagnostics.Metrics;
using JinhuRedCross.BuildingBlocks.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JinhuRedCross.Host.Hosting.Telemetry;

/// <summary>The parts of <c>/health/ready</c> as figures, so that one rule alarms for whichever part is ill.</summary>
internal sealed class HealthFigures : IHealthCheckPublisher
{
    private IReadOnlyList<Measurement<double>> _parts = [];

    public HealthFigures(IMeterFactory meters) =>
        meters.Create(Measuring.Name).CreateObservableGauge("jinhu.health", () => Volatile.Read(ref _parts), "{part}", "1 for a part that is well, 0.5 for one that is degraded, 0 for one that is ill");

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _parts, [.. report.Entries.Select(e => new Measurement<double>((int)e.Value.Status / (double)HealthStatus.Healthy, new KeyValuePair<string, object?>("part", e.Key)))]);
        return Task.CompletedTask;
    }
}
