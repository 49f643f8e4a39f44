using JinhuRedCross.Access.Tables;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenIddict.Abstractions;

namespace JinhuRedCross.Access.Features.Setup;

/// <summary>Before the host takes requests: tables and keys are there, and what the configuration asks for. After it listens: Swagger's client with the host's own addresses, and the link for the first administrator.</summary>
internal sealed class AccessStart(IServiceProvider services, IServer server) : IHostedLifecycleService
{
    private const int MostAttempts = 3;

    /// <remarks>Before anything else starts, so that a refusal is all that is said. The figures of that moment are the declared ones.</remarks>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<AccessKeys>();
        await Once(own => own.GetRequiredService<Bootstrap>().Run(cancellationToken));
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        await Once(own => own.GetRequiredService<SwaggerClient>().Register([.. addresses], cancellationToken));
        await Once(own => own.GetRequiredService<SetupLink>().Print([.. addresses], cancellationToken));
    }

    // Two hosts that start at once over one store write the same rows: who comes second finds them at the next attempt.
    private async Task Once(Func<IServiceProvider, Task> step)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = services.CreateAsyncScope();
            try
            {
                await step(scope.ServiceProvider);
                return;
            }
            catch (Exception race) when (attempt < MostAttempts && IsRace(race))
            {
                await Task.Yield();
            }
        }
    }

    private static bool IsRace(Exception fault) => fault is DbUpdateException or OpenIddictExceptions.ConcurrencyException or OpenIddictExceptions.ValidationException;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<BuildingBlocks.OwnTables.OwnStore>().Close();
        return Task.CompletedTask;
    }
}
