using JinhuRedCross.BuildingBlocks.Telemetry;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace JinhuRedCross.Host.Hosting.Telemetry;

/// <summary>What whoever runs the platform sees of it: figures at <c>/metrics</c>, and, sent to a collector where one is configured, figures, traces and logs.</summary>
internal static class TelemetryHosting
{
    public const string Path = "/metrics";

    public const string Permission = "platform.metrics";

    private const string Service = "jinhu-red-cross";
    private const string OrleansCalls = "Microsoft.Orleans.Application";
    private static readonly TimeSpan _healthEach = TimeSpan.FromSeconds(15);

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var settings = TelemetrySettings.Of(builder.Configuration);
        builder.Services.AddSingleton(settings);
        if (!settings.Metrics && settings.Otlp is null) return;
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService(Service, serviceVersion: PlatformEndpoints.Version));
        if (settings.Otlp is not null) telemetry.Send(settings);
        if (!settings.Metrics) return;
        telemetry.WithMetrics(m => m.AddShownFigures().AddPrometheusExporter(o => o.ScopeInfoEnabled = false));
        builder.Services.AddHostedService<PoolFigures>();
        builder.Services.AddHostedService<PartFigures>();
        builder.Services.AddSingleton<IHealthCheckPublisher, HealthFigures>();
        builder.Services.Configure<HealthCheckPublisherOptions>(o => o.Period = _healthEach);
        if (settings.Listen is null) return;
        builder.Services.AddSingleton<MetricsServer>();
        builder.Services.AddHostedService(p => p.GetRequiredService<MetricsServer>());
    }

    public static void MapTelemetry(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TelemetrySettings>().Metrics) app.MapPrometheusScrapingEndpoint(Path).Permission(Permission);
    }

    /// <summary>Lets traces go through the grains; costs something on each call, so only where they are kept.</summary>
    public static ISiloBuilder UseTracing(this ISiloBuilder silo, IConfiguration configuration) =>
        TelemetrySettings.Of(configuration).Traces ? silo.AddActivityPropagation() : silo;

    private static void Send(this OpenTelemetryBuilder telemetry, TelemetrySettings settings) => telemetry
        .WithTracing(t => t
            .AddSource(Measuring.Name, Measuring.Name + ".*", OrleansCalls)
            .AddAspNetCoreInstrumentation(o => o.Filter = IsWorthATrace)
            .AddProcessor(new NamelessTraces())
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.Ratio))))
        .WithLogging(_ => { }, o => o.IncludeFormattedMessage = true)
        .UseOtlpExporter(settings.Protocol, settings.Otlp!);

    private static bool IsWorthATrace(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments(Path) && !context.Request.Path.StartsWithSegments("/swagger");
}
