using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JinhuRedCross.BuildingBlocks.DueWork;

/// <summary>Plugs due work into the host.</summary>
public static class DueWorkServices
{
    /// <summary>For modules: what falls due, and what is done then.</summary>
    public static IServiceCollection AddDueWork<TRow, TWork>(this IServiceCollection services)
        where TRow : class, IDueRow<TRow>
        where TWork : class, IDueWork<TRow> => services
        .AddReadModel<TRow>()
        .AddSingleton<IDueWork<TRow>, TWork>()
        .AddSingleton<IDueList, DueList<TRow>>();

    /// <summary>For the host, after the silo: the loop calls grains.</summary>
    public static IServiceCollection AddDueWorkLoop(this IServiceCollection services)
    {
        services.TryAddSingleton(p => new DueWorkLead(() => p.GetRequiredService<Subscription>().Leads));
        services.AddSingleton<DueWorkLoop>();
        return services.AddHostedService(p => p.GetRequiredService<DueWorkLoop>());
    }
}
