using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JinhuRedCross.Host.Hosting;

/// <summary>The first step of a stop: say that nobody should send more, and go on serving until balancers have heard it. Then the web server finishes what is under way, and then the silo hands its grains over.</summary>
internal sealed class Draining(IConfiguration configuration, TimeProvider clock) : IHostedLifecycleService, IHealthCheck
{
    // Where there is only this process, nobody could take over what is waited for.
    private static readonly TimeSpan _longEnough = TimeSpan.FromSeconds(5);
    private volatile bool _stopping;

    public bool IsStopping => _stopping;

    private TimeSpan Period => PeriodOf(configuration);

    public static TimeSpan PeriodOf(IConfiguration configuration) =>
        configuration.GetValue<double?>("Web:DrainSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : configuration.Postgres() is null ? TimeSpan.Zero : _longEnough;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_stopping ? HealthCheckResult.Unhealthy(string.Create(CultureInfo.InvariantCulture, $"Stopping, after {Period.TotalSeconds} s for balancers")) : HealthCheckResult.Healthy());

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        await Task.Delay(Period, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Puts it into the host.</summary>
internal static class DrainHosting
{
    // Longer than a call of a grain may take and the hand-over after it; the service manager's patience (systemd's TimeoutStopSec) has to be longer than all of it.
    private static readonly TimeSpan _finish = TimeSpan.FromSeconds(30);

    public static void AddDraining(this WebApplicationBuilder builder)
    {
        // The host counts its patience from the beginning, so what is waited for balancers comes on top.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Draining.PeriodOf(builder.Configuration) + _finish);
        builder.Services.AddSingleton<Draining>();
        builder.Services.AddHostedService(p => p.GetRequiredService<Draining>());
    }

    /// <summary>Whoever keeps a connection opens his next one elsewhere: what he sent on this one at the moment of its end would be lost.</summary>
    public static void UseDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use((context, next) =>
        {
            if (draining.IsStopping && !HttpProtocol.IsHttp2(context.Request.Protocol)) context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}
