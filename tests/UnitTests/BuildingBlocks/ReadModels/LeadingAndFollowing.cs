using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.ReadModels.Postgres;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>Of the processes over one database one writes; when it falls silent, another does.</summary>
[Trait("Store", "Postgres")]
public sealed class LeadingAndFollowing : IAsyncLifetime
{
    private readonly ReadWorld _world = new();

    [Fact]
    public async Task One_leads_the_other_answers_as_freshly_and_takes_over_at_once_when_it_stops()
    {
        var first = await _world.Running();
        await ReadWorld.Until(() => first.Subscription.Leads);
        await using var second = await _world.Running();
        _world.Journal.Append(Guid.CreateVersion7(), Enumerable.Repeat(new Grew(1), 100));
        await ReadWorld.Until(() => second.Status("tally").Lag == 0);
        Assert.False(second.Subscription.Leads);
        Assert.Equal(100, (await second.Of<Tally>().One(Tally.Everything, default)).Value!.Amount);

        await first.DisposeAsync();
        _world.Journal.Append(Guid.CreateVersion7(), new Grew(1));

        await ReadWorld.Until(() => second.Subscription.Leads && second.Status("tally").Lag == 0);
        Assert.Equal(101, (await second.Of<Tally>().One(Tally.Everything, default)).Value!.Amount);
    }

    [Fact]
    public async Task A_leader_that_stands_still_is_replaced_and_does_no_harm_when_it_wakes()
    {
        var gate = new TaskCompletionSource();
        var slow = new MemoryJournal { Identity = _world.Journal.Identity };
        var side = new ReadSide(ReadWorld.Models, _world.Store(), slow, TimeProvider.System);
        await using var first = new RunningReads(side, _world.Subscribe(side, slow));
        await first.Subscription.StartAsync(default);
        await ReadWorld.Until(() => first.Subscription.Leads);
        var stream = Guid.CreateVersion7();
        slow.Open = gate.Task;
        slow.Append(stream, Enumerable.Repeat(new Grew(1), 50));
        _world.Journal.Append(stream, Enumerable.Repeat(new Grew(1), 50));

        await using var second = await _world.Running();
        await ReadWorld.Until(() => second.Subscription.Leads && second.Status("tally").Lag == 0);
        gate.SetResult();

        await ReadWorld.Until(() => first.Status("tally").Lag == 0 && !first.Subscription.Leads);
        Assert.Equal(new Tally(Tally.Everything, 50, 50), (await second.Of<Tally>().One(Tally.Everything, default)).Value);
    }

    [Fact]
    public async Task Who_begins_while_the_leader_writes_takes_nothing_of_it_for_another_journals()
    {
        await using var first = await _world.Running();
        await ReadWorld.Until(() => first.Subscription.Leads);
        using (var connection = _world.Connect()) connection.Run("create table marker(one int)");
        var journal = new MemoryJournal { Identity = _world.Journal.Identity };
        async Task Grow()
        {
            var stream = Guid.CreateVersion7();
            foreach (var one in (MemoryJournal[])[journal, _world.Journal]) one.Append(stream, new Grew(1));
            await ReadWorld.Until(() => first.Status("tally").Lag == 0);
        }

        // Each time the journal is asked, it has grown, and the leader has shown that, before its answer is read.
        journal.Meanwhile = Grow;
        var side = new ReadSide(ReadWorld.Models, _world.Store(), journal, TimeProvider.System);
        await using var second = new RunningReads(side, _world.Subscribe(side, journal));
        await second.Subscription.StartAsync(default);

        Assert.Contains("marker", _world.Tables());
    }

    /// <summary>A lease that was taken before the database's clock was set back an hour would keep everybody from writing for that hour.</summary>
    [Fact]
    public async Task The_lease_of_one_who_died_before_the_clock_was_set_back_binds_nobody()
    {
        using (var connection = _world.Connect())
        {
            connection.Run(PostgresPeers.LeaseTable);
            connection.Run("insert into read_lease (holder, until) values (gen_random_uuid(), clock_timestamp() + interval '1 hour')");
        }

        await using var next = await _world.Running();

        await ReadWorld.Until(() => next.Subscription.Leads);
    }

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
