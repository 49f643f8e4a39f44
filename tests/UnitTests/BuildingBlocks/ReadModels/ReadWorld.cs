using System.Data.Common;
using System.Diagnostics;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.ReadModels.Postgres;
using JinhuRedCross.BuildingBlocks.ReadModels.Sqlite;
using JinhuRedCross.Tests;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>A store, a journal, and hosts that come and go over them. On PostgreSQL where this run of the tests is on it.</summary>
internal sealed class ReadWorld : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reads");
    private TestDatabase? _database;

    public MemoryJournal Journal { get; init; } = new();

    /// <summary>The clock of those who ask: it stands still, so a slow machine makes nobody impatient.</summary>
    public FakeTimeProvider Patience { get; } = new();

    public string File => Path.Combine(_folder.FullName, "read.db");

    public string? Postgres => _database?.ConnectionString;

    public static ReadModel[] Models => [new ReadModel<Gift>(), new ReadModel<Tally>()];

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateIfWanted();

    public IReadStore Store() => Postgres is null ? new SqliteReadStore(File) : new PostgresReadStore(Postgres);

    /// <summary>A read side whose subscription does not run.</summary>
    public ReadSide Side(params ReadModel[] models) => new(models.Length == 0 ? Models : models, Store(), Journal, Patience);

    public Subscription Subscribe(ReadSide side, IJournalReader? journal = null) => new(side, journal ?? Journal, TimeProvider.System, NullLogger<Subscription>.Instance);

    /// <summary>A read side that has everything, and whose subscription does not run.</summary>
    public async Task<ReadSide> Filled(params ReadModel[] models)
    {
        var side = Side(models);
        using var subscription = Subscribe(side);
        await subscription.CatchUp(default);
        return side;
    }

    /// <summary>A running host.</summary>
    public async Task<RunningReads> Running(params ReadModel[] models)
    {
        var side = Side(models);
        var subscription = Subscribe(side);
        await subscription.StartAsync(default);
        return new(side, subscription);
    }

    /// <summary>A connection that writes, as the store opens it.</summary>
    public DbConnection Connect() => Store().OpenWriter();

    public List<string> Tables()
    {
        using var connection = Connect();
        return [.. connection.Column(
            Postgres is null ? "select name from sqlite_master where type = 'table' order by name" : "select tablename::text from pg_tables where schemaname = 'read' order by 1").Cast<string>()];
    }

    public static async Task Until(Func<bool> condition)
    {
        var begun = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(begun.Elapsed < TimeSpan.FromSeconds(20), "It did not come about in time");
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        if (_database is not null) await _database.DisposeAsync();
    }
}

internal sealed record RunningReads(ReadSide Side, Subscription Subscription) : IAsyncDisposable
{
    public Reads<TRow> Of<TRow>()
        where TRow : class, IReadModel<TRow> => new(Side);

    public ReadModelStatus Status(string name) => Side.Status().Single(s => s.Name == name);

    public async ValueTask DisposeAsync()
    {
        await Subscription.StopAsync(default);
        Subscription.Dispose();
    }
}
