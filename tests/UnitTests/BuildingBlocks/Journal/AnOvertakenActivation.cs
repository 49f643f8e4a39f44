using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>Another silo has written and this one has not noticed: it may not say no, nor "nothing to do", by what it knows.</summary>
[Collection(TwoSiloTests.Name)]
public sealed class AnOvertakenActivation(TwoSharedPurses shared) : IDisposable
{
    private readonly PurseHost _other = shared.One;
    private readonly PurseHost _overtaken = shared.Two;
    private readonly Guid _id = Guid.CreateVersion7();

    private IPurse Other => _other.Purse(_id);

    private IPurse Overtaken => _overtaken.Purse(_id);

    public void Dispose()
    {
        _other.Store.BeGood();
        _overtaken.Store.BeGood();
    }

    [Fact]
    public async Task Carries_out_what_only_its_old_state_forbids()
    {
        await BothKnow(5);
        await Other.Fill(10);

        var taken = await Overtaken.Take(12);

        Assert.Null(taken.Error);
        Assert.Equal(3, taken.Version);
        Assert.Equal([5, 10, -12], await Amounts());
    }

    [Fact]
    public async Task Carries_out_what_expects_a_version_that_it_has_not_met()
    {
        await BothKnow(5);
        await Other.Fill(10);

        Assert.Null((await Overtaken.Fill(Fresh() with { IfMatch = [2] }, 1)).Error);
        Assert.Equal([5, 10, 1], await Amounts());
    }

    [Fact]
    public async Task Refuses_what_the_newest_state_forbids_and_for_its_reason()
    {
        await BothKnow(5);
        await Other.Fill(10);
        Assert.Equal("purse.too_little", (await Overtaken.Take(100)).Error?.Code);
        await Other.Fill(1);
        Assert.Equal("version.stale", (await Overtaken.Fill(Fresh() with { IfMatch = [2] }, 1)).Error?.Code);
        await Other.Close(Fresh());
        Assert.Equal("purse.closed", (await Overtaken.Take(100)).Error?.Code);
        Assert.Equal(4, (await _other.History(_id)).Count);
    }

    [Fact]
    public async Task Tries_on_the_newest_state()
    {
        await BothKnow(5);
        await Other.Fill(10);
        var tried = await Overtaken.Take(Fresh() with { DryRun = true }, 12);
        Assert.Null(tried.Error);
        Assert.Equal((3, 3), (tried.Version, tried.After!.Balance.Fen));

        await Other.Take(15);
        Assert.Equal("purse.too_little", (await Overtaken.Take(Fresh() with { DryRun = true }, 12)).Error?.Code);
        Assert.Equal([5, 10, -15], await Amounts());
    }

    [Fact]
    public async Task Finds_nothing_to_do_in_the_newest_state_only()
    {
        await BothKnow(5);
        await Other.Close(Fresh());
        Assert.Equal(2, (await Overtaken.Close(Fresh())).Version);
        await Other.GiveBack(Fresh(), "a slip");

        var nothing = await Overtaken.Close(Fresh());

        Assert.Null(nothing.Error);
        Assert.Empty(nothing.Events);
        Assert.Equal(3, nothing.Version);
    }

    [Fact]
    public async Task Finds_a_name_taken_or_free_as_it_now_is()
    {
        var slip = $"slip {_id}";
        await BothKnow(5);
        await Other.Fill(10, slip);
        Assert.Contains("10 fen", (await Overtaken.Fill(1, slip)).Error?.En, StringComparison.Ordinal);
        await Other.GiveBack(Fresh(), slip);
        Assert.Null((await Overtaken.Fill(Fresh() with { DryRun = true }, 1, slip)).Error);
        Assert.Null((await Overtaken.Fill(1, slip)).Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task That_cannot_ask_the_journal_says_so_and_never_no(bool onlyStreams)
    {
        await BothKnow(5);
        await Other.Fill(10);
        if (onlyStreams) _overtaken.Store.StreamsAway = true;
        else _overtaken.Store.Away = true;
        var command = Fresh();

        foreach (var answer in new[] { Overtaken.Take(command, 12), Overtaken.Take(100), Overtaken.Take(Fresh() with { DryRun = true }, 4), Overtaken.Fill(Fresh() with { IfMatch = [2] }, 1) })
        {
            Assert.Equal(CommandErrors.Unavailable, (await answer.Soon()).Error);
        }

        // This is what becomes 503.
        Assert.Equal(ErrorKind.Unavailable, CommandErrors.Unavailable.Kind);
        _overtaken.Store.BeGood();
        Assert.Null((await Overtaken.Take(command, 12)).Error);
        Assert.Equal("purse.too_little", (await Overtaken.Take(100)).Error?.Code);
        Assert.Equal([5, 10, -12], await Amounts());
    }

    [Theory]
    [InlineData(false, 12)]
    [InlineData(false, 4)]
    [InlineData(true, 12)]
    [InlineData(true, 4)]
    public async Task Answers_a_repeat_like_the_other_whatever_its_old_state_says(bool hasHeardOfIt, long fen)
    {
        await BothKnow(5);
        await Other.Fill(10);
        var command = Fresh();
        var first = await Other.Take(command, fen);
        await Other.Take(3);
        if (hasHeardOfIt) await _overtaken.Journal.LearnCommands(TestContext.Current.CancellationToken);

        IsTheSame(first, await Overtaken.Take(command, fen));
        Assert.Equal("idempotency.key_reused", (await Overtaken.Take(command.WithAnotherRequest(), fen)).Error?.Code);
        IsTheSame(first, await Overtaken.Take(command with { DryRun = true }, fen));
        Assert.Equal([5, 10, -fen, -3], await Amounts());
    }

    [Fact]
    public async Task That_learns_from_a_repeat_that_it_is_overtaken_shows_what_it_has_answered()
    {
        await BothKnow(5);
        var command = Fresh();
        var first = await Other.Take(command, 4);
        IsTheSame(first, await Overtaken.Take(command, 4));
        Assert.Equal(new(1, 2, false), await Overtaken.Look());
    }

    private async Task BothKnow(long fen)
    {
        await Other.Fill(fen);
        Assert.Equal(fen, (await Overtaken.Look()).Fen);
    }

    private async Task<IEnumerable<long>> Amounts() => from record in await _other.History(_id) select record.Event is Filled filled ? filled.Amount.Fen : -((Taken)record.Event).Amount.Fen;
}
