using JinhuRedCross.Access.Features.SignIn;
using JinhuRedCross.Access.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace JinhuRedCross.Access.Features.Setup;

/// <summary>Once an hour what is over goes: tokens, sessions, links, counts of failures.</summary>
internal sealed class Tidying(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Tidying> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromHours(1);

    // An answer about a token that is over is still "over" for a while, not "unknown".
    private static readonly TimeSpan _kept = TimeSpan.FromDays(1);

    private static readonly TimeSpan _sessionsKept = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ConfigureAwait(ConfigureAwaitOptions.None))
        {
            try
            {
                await Tidy(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "What is over could not be tidied away; it is tried again in an hour");
            }
        }
    }

    internal async Task Tidy(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(clock.GetUtcNow() - _kept, cancel);
        await services.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(clock.GetUtcNow() - _kept, cancel);
        await services.GetRequiredService<Attempts>().Prune(cancel);
        var db = services.GetRequiredService<AccessDb>();
        var before = clock.GetUtcNow() - _sessionsKept;
        await db.Sessions.Where(s => s.SeenAt < before).ExecuteDeleteAsync(cancel);
        await db.Links.Where(l => l.ExpiresAt < before).ExecuteDeleteAsync(cancel);
    }
}
