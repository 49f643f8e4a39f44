using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

[Collection(PurseTests.Name)]
public sealed class Claims(SharedPurses shared) : IDisposable
{
    private readonly PurseHost _host = shared.Host;
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly string _slip = $"slip {Guid.CreateVersion7()}";

    private IPurse Purse => _host.Purse(_id);

    private IPurse Other { get; } = shared.Host.Purse(Guid.CreateVersion7());

    public void Dispose() => _host.Store.BeGood();

    [Fact]
    public async Task Let_one_of_two_claimants_in_one_batch_have_the_name_and_tell_the_other_who_has_it()
    {
        _host.Store.Hold();
        var gate = Purse.Fill(1);
        await _host.Store.WhenHeld();
        Task<JinhuRedCross.BuildingBlocks.Journal.Decided<Purse, PurseEvent>>[] fills = [Other.Fill(7, _slip), Purse.Fill(7, _slip)];
        await Task.WhenAll(Purse.HasDecided(2), Other.HasDecided(1));
        _host.Store.Release();

        var answers = await Task.WhenAll(fills).Soon();
        Assert.Single(answers, a => a.Error is null);
        Assert.Contains("7 fen", Assert.Single(answers, a => a.Error is not null).Error!.En, StringComparison.Ordinal);
        await gate;
    }

    [Fact]
    public async Task Are_taken_until_given_back_and_then_free_again()
    {
        Assert.Null((await Purse.Fill(7, _slip)).Error);
        Assert.Equal("slip.taken", (await Other.Fill(8, _slip)).Error?.Code);
        Assert.Null((await Other.GiveBack(Fresh(), _slip)).Error);
        Assert.Equal("slip.taken", (await Other.Fill(8, _slip)).Error?.Code);
        Assert.Null((await Purse.GiveBack(Fresh(), _slip)).Error);
        Assert.Null((await Other.Fill(8, _slip)).Error);
        Assert.Contains("8 fen", (await Purse.Fill(7, _slip)).Error?.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuse_the_same_purse_that_holds_the_name_queued_or_durable()
    {
        _host.Store.Hold();
        var first = Purse.Fill(7, _slip);
        await _host.Store.WhenHeld();
        var second = Purse.Fill(9, _slip);
        await Purse.HasDecided(2);
        _host.Store.Release();

        Assert.Null((await first.Soon()).Error);
        Assert.Contains("7 fen", (await second.Soon()).Error?.En, StringComparison.Ordinal);
        Assert.Contains("7 fen", (await Purse.Fill(9, _slip)).Error?.En, StringComparison.Ordinal);
        Assert.Equal(new(7, 1, false), await Purse.Look());
    }

    [Fact]
    public async Task Given_back_and_claimed_in_one_batch_pass_on_the_name()
    {
        await Purse.Fill(7, _slip);
        _host.Store.Hold();
        var gate = Other.Fill(1);
        await _host.Store.WhenHeld();
        var back = Purse.GiveBack(Fresh(), _slip);
        await Purse.HasDecided(2);
        var next = Purse.Fill(8, _slip);
        await Purse.HasDecided(3);
        _host.Store.Release();

        Assert.Null((await back.Soon()).Error);
        Assert.Null((await next.Soon()).Error);
        await gate;
    }

    [Fact]
    public async Task Are_told_by_a_dry_run_that_writes_nothing()
    {
        var before = _host.Journal.Newest;
        var dry = await Purse.Fill(Fresh() with { DryRun = true }, 7, _slip);
        Assert.Equal((null, 7, 1L), (dry.Error, dry.After!.Balance.Fen, dry.Version));
        Assert.Equal(before, _host.Journal.Newest);
        Assert.Equal(new(0, 0, false), await Purse.Look());

        await Other.Fill(8, _slip);
        Assert.Equal("slip.taken", (await Purse.Fill(Fresh() with { DryRun = true }, 7, _slip)).Error?.Code);
        Assert.Equal(before + 1, _host.Journal.Newest);
    }
}
