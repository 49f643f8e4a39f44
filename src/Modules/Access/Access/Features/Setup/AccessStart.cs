using JinhuRedCross.Access.Tables;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JinhuRedCross.Access.Features.Setup;

/// <summary>Before the host takes requests: tables and keys are there, and what the configuration asks for. After it listens: Swagger's client with the host's own addresses, and the link for the first administrator.</summary>
internal sealed class AccessStart(IServiceProvider services, IServer server) : IHostedLifecycleService
{
    /// <remarks>Before anything else starts, so that a refusal is all that is said. The figures of that moment are the declared ones.</remarks>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<AccessKeys>();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Bootstrap>().Run(cancellationToken);
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SwaggerClient>().Register([.. addresses], cancellationToken);
        await scope.ServiceProvider.GetRequiredService<SetupLink>().Print([.. addresses], cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<BuildingBlocks.OwnTables.OwnStore>().Close();
        return Task.CompletedTask;
    }
}
