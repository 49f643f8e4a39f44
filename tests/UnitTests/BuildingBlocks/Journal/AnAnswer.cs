using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

[Collection(PurseTests.Name)]
public sealed class AnAnswer(SharedPurses shared) : IDisposable
{
    private readonly PurseHost _host = shared.Host;
    private readonly Guid _id = Guid.CreateVersion7();

    private UnreliableStore Store => _host.Store;

    private IPurse Purse => _host.Purse(_id);

    public void Dispose() => Store.BeGood();

    [Fact]
    public async Task Leaves_only_when_all_it_rests_on_is_durable()
    {
        await Purse.Fill(5);
        await Purse.HasDecided(1);
        Store.Hold();
        var taken = Purse.Take(5);
        await Store.WhenHeld();
        var refused = Purse.Take(1);
        var tried = Purse.Fill(Fresh() with { DryRun = true }, 7);
        var stale = Purse.Fill(Fresh() with { IfMatch = [1] }, 7);
        await Purse.HasDecided(4);
        var reused = Purse.Take(Fresh(), 2);
        var looked = Purse.Look();
        await Purse.HasLooked(1);
        await Purse.HasDecided(5);

        Task[] waiting = [taken, refused, tried, stale, reused, looked];
        Assert.All(waiting, w => Assert.False(w.IsCompleted));

        Store.Release();
        Assert.Null((await taken.Soon()).Error);
        Assert.Equal("purse.too_little", (await refused.Soon()).Error?.Code);
        Assert.Equal("purse.too_little", (await reused.Soon()).Error?.Code);
        Assert.Equal("version.stale", (await stale.Soon()).Error?.Code);
        Assert.Equal(7, (await tried.Soon()).After!.Balance.Fen);
        Assert.Equal(new(0, 2, false), await looked.Soon());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rests_on_nothing_that_fails_afterwards(bool conflicts)
    {
        await Purse.Fill(5);
        var command = Fresh();
        Store.Hold();
        // The first take is dropped for good: each attempt fails before the commit, and so it ends as store.unavailable.
        var m = conflicts ? Mishap.Conflicts : Mishap.FailsBefore;
        Store.Next(m, m, m, m);
        var taken = Purse.Take(command, 5);
        await Store.WhenHeld();
        var refused = Purse.Take(3);
        var reused = Purse.Take(command.WithAnotherRequest(), 1);
        var looked = Purse.Look();
        await Purse.HasDecided(3);
        await Purse.HasLooked(1);
        Store.Release();

        var answers = await Task.WhenAll(taken, refused, reused).Soon();
        Assert.InRange((await looked.Soon()).Fen, 0, 5);

        var history = await _host.History(_id);
        Assert.Equal(5 - answers.Sum(AmountOf), BalanceOf(history));
        Assert.Equal(1 + answers.Count(a => a.Error is null), history.Count);
        Assert.All(answers.Where(a => a.Error?.Code == "purse.too_little"), _ => Assert.True(BalanceOf(history) < 5));
        Assert.All(answers.Where(a => a.Error?.Code == "idempotency.key_reused"), _ => Assert.NotNull(answers[0].Events));
    }

    [Fact]
    public async Task That_refuses_is_decided_again_when_the_append_before_it_fails()
    {
        await Purse.Fill(5);
        await _host.Purse(Guid.CreateVersion7()).Fill(1, SlipOf(_id));
        Store.Hold();
        var closed = Purse.Close(Fresh());
        await Store.WhenHeld();
        Store.Next(Mishap.Conflicts, Mishap.Conflicts, Mishap.Conflicts, Mishap.Conflicts);
        var refused = Purse.Look();
        await Purse.HasLooked(1);
        Store.Release();

        Assert.Equal("store.unavailable", (await closed.Soon()).Error?.Code);
        Assert.False((await refused.Soon()).IsClosed);
        Assert.Null((await Purse.Take(5)).Error);
    }

    [Fact]
    public async Task Is_not_spoiled_by_a_decision_with_a_bug()
    {
        await Purse.Fill(5);

        await Assert.ThrowsAnyAsync<Exception>(() => Purse.Blunder(Fresh()));
        await Assert.ThrowsAnyAsync<Exception>(() => Purse.ClaimTwice(Fresh(), SlipOf(_id)));

        Assert.Equal(new(5, 1, false), await Purse.Look());
        Assert.Equal("purse.too_little", (await Purse.Take(6)).Error?.Code);
        Assert.Null((await Purse.Take(5)).Error);
    }

    private static long AmountOf(JinhuRedCross.BuildingBlocks.Journal.Decided<Purse, PurseEvent> answer) => answer.Events.OfType<Taken>().Sum(t => t.Amount.Fen);

    private static string SlipOf(Guid id) => $"slip {id}";
}
