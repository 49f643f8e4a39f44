using JinhuRedCross.BuildingBlocks.Journal;
using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>What a purse answers on a silo that may not write any more: another one has it now, and may have written already.</summary>
[Collection(TwoSiloTests.Name)]
public sealed class AnAppendGivenUp(TwoSharedPurses shared) : IDisposable
{
    private readonly PurseHost _other = shared.One;
    private readonly Guid _id = Guid.CreateVersion7();

    private UnreliableStore Store => shared.Two.Store;

    private IPurse Other => _other.Purse(_id);

    private IPurse Purse => shared.Two.Purse(_id);

    public void Dispose() => Store.BeGood();

    [Fact]
    public async Task Is_neither_a_yes_nor_a_no_so_that_another_silo_is_asked()
    {
        await Purse.Fill(5);
        var command = Fresh();
        Store.Next(Mishap.GivesUp);
        await Assert.ThrowsAsync<GivenUpException>(() => Purse.Take(command, 4).Soon());
        Assert.Single(await _other.History(_id));

        var carriedOut = await Other.Take(command, 4);
        Assert.False(carriedOut.Replayed);
        IsTheSame(carriedOut, await Purse.Take(command, 4));
    }

    [Fact]
    public async Task Is_told_to_those_behind_it_as_well()
    {
        await Purse.Fill(5);
        Store.Hold();
        var first = Purse.Fill(1);
        await Store.WhenHeld();
        var second = Purse.Fill(2);
        await Purse.HasDecided(3);
        Store.Next(Mishap.GivesUp, Mishap.GivesUp);
        Store.Release();

        await Assert.ThrowsAsync<GivenUpException>(() => first.Soon());
        await Assert.ThrowsAsync<GivenUpException>(() => second.Soon());
        Assert.Single(await _other.History(_id));
    }

    [Fact]
    public async Task Lets_the_journal_be_read_again_before_anything_is_shown()
    {
        await Purse.Fill(5);
        await Other.Fill(10);
        Store.Next(Mishap.GivesUp);
        await Assert.ThrowsAsync<GivenUpException>(() => Purse.Take(4).Soon());

        Assert.Equal(new(15, 2, false), await Purse.Look());
    }
}
