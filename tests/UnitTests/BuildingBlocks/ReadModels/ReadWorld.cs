using System.Diagnostics;
using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>A folder, a journal, and hosts that come and go over them.</summary>
internal sealed class ReadWorld : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reads");

    public MemoryJournal Journal { get; init; } = new();

    /// <summary>The clock of those who ask: it stands still, so a slow machine makes nobody impatient.</summary>
    public FakeTimeProvider Patience { get; } = new();

    public string File => Path.Combine(_folder.FullName, "read.db");

    public static ReadModel[] Models => [new ReadModel<Gift>(), new ReadModel<Tally>()];

    /// <summary>A read side whose subscription does not run.</summary>
    public ReadSide Side(params ReadModel[] models) => new(models.Length == 0 ? Models : models, new SqliteReadStore(File), Journal, Patience);

    public Subscription Subscribe(ReadSide side) => new(side, Journal, TimeProvider.System, NullLogger<Subscription>.Instance);

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

    public List<string> Tables()
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return [.. connection.Column("select name from sqlite_master where type = 'table' order by name").Cast<string>()];
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

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
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
