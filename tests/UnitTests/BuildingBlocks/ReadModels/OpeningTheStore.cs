using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>What is stored is used only when it was made from this journal and fits.</summary>
public sealed class OpeningTheStore : IAsyncLifetime
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
        using (var connection = _world.Connect())
        {
            connection.Run("update read_checkpoint set definition = 'another'; update tally_1 set amount = 99");
        }

        Assert.Equal(3, await TotalOver(_world.Journal));
    }

    [Fact]
    public async Task A_module_registers_its_read_model_and_asks_it()
    {
        _world.Journal.Append(Guid.CreateVersion7(), new Grew(3));
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IJournalReader>(_world.Journal)
            .AddReadModel<Tally>().AddReadSide(Path.GetDirectoryName(_world.File)!, _world.Postgres).BuildServiceProvider();
        var hosted = services.GetServices<IHostedService>().Single();
        await hosted.StartAsync(default);
        // On a busy machine the first filling may take longer than a question waits.
        await ReadWorld.Until(() => services.GetRequiredService<ReadSide>().Status().Single().Position == 1);

        Assert.Equal(3, (await services.GetRequiredService<Reads<Tally>>().One(Tally.Everything, default)).Value!.Amount);
        await hosted.StopAsync(default);
    }

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<long> TotalOver(MemoryJournal journal)
    {
        var side = new ReadSide(ReadWorld.Models, _world.Store(), journal, TimeProvider.System);
        using var subscription = new Subscription(side, journal, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Subscription>.Instance);
        await subscription.CatchUp(default);
        return (await new Reads<Tally>(side).One(Tally.Everything, default)).Value!.Amount;
    }
}
