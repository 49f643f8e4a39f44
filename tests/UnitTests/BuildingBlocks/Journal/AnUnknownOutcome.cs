using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

[Collection(PurseTests.Name)]
public sealed class AnUnknownOutcome(SharedPurses shared) : IDisposable
{
    private readonly PurseHost _host = shared.Host;
    private readonly Guid _id = Guid.CreateVersion7();

    private IPurse Purse => _host.Purse(_id);

    public void Dispose() => _host.Store.BeGood();

    [Theory]
    [InlineData("FailsBefore")]
    [InlineData("FailsAfter")]
    public async Task Is_found_out_and_the_command_stands_once(string mishap)
    {
        await Purse.Fill(1);
        _host.Store.Next(Enum.Parse<Mishap>(mishap));
        var command = Fresh();

        var answer = await Purse.Fill(command, 5).Soon();

        Assert.Null(answer.Error);
        Assert.Equal(new(6, 2, false), await Purse.Look());
        Assert.Equal(answer.Events, (await Purse.Fill(command, 5)).Events);
        Assert.Equal(2, (await _host.History(_id)).Count);
    }

    [Theory]
    [InlineData("FailsBefore")]
    [InlineData("FailsAfter")]
    [InlineData("Conflicts")]
    public async Task Of_a_batch_of_many_leaves_each_standing_once(string mishap)
    {
        _host.Store.Hold();
        var gate = Purse.Fill(1);
        await _host.Store.WhenHeld();
        var commands = Enumerable.Range(0, 100).Select(_ => Fresh()).ToList();
        var fills = commands.Select(c => Purse.Fill(c, 1)).ToList();
        await Purse.HasDecided(101);
        _host.Store.Next(Mishap.None, Enum.Parse<Mishap>(mishap));
        _host.Store.Release();

        await gate.Soon();
        Assert.All(await Task.WhenAll(fills).Soon(), a => Assert.Null(a.Error));
        Assert.Equal(101, (await Purse.Look()).Fen);
        Assert.Equal(101, (await _host.History(_id)).Count);
    }

    [Fact]
    public async Task That_cannot_be_found_out_is_told_and_a_repeat_gets_the_answer()
    {
        var command = Fresh();
        _host.Store.Next(Mishap.FailsAfter);
        _host.Store.Hold();
        var fill = Purse.Fill(command, 5);
        await _host.Store.WhenHeld();
        _host.Store.AwayAfterNext = true;
        _host.Store.Release();
        Assert.Equal("store.unavailable", (await fill.Soon()).Error?.Code);

        _host.Store.BeGood();
        var again = await Purse.Fill(command, 5);
        Assert.Null(again.Error);
        Assert.True(again.Replayed);
        Assert.Single(await _host.History(_id));
    }

    [Fact]
    public async Task That_was_a_success_is_seen_by_those_who_follow()
    {
        await Purse.Fill(1);
        var before = _host.Journal.Newest;
        _host.Store.Next(Mishap.FailsAfter);
        await Purse.Fill(5);

        Assert.Equal(before + 1, _host.Journal.Newest);
        Assert.Single(await _host.Journal.ReadAfter(before, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task That_goes_on_for_ever_ends_as_unavailable()
    {
        _host.Store.Weather = () => Mishap.FailsBefore;
        Assert.Equal("store.unavailable", (await Purse.Fill(5).Soon()).Error?.Code);
        _host.Store.Weather = () => Mishap.Conflicts;
        Assert.Equal("store.unavailable", (await Purse.Fill(5).Soon()).Error?.Code);
        _host.Store.BeGood();
        Assert.Null((await Purse.Fill(5)).Error);
        Assert.Single(await _host.History(_id));
    }
}
