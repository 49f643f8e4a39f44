namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>A no that was decided by an old state, and has not left yet, while the same activation goes on with other commands.</summary>
[Collection(TwoSiloTests.Name)]
public sealed class ARefusalUnderWay(TwoSharedPurses shared) : IDisposable
{
    private readonly PurseHost _other = shared.One;
    private readonly PurseHost _overtaken = shared.Two;
    private readonly Guid _id = Guid.CreateVersion7();

    private UnreliableStore Store => _overtaken.Store;

    private IPurse Overtaken => _overtaken.Purse(_id);

    public void Dispose() => Store.BeGood();

    [Fact]
    public async Task Is_decided_again_when_the_state_was_read_again_while_it_looked_for_a_repeat()
    {
        await IsOvertaken();
        Store.OfCommands.KeepNext();
        var taking = Overtaken.Take(12);
        await Store.OfCommands.WhenKept();
        Assert.Null((await Overtaken.Fill(1).Soon()).Error);
        Store.OfCommands.LetGo();

        Assert.Null((await taking.Soon()).Error);
    }

    [Fact]
    public async Task Is_decided_again_when_the_state_was_read_again_while_it_asked_the_journal()
    {
        await IsOvertaken();
        Store.OfStreams.KeepNext();
        var taking = Overtaken.Take(12);
        await Store.OfStreams.WhenKept();
        Assert.Null((await Overtaken.Fill(1).Soon()).Error);
        Store.OfStreams.LetGo();

        Assert.Null((await taking.Soon()).Error);
    }

    [Fact]
    public async Task Does_not_take_the_others_record_for_an_own_one_that_was_queued_while_it_asked()
    {
        await IsOvertaken();
        Store.OfStreams.KeepNext();
        var taking = Overtaken.Take(12);
        await Store.OfStreams.WhenKept();
        Store.Hold();
        var filling = Overtaken.Fill(1);
        await Store.WhenHeld();
        Store.OfStreams.LetGo();
        Store.Release();

        Assert.Null((await taking.Soon()).Error);
        Assert.Null((await filling.Soon()).Error);
    }

    [Fact]
    public async Task Asks_for_what_came_after_the_state_it_was_decided_on_not_after_what_is_queued()
    {
        await IsOvertaken();
        Store.OfCommands.KeepNext();
        var taking = Overtaken.Take(12);
        await Store.OfCommands.WhenKept();
        Store.Hold();
        var filling = Overtaken.Fill(1);
        await Store.WhenHeld();
        Store.OfStreams.KeepNext();
        Store.OfCommands.LetGo();
        await Store.OfStreams.WhenKept();
        Store.OfStreams.LetGo();
        Store.Release();

        Assert.Null((await taking.Soon()).Error);
        Assert.Null((await filling.Soon()).Error);
    }

    [Fact]
    public async Task Stays_a_refusal_when_only_its_own_activation_wrote()
    {
        await _other.Purse(_id).Fill(5);
        await Overtaken.Look();
        Store.OfCommands.KeepNext();
        var taking = Overtaken.Take(12);
        await Store.OfCommands.WhenKept();
        Assert.Null((await Overtaken.Fill(1).Soon()).Error);
        Store.OfCommands.LetGo();

        Assert.Equal("purse.too_little", (await taking.Soon()).Error?.Code);
        // Nobody overtook it, so nothing is decided again.
        Assert.Equal(2, (await Overtaken.Peek()).Decisions);
    }

    private async Task IsOvertaken()
    {
        await _other.Purse(_id).Fill(5);
        await Overtaken.Look();
        Assert.Null((await _other.Purse(_id).Fill(10)).Error);
    }
}
