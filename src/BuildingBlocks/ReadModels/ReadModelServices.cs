using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels.Postgres;
using JinhuRedCross.BuildingBlocks.ReadModels.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Plugs read models into the host.</summary>
public static class ReadModelServices
{
    /// <summary>For modules: brings one read model; <see cref="Reads{TRow}"/> then asks it.</summary>
    public static IServiceCollection AddReadModel<TRow>(this IServiceCollection services)
        where TRow : class, IReadModel<TRow> => services.AddSingleton<ReadModel, ReadModel<TRow>>();

    /// <summary>For the host: the subscription and the store of all read models: PostgreSQL, or else <c>read.db</c> in a folder.</summary>
    /// <param name="postgres">Connection string of the database that the journal lies in.</param>
    /// <remarks>The journal must be open before hosted services start: what is stored is checked against it.</remarks>
    public static IServiceCollection AddReadSide(this IServiceCollection services, string directory, string? postgres = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IReadStore>(_ => postgres is { Length: > 0 } ? new PostgresReadStore(postgres) : new SqliteReadStore(Path.Combine(directory, "read.db")));
        services.AddSingleton(s => new ReadSide(
            s.GetServices<ReadModel>(), s.GetRequiredService<IReadStore>(), s.GetRequiredService<IJournalReader>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Journal.Erasures.IErasedCopies>(s => s.GetRequiredService<ReadSide>());
        services.AddSingleton(typeof(Reads<>));
        services.AddSingleton<Subscription>();
        services.AddHostedService(s => s.GetRequiredService<Subscription>());
        return services;
    }
}
