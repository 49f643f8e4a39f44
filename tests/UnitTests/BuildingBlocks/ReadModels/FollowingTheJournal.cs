using JinhuRedCross.BuildingBlocks.ReadModels;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>How the subscription brings the journal into rows.</summary>
public sealed class FollowingTheJournal : IAsyncLifetime
{
    private readonly ReadWorld _world = new();

    [Fact]
    public async Task Rows_are_made_changed_and_taken_away_by_the_records_of_one_page()
    {
        var (stays, goes) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _world.Journal.Append(stays, new Came(Some.Gift), new Grew(5), new Grew(7));
        _world.Journal.Append(goes, new Came(Some.Gift), new Left());

        var gifts = new Reads<Gift>(await _world.Filled());

        Assert.Equal(Some.Gift with { Id = stays, Amount = 112 }, (await gifts.One(stays, default)).Value);
        Assert.Null((await gifts.One(goes, default)).Value);
    }

    [Fact]
    public async Task Rows_of_an_earlier_page_are_changed_and_taken_away()
    {
        var (stays, goes) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _world.Journal.Append(stays, new Came(Some.Gift));
        _world.Journal.Append(goes, new Came(Some.Gift));
        await _world.Filled();
        _world.Journal.Append(stays, new Grew(1));
        _world.Journal.Append(goes, new Left());

        var gifts = new Reads<Gift>(await _world.Filled());

        Assert.Equal(101, (await gifts.One(stays, default)).Value!.Amount);
        Assert.Equal(1, (await gifts.Count(Specification<Gift>.All, default)).Value);
    }

    [Fact]
    public async Task One_record_may_touch_several_rows_with_derived_keys()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _world.Journal.Append(one, new Grew(1), new Grew(2));
        _world.Journal.Append(other, new Grew(4));

        var tally = new Reads<Tally>(await _world.Filled(new ReadModel<Tally>()));

        Assert.Equal(new Tally(Tally.Everything, 3, 7), (await tally.One(Tally.Everything, default)).Value);
        Assert.Equal(3, (await tally.One(RowKey.Of("stream", one), default)).Value!.Amount);
    }

    [Fact]
    public async Task Two_subscriptions_that_race_on_one_store_count_each_record_once()
    {
        await using var first = await _world.Running();
        await using var second = await _world.Running();

        for (var i = 0; i < 300; i++)
        {
            _world.Journal.Append(Guid.CreateVersion7(), Enumerable.Repeat(new Grew(1), 40));
            if (i % 10 == 0) await Task.Yield();
        }

        await ReadWorld.Until(() => first.Status("tally").Lag == 0 && second.Status("tally").Lag == 0);
        Assert.Equal(new Tally(Tally.Everything, 12_000, 12_000), (await first.Of<Tally>().One(Tally.Everything, default)).Value);
        Assert.All(first.Side.Status().Concat(second.Side.Status()), s => Assert.Null(s.Stopped));
    }

    [Fact]
    public async Task A_host_that_ends_anywhere_goes_on_without_loss_or_doubling()
    {
        for (var i = 0; i < 20; i++)
        {
            var running = await _world.Running();
            _world.Journal.Append(Guid.CreateVersion7(), Enumerable.Repeat(new Grew(1), 3000));
            var begun = running.Status("tally").Position;
            await ReadWorld.Until(() => running.Status("tally").Position > begun);
            await running.DisposeAsync();
        }

        var tally = new Reads<Tally>(await _world.Filled());
        Assert.Equal(60_000, (await tally.One(Tally.Everything, default)).Value!.Records);
    }

    [Fact]
    public async Task A_page_that_fails_halfway_leaves_no_rows_and_no_step()
    {
        await using var running = await _world.Running(new ReadModel<Gift>());
        var (good, bad) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _world.Journal.Append(good, new Came(Some.Gift));
        _world.Journal.Append(bad, new Came(Some.Gift with { Title = null! }));

        await ReadWorld.Until(() => running.Status("gifts").Stopped is not null);
        // Only whole pages are written: the good one's, if it was a page of its own.
        var answer = await running.Of<Gift>().Count(Specification<Gift>.All, default);
        Assert.Equal((running.Status("gifts").Position, true), (answer.Value, answer.Lagging));
        Assert.InRange(answer.Value, 0, 1);
    }

    [Fact]
    public async Task A_projection_that_fails_stops_right_before_the_record_and_the_others_go_on()
    {
        await using var running = await _world.Running(new ReadModel<Tally>(), new ReadModel<Fragile>());
        var id = Guid.CreateVersion7();
        _world.Journal.Append(id, new Grew(1), new Grew(1), new Poison(), new Grew(1));

        await ReadWorld.Until(() => running.Status("fragile").Stopped is not null && running.Status("tally").Lag == 0);
        Assert.Equal(2, running.Status("fragile").Position);
        Assert.Contains("position 3 (Poison of gift-", running.Status("fragile").Stopped, StringComparison.Ordinal);
        var row = await running.Of<Fragile>().One(id, default);
        Assert.Equal((2, true), (row.Value!.Records, row.Lagging));
        Assert.False((await running.Of<Tally>().One(Tally.Everything, default)).Lagging);
    }

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
