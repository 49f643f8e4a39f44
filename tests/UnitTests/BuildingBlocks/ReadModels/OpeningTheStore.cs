using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>What is stored is used only when it was made from this journal and fits.</summary>
public sealed class OpeningTheStore : IDisposable
{
    private readonly ReadWorld _world = new();

    [Fact]
    public async Task Rows_of_another_journal_are_thrown_away()
    {
        _world.Journal.Append(Guid.CreateVersion7(), new Grew(1), new Grew(1));
        await _world.Filled();

        var other = new MemoryJournal();
        other.Append(Guid.CreateVersion7(), new Grew(10), new Grew(10), new Grew(10));

        Assert.Equal(30, await TotalOver(other));
    }

    [Fact]
    public async Task Rows_that_know_more_than_the_journal_are_thrown_away()
    {
        _world.Journal.Append(Guid.CreateVersion7(), new Grew(1), new Grew(1));
        await _world.Filled();

        var older = new MemoryJournal { Identity = _world.Journal.Identity };
        older.Append(Guid.CreateVersion7(), new Grew(1));

        Assert.Equal(1, await TotalOver(older));
    }

    [Theory]
    [InlineData("this is no database, and long enough to be taken for one if nobody looks at its first bytes")]
    [InlineData("")]
    public async Task A_file_that_is_no_database_is_made_again(string content)
    {
        _world.Journal.Append(Guid.CreateVersion7(), new Grew(3));
        await File.WriteAllTextAsync(_world.File, content);

        Assert.Equal(3, await TotalOver(_world.Journal));
    }

    [Fact]
    public async Task A_damaged_database_is_made_again()
    {
        _world.Journal.Append(Guid.CreateVersion7(), new Grew(3));
        await _world.Filled();
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(_world.File);
        Array.Fill(bytes, (byte)0xAB, 100, bytes.Length - 100);
        await File.WriteAllBytesAsync(_world.File, bytes);

        Assert.Equal(3, await TotalOver(_world.Journal));
    }

    [Fact]
    public async Task Damage_that_shows_only_later_makes_the_running_host_begin_again()
    {
        _world.Journal.Append(Guid.CreateVersion7(), Enumerable.Range(0, 500).Select(_ => new Came(Some.Gift)));
        for (var i = 0; i < 500; i++) _world.Journal.Append(Guid.CreateVersion7(), new Came(Some.Gift));
        await _world.Filled();
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(_world.File);
        // The first pages hold the table list and the checkpoints: so it opens well.
        const int sound = 5 * 4096;
        Array.Fill(bytes, (byte)0xAB, sound, bytes.Length - sound);
        await File.WriteAllBytesAsync(_world.File, bytes);

        await using var running = await _world.Running();
        Assert.Equal(1000, running.Status("gifts").Position);
        _world.Journal.Append(Guid.CreateVersion7(), new Came(Some.Gift));

        await ReadWorld.Until(() => running.Side.Status().All(s => s is { Lag: 0, Trouble: null, Stopped: null }));
        Assert.Equal(502, (await running.Of<Gift>().Count(Specification<Gift>.All, default)).Value);
    }

    [Fact]
    public async Task A_new_shape_fills_beside_the_old_one_which_goes_when_it_has_caught_up()
    {
        var id = Guid.CreateVersion7();
        _world.Journal.Append(id, new Came(Some.Gift));
        await _world.Filled(new ReadModel<OldGift>());
        Assert.Contains("gifts_1", _world.Tables());

        var gate = new TaskCompletionSource();
        _world.Journal.Open = gate.Task;
        await using var running = await _world.Running(new ReadModel<Gift>());
        Assert.Contains("gifts_1", _world.Tables());
        Assert.Contains("gifts_2", _world.Tables());

        gate.SetResult();
        await ReadWorld.Until(() => !_world.Tables().Contains("gifts_1"));
        Assert.NotNull((await running.Of<Gift>().One(id, default)).Value);
    }

    [Fact]
    public async Task A_changed_row_type_whose_shape_was_not_raised_is_filled_again()
    {
        _world.Journal.Append(Guid.CreateVersion7(), new Grew(3));
        await _world.Filled();
        using (var connection = new SqliteConnection($"Data Source={_world.File};Pooling=False"))
        {
            connection.Open();
            connection.Run("update read_checkpoint set definition = 'another'; update tally_1 set amount = 99");
        }

        Assert.Equal(3, await TotalOver(_world.Journal));
    }

    [Fact]
    public async Task A_module_registers_its_read_model_and_asks_it()
    {
        _world.Journal.Append(Guid.CreateVersion7(), new Grew(3));
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IJournalReader>(_world.Journal)
            .AddReadModel<Tally>().AddReadSide(Path.GetDirectoryName(_world.File)!).BuildServiceProvider();
        var hosted = services.GetServices<IHostedService>().Single();
        await hosted.StartAsync(default);

        Assert.Equal(3, (await services.GetRequiredService<Reads<Tally>>().One(Tally.Everything, default)).Value!.Amount);
        await hosted.StopAsync(default);
    }

    public void Dispose() => _world.Dispose();

    private async Task<long> TotalOver(MemoryJournal journal)
    {
        var side = new ReadSide(ReadWorld.Models, new SqliteReadStore(_world.File), journal, TimeProvider.System);
        using var subscription = new Subscription(side, journal, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Subscription>.Instance);
        await subscription.CatchUp(default);
        return (await new Reads<Tally>(side).One(Tally.Everything, default)).Value!.Amount;
    }
}
