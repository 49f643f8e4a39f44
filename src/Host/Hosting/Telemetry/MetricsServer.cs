using OpenTelemetry.Metrics;

namespace JinhuRedCross.Host.Hosting.Telemetry;

/// <summary>Figures at an address of their own, for a collector that has no token. Nothing else of the platform can be reached there.</summary>
internal sealed class MetricsServer(MeterProvider figures, TelemetrySettings settings, ILoggerFactory logs) : IHostedService
{
    private WebApplication? _server;

    /// <summary>Where it listens; empty before the start.</summary>
    public IEnumerable<string> Addresses => _server?.Urls ?? [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(settings.Listen!.ToString()).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(logs);
        _server = builder.Build();
        _server.UseOpenTelemetryPrometheusScrapingEndpoint(figures, predicate: null, TelemetryHosting.Path, configureBranchedPipeline: null, optionsName: null);
        _server.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        return _server.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is null) return;
        await _server.StopAsync(cancellationToken);
        await _server.DisposeAsync();
    }
}
