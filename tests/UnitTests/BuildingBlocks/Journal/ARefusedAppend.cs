using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

[Collection(PurseTests.Name)]
public sealed class ARefusedAppend(SharedPurses shared) : IDisposable
{
    private readonly PurseHost _host = shared.Host;
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly string _slip = $"slip {Guid.CreateVersion7()}";

    private UnreliableStore Store => _host.Store;

    private IPurse Purse => _host.Purse(_id);

    public void Dispose() => Store.BeGood();

    [Fact]
    public async Task Takes_nothing_with_it_and_those_behind_it_are_decided_again()
    {
        await _host.Purse(Guid.CreateVersion7()).Fill(40, _slip);
        await Purse.Fill(3);
        Store.Hold();
        var first = Purse.Fill(1);
        await Store.WhenHeld();
        var loser = Purse.Fill(100, _slip);
        await Purse.HasDecided(3);
        var onlyWithLoser = Purse.Take(100);
        await Purse.HasDecided(4);
        var withoutLoser = Purse.TakeInTwo(Fresh(), 4);
        await Purse.HasDecided(5);
        var nothingLeft = Purse.Take(1);
        await Purse.HasDecided(6);
        Store.Release();

        Assert.Null((await first.Soon()).Error);
        Assert.Contains("40 fen", (await loser.Soon()).Error?.En, StringComparison.Ordinal);
        Assert.Equal("purse.too_little", (await onlyWithLoser.Soon()).Error?.Code);
        var (last, dry) = (await withoutLoser.Soon(), await nothingLeft.Soon());
        // Decided again, they may come in another order; together they can take no more than there is.
        Assert.True(last.Error is null ^ dry.Error is null);
        var history = await _host.History(_id);
        Assert.DoesNotContain(history, r => r.Event is Filled { Amount.Fen: 100 });
        Assert.Equal(Enumerable.Range(1, history.Count).Select(v => (long)v), history.Select(r => r.Version));
        Assert.Equal(BalanceOf(history), (await Purse.Look()).Fen);
    }

    [Fact]
    public async Task Leaves_other_purses_of_the_same_batch_alone()
    {
        await Purse.Fill(1, _slip);
        Store.Hold();
        var gate = Purse.Fill(1);
        await Store.WhenHeld();
        var others = Enumerable.Range(0, 10).Select(_ => _host.Purse(Guid.CreateVersion7())).ToList();
        var fills = others.Select((o, i) => o.Fill(1, i % 2 == 0 ? _slip : null)).ToList();
        foreach (var other in others) await other.HasDecided(1);
        var before = Store.Batches;
        Store.Release();

        var answers = await Task.WhenAll(fills).Soon();
        Assert.Equal(5, answers.Count(a => a.Error is null));
        Assert.Equal(5, answers.Count(a => a.Error?.Code == "slip.taken"));
        Assert.Equal(1, Store.Batches - before);
        await gate;
    }

    [Fact]
    public async Task A_thousand_losers_on_one_purse_cost_few_transactions_and_few_decisions()
    {
        await _host.Purse(Guid.CreateVersion7()).Fill(40, _slip);
        Store.Hold();
        var gate = Purse.Fill(1);
        await Store.WhenHeld();
        var losers = Enumerable.Range(0, 1000).Select(i => Purse.Fill(1, i % 2 == 0 ? _slip : null)).ToList();
        await Purse.HasDecided(1001);
        var before = Store.Batches;
        Store.Release();

        var answers = await Task.WhenAll(losers).Soon();
        await gate;
        Assert.Equal(500, answers.Count(a => a.Error is null));
        Assert.Equal(500, answers.Count(a => a.Error?.Code == "slip.taken"));
        Assert.Equal(501, (await Purse.Look()).Fen);
        Assert.InRange(Store.Batches - before, 1, 100);
        Assert.InRange((await Purse.Peek()).Decisions, 1001, 20_000);
    }
}
