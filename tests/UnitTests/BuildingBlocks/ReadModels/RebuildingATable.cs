using JinhuRedCross.BuildingBlocks.ReadModels;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>A table is filled again beside the one that answers; a part of one is never taken for the whole.</summary>
public sealed class RebuildingATable : IAsyncLifetime
{
    private readonly ReadWorld _world = new();

    [Fact]
    public async Task Questions_are_answered_whole_and_fresh_while_it_is_filled_and_after()
    {
        _world.Journal.Append(Guid.CreateVersion7(), Enumerable.Repeat(new Grew(1), 30_000));
        await using var running = await _world.Running();
        await ReadWorld.Until(() => running.Status("tally").Lag == 0);
        using (var connection = _world.Connect()) connection.Run("update tally_1 set amount = -1000000000");

        var job = await running.Side.Rebuild("tally", Guid.CreateVersion7(), default);
        var records = 30_000L;
        while (running.Side.FindRebuild(job!.Id)!.FinishedAt is null)
        {
            _world.Journal.Append(Guid.CreateVersion7(), new Grew(1));
            var answer = await running.Of<Tally>().One(Tally.Everything, default);
            Assert.Equal((++records, false), (answer.Value!.Records, answer.Lagging));
            Assert.True(records < 100_000, "The rebuild never ends");
        }

        var done = running.Side.FindRebuild(job.Id)!;
        Assert.Null(done.Failure);
        Assert.InRange(done.Processed, 30_000, records);
        Assert.Equal(records, (await running.Of<Tally>().One(Tally.Everything, default)).Value!.Amount);
        Assert.DoesNotContain("tally_1_next", _world.Tables());
        Assert.Null(await running.Side.Rebuild("unheard_of", Guid.CreateVersion7(), default));
    }

    [Fact]
    public async Task One_that_was_begun_goes_on_after_a_restart_and_the_next_one_begins_anew()
    {
        _world.Journal.Append(Guid.CreateVersion7(), Enumerable.Repeat(new Grew(1), 5000));
        var id = Guid.CreateVersion7();
        await (await _world.Filled()).Rebuild("tally", id, default);

        for (var i = 0; i < 2; i++)
        {
            var side = await _world.Filled();
            Assert.True(side.FindRebuild(id) is { FinishedAt: not null, Failure: null });
            Assert.Equal(5000, side.FindRebuild(id)!.Processed);
            id = (await side.Rebuild("tally", Guid.CreateVersion7(), default))!.Id;
        }
    }

    [Fact]
    public async Task A_table_that_is_filled_for_the_first_time_does_not_answer_and_says_how_far_it_is()
    {
        _world.Journal.Append(Guid.CreateVersion7(), Enumerable.Repeat(new Grew(1), 3));
        var side = _world.Side(new ReadModel<Tally>(), new ReadModel<Fragile>());
        _world.Journal.Append(Guid.CreateVersion7(), new Poison());
        using var subscription = _world.Subscribe(side);
        await subscription.CatchUp(default);

        var building = await Assert.ThrowsAsync<ReadModelBuildingException>(() => new Reads<Fragile>(side).Count(Specification<Fragile>.All, default));
        Assert.Equal((3, 4, ReadModelBuildingException.StoppedCode), (building.Processed, building.Total, building.Error.Code));
        await Assert.ThrowsAsync<ReadModelBuildingException>(() => new Reads<Fragile>(side).Snapshot(default));
        Assert.Equal(4, (await new Reads<Tally>(side).One(Tally.Everything, default)).Value!.Records);
    }

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
