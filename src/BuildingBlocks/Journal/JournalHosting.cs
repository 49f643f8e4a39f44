using System.Reflection;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using JinhuRedCross.BuildingBlocks.Silos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Puts the journal into the host: in the PostgreSQL database <c>Data:Postgres</c> where that is set, otherwise on SQLite in the folder <c>Data:Directory</c>.</summary>
public static class JournalHosting
{
    /// <param name="modules">The assemblies whose events the journal holds.</param>
    public static void AddJournal(this IHostApplicationBuilder builder, IEnumerable<Assembly> modules)
    {
        var assemblies = modules.Append(typeof(JournalHosting).Assembly).ToArray();
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        var postgres = builder.Configuration["Data:Postgres"] is { Length: > 0 } given ? given : null;
        services.AddSingleton(_ => DataFolder.Take(builder.Configuration["Data:Directory"] ?? "data", builder.Configuration["Data:Keys"], shared: postgres is not null));
        if (postgres is null) services.AddSqliteJournal();
        else services.AddPostgresJournal(postgres);
        services.AddSingleton(new EventNames(assemblies));
        services.AddSingleton<EventCodec>();
        services.AddSingleton(p => new Journal(
            p.GetRequiredService<IJournalStore>(), p.GetRequiredService<EventCodec>(), p.GetRequiredService<JournalKeys>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<Journal>>()));
        services.AddSingleton<IJournalReader>(p => p.GetRequiredService<Journal>());
        services.AddSingleton<EncryptedFiles>();
        services.AddValuesBetweenSilos();
        // Before the silo, which is added later: no grain may wake before the journal is open.
        services.AddHostedService<JournalStart>();
        // Stops after the silo, so that it seals what the grains wrote last.
        services.AddSingleton<Seals.Seals>();
        services.AddHostedService<Sealer>();
        services.AddSingleton(p => new Erasure(p.GetRequiredService<Journal>(), p.GetRequiredService<DataFolder>(), p));
    }

    /// <summary>Goes after the silo: grains take part in finishing what was left.</summary>
    public static void AddErasures(this IHostApplicationBuilder builder) => builder.Services.AddHostedService<ErasureResume>();

    private static void AddSqliteJournal(this IServiceCollection services)
    {
        services.AddSingleton(p => JournalKeys.Open(p.GetRequiredService<DataFolder>().Keys, !File.Exists(p.GetRequiredService<DataFolder>().JournalFile)));
        services.TryAddSingleton(p => new SqliteJournalStore(p.GetRequiredService<DataFolder>().JournalFile, p.GetRequiredService<JournalKeys>()));
        services.TryAddSingleton<IJournalStore>(p => p.GetRequiredService<SqliteJournalStore>());
        services.TryAddSingleton<ISealStore>(p => p.GetRequiredService<SqliteJournalStore>());
    }

    private static void AddPostgresJournal(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new PostgresDatabase(connectionString));
        services.AddSingleton(p => PostgresJournalSchema.Open(p.GetRequiredService<PostgresDatabase>(), p.GetRequiredService<DataFolder>().Keys));
        services.AddSingleton<AppendFence>();
        services.AddSingleton<PostgresJournalStore>();
        services.TryAddSingleton<IJournalStore>(p => p.GetRequiredService<PostgresJournalStore>());
        services.TryAddSingleton<ISealStore>(p => p.GetRequiredService<PostgresJournalStore>());
    }
}

/// <summary>Finishes erasures before anybody can ask.</summary>
internal sealed class ErasureResume(Erasure erasure) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => erasure.Resume(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Opens the journal before anything else starts.</summary>
internal sealed class JournalStart(Journal journal, ISealStore seals) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await journal.Open(cancellationToken);
        journal.BeginToLearn();
        // Seals of another key beside the old ones would be taken for forged.
        if (await seals.NewestSeal(cancellationToken) is { } newest && !SealSignature.Fits(journal.Keys.Sealing, journal.Identity, newest))
            throw new JournalKeysMissingException("keys", "seal.pem");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
