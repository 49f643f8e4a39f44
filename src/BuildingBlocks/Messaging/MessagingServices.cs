using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.BuildingBlocks.OwnTables;
using JinhuRedCross.BuildingBlocks.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>Plugs the messages between modules into the host.</summary>
public static class MessagingServices
{
    /// <summary>For modules: what it tells the others.</summary>
    public static IServiceCollection Tell<TAnnouncements>(this IServiceCollection services)
        where TAnnouncements : class, IAnnouncements => services.AddSingleton<IAnnouncements, TAnnouncements>();

    /// <summary>For modules: a handler of a fact that others tell, with one method <c>Handle(Heard&lt;TListener, TFact&gt; heard)</c>.</summary>
    public static IServiceCollection Hear<THandler>(this IServiceCollection services)
        where THandler : class
    {
        var (module, fact, message) = Listener.TakenBy(typeof(THandler)) ?? throw new InvalidOperationException($"{typeof(THandler).Name} has no method Handle(Heard<…> heard)");
        return services.AddSingleton(new KnownHandler(typeof(THandler), module, fact, message));
    }

    /// <summary>The handlers that modules have plugged in so far.</summary>
    internal static IReadOnlyList<KnownHandler> Handlers(this IServiceCollection services) => [.. services.Select(s => s.ImplementationInstance).OfType<KnownHandler>()];

    /// <summary>For the host, after the modules: the relays of all that listen.</summary>
    internal static IServiceCollection AddRelays(this IServiceCollection services, IReadOnlyList<IModule> modules, string? postgres)
    {
        services.Follow<ParkingLot, ParkingEvent>(TheParkingLot.Stream);
        services.AddSingleton<Parking>();
        services.AddSingleton<Delivery>();
        services.AddSingleton(p => new Checkpoints(new OwnStore(Checkpoints.Name, typeof(Checkpoints).Assembly, p.GetRequiredService<DataFolder>().Path, postgres)));
        foreach (var heard in services.Handlers().GroupBy(h => h.Module))
        {
            var listener = new Listener(modules.Single(m => m.GetType() == heard.Key).Name, heard.ToDictionary(h => h.Fact, h => h.Message));
            services.AddSingleton(p => new Relay(
                listener, p.GetRequiredService<Delivery>(), p.GetRequiredService<Journal.Journal>(), p.GetRequiredService<Checkpoints>(), p.GetRequiredService<Parking>(), p.GetRequiredService<ILogger<Relay>>()));
        }

        services.AddSingleton<RelayLoop>();
        return services.AddHostedService(p => p.GetRequiredService<RelayLoop>());
    }
}
