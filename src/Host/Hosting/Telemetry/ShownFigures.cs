using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using JinhuRedCross.BuildingBlocks.Telemetry;
using OpenTelemetry.Metrics;

namespace JinhuRedCross.Host.Hosting.Telemetry;

/// <summary>Which figures are kept: all of ours, and of the platform's parts those that docs/operations.md speaks of. What is not kept is not even measured.</summary>
internal static class ShownFigures
{
    private const string Answers = "http.server.request.duration";

    private static readonly FrozenDictionary<string, string[]> _ofParts = new Dictionary<string, string[]>
    {
        ["Microsoft.AspNetCore.Hosting"] = [Answers, "http.server.active_requests"],
        ["Microsoft.AspNetCore.Server.Kestrel"] = ["kestrel.active_connections", "kestrel.rejected_connections"],
        ["Microsoft.Orleans"] =
        [
            "orleans-catalog-activations", "orleans-catalog-activation-failed-to-activate", "orleans-app-requests-timedout", "orleans-messaging-sent-failed", "orleans-messaging-rejected",
            "orleans-messaging-expired", "orleans-messaging-pings-reply-missed", "orleans-scheduler-long-running-turns", "orleans-storage-read-errors", "orleans-storage-write-errors",
        ],
        ["System.Runtime"] =
        [
            "dotnet.process.cpu.time", "dotnet.process.memory.working_set", "dotnet.gc.collections", "dotnet.gc.pause.time", "dotnet.gc.last_collection.heap.size", "dotnet.gc.heap.total_allocated",
            "dotnet.thread_pool.thread.count", "dotnet.thread_pool.queue.length",
        ],
    }.ToFrozenDictionary();

    // By operation, method and status; who asked and from where is nobody's business here.
    private static readonly ExplicitBucketHistogramConfiguration _answers = new()
    {
        TagKeys = ["http.request.method", "http.route", "http.response.status_code"],
        Boundaries = [0.01, 0.05, 0.1, 0.5, 1, 5],
    };

    public static MeterProviderBuilder AddShownFigures(this MeterProviderBuilder metrics) => metrics
        .AddMeter([Measuring.Name, Measuring.Name + ".*", .. _ofParts.Keys])
        .AddView(View);

    /// <summary>Whether a figure is shown: ours, or one of those that were chosen.</summary>
    public static bool Keep(Instrument instrument) => _ofParts.TryGetValue(instrument.Meter.Name, out var shown) ? shown.Contains(instrument.Name) : IsOurs(instrument.Meter.Name);

    private static bool IsOurs(string meter) => meter == Measuring.Name || meter.StartsWith(Measuring.Name + ".", StringComparison.Ordinal);

    private static MetricStreamConfiguration? View(Instrument instrument)
    {
        if (instrument.Name == Answers) return _answers;
        return Keep(instrument) ? null : MetricStreamConfiguration.Drop;
    }
}
