using JinhuRedCross.BuildingBlocks.Journal;
using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

[Collection(PurseTests.Name)]
public sealed class ARepeatedCommand(SharedPurses shared) : IDisposable
{
    private readonly PurseHost _host = shared.Host;
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Command _command = Fresh("fill it with 5");

    private UnreliableStore Store => _host.Store;

    private IPurse Purse => _host.Purse(_id);

    public void Dispose() => Store.BeGood();

    [Fact]
    public async Task Waits_for_the_first_one_while_that_is_in_flight()
    {
        Store.Hold();
        var first = Purse.Fill(_command, 5);
        await Store.WhenHeld();
        var second = Purse.Fill(_command, 5);
        var other = Purse.Fill(_command.WithAnotherRequest(), 6);
        await Purse.Peek();
        Assert.False(second.IsCompleted || other.IsCompleted);
        Store.Release();

        IsTheSame(await first.Soon(), await second.Soon());
        Assert.Equal("idempotency.key_reused", (await other.Soon()).Error?.Code);
        Assert.Single(await _host.History(_id));
    }

    [Fact]
    public async Task Gets_the_first_answer_afterwards_and_when_the_grain_has_forgotten()
    {
        var first = await Purse.Fill(_command, new(5, null, "王小明"), showAfter: true);
        await IsAnsweredLike(first);
        await Purse.FillOften(1100);
        var batches = Store.Batches;
        await IsAnsweredLike(first);
        await Purse.Forget();
        await IsAnsweredLike(first);
        Assert.Equal(batches, Store.Batches);
        Assert.Equal(1101, (await _host.History(_id)).Count);
        Assert.Equal(5, (await Purse.Fill(_command, new(5), showAfter: true)).After!.Balance.Fen);
    }

    [Fact]
    public async Task Gets_the_first_answer_after_the_purse_was_closed()
    {
        var first = await Purse.Fill(_command, 5);
        await Purse.Close(Fresh());
        await IsAnsweredLike(first);
        await Purse.Forget();
        await IsAnsweredLike(first);
        Assert.Equal("purse.closed", (await Purse.Fill(1)).Error?.Code);
        Assert.Equal(2, (await _host.History(_id)).Count);
    }

    [Fact]
    public async Task Gets_the_first_answer_after_a_crash()
    {
        using var folder = new TestFolder();
        Decided<Purse, PurseEvent> first;
        await using (var before = await PurseHost.Start(folder.Path)) first = await before.Purse(_id).Fill(_command, 5);

        await using var after = await PurseHost.Start(folder.Path);
        IsTheSame(first, await after.Purse(_id).Fill(_command, 5));
        Assert.Equal("idempotency.key_reused", (await after.Purse(_id).Fill(_command.WithAnotherRequest(), 5)).Error?.Code);
        Assert.Single(await after.History(_id));
    }

    [Fact]
    public async Task Is_known_before_it_is_decided_once_the_journal_was_learnt()
    {
        using var folder = new TestFolder();
        var commands = Enumerable.Range(0, 25).Select(_ => Fresh("fill it with 5")).ToList();
        await using (var before = await PurseHost.Start(folder.Path))
        {
            foreach (var command in commands) await before.Purse(_id).Fill(command, 5);
        }

        await using var after = await PurseHost.Start(folder.Path);
        Assert.DoesNotContain(commands, c => after.Journal.MayKnow(c.Id));
        await after.Journal.LearnCommands(default);
        Assert.All(commands, c => Assert.True(after.Journal.MayKnow(c.Id)));
        foreach (var command in commands) Assert.True((await after.Purse(_id).Fill(command, 5)).Replayed);
        Assert.Equal(0, after.Store.Batches);
    }

    [Fact]
    public async Task Gets_all_events_of_the_first_answer_and_no_more()
    {
        await Purse.Fill(9);
        var first = await Purse.TakeInTwo(_command, 9);
        await Purse.FillOften(3);
        await Purse.Forget();
        IsTheSame(first, await Purse.TakeInTwo(_command, 9));
    }

    [Fact]
    public async Task With_a_stale_If_Match_gets_the_first_answer()
    {
        var command = _command with { IfMatch = [0] };
        var first = await Purse.Fill(command, 5);
        Assert.Null(first.Error);
        Assert.Equal("version.stale", (await Purse.Fill(Fresh() with { IfMatch = [0] }, 1)).Error?.Code);
        Assert.Null((await Purse.Fill(Fresh() with { IfMatch = [7, 1] }, 1)).Error);
        IsTheSame(first, await Purse.Fill(command, 5));
        await Purse.Forget();
        IsTheSame(first, await Purse.Fill(command, 5));
    }

    [Fact]
    public async Task On_another_purse_is_a_reused_key()
    {
        await Purse.Fill(_command, 5);
        var other = _host.Purse(Guid.CreateVersion7());
        Assert.Equal("idempotency.key_reused", (await other.Fill(_command, 5)).Error?.Code);
        Assert.Equal("idempotency.key_reused", (await other.Take(_command, 5)).Error?.Code);
        Assert.Equal(0, (await other.Look()).Version);
    }

    [Fact]
    public async Task A_batch_full_of_repeats_and_fresh_ones_writes_each_once()
    {
        using var folder = new TestFolder();
        var old = Enumerable.Range(0, 300).Select(_ => Fresh()).ToList();
        await using (var earlier = await PurseHost.Start(folder.Path)) await Task.WhenAll(old.Select(c => earlier.Purse(_id).Fill(c, 1)));
        // This one has not learnt them, so only the writer finds out.
        await using var host = await PurseHost.Start(folder.Path);
        var (purse, store) = (host.Purse(_id), host.Store);
        var fresh = Enumerable.Range(0, 300).Select(_ => Fresh()).ToList();
        store.Hold();
        var gate = purse.Fill(1);
        await store.WhenHeld();
        var asked = old.Concat(fresh).Concat(fresh).OrderBy(c => c.Id.GetHashCode()).Select(c => purse.Fill(c, 1)).ToList();
        await purse.HasDecided(601);
        var before = store.Batches;
        store.Release();

        var answers = await Task.WhenAll(asked).Soon();
        await gate;
        Assert.All(answers, a => Assert.Null(a.Error));
        Assert.Equal(601, (await purse.Look()).Fen);
        Assert.Equal(601, (await host.History(_id)).Count);
        Assert.InRange(store.Batches - before, 1, 60);
    }

    private async Task IsAnsweredLike(Decided<Purse, PurseEvent> first)
    {
        IsTheSame(first, await Purse.Fill(_command, 5));
        Assert.Equal("idempotency.key_reused", (await Purse.Fill(_command.WithAnotherRequest(), 6)).Error?.Code);
    }
}
