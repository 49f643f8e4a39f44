using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.UnitTests.Journaling;
using Microsoft.Extensions.Logging.Abstractions;

namespace JinhuRedCross.UnitTests.Rules;

/// <summary>What every silo holds in memory: here of a purse instead of the table of parameters.</summary>
[Collection(PurseTests.Name)]
public sealed class FollowingTheRules(SharedPurses shared)
{
    private readonly Guid _purse = Guid.CreateVersion7();

    [Fact]
    public async Task What_was_written_before_the_start_is_known_when_it_has_started()
    {
        await shared.Host.Purse(_purse).FillOften(20);
        using var followed = NewFollower();
        Assert.Equal(0, followed.Newest.Balance.Fen);
        await followed.StartAsync(default);
        Assert.Equal(20, followed.Newest.Balance.Fen);
        await followed.StopAsync(default);
    }

    [Fact]
    public async Task What_another_silo_writes_comes_by_itself()
    {
        using var followed = NewFollower();
        await followed.StartAsync(default);
        await shared.Host.Purse(_purse).Fill(7);
        await Asking.Until(() => Task.FromResult(followed.Newest.Balance.Fen == 7));
        await followed.StopAsync(default);
    }

    [Fact]
    public async Task An_older_state_never_replaces_a_newer_one()
    {
        using var followed = NewFollower();
        await shared.Host.Purse(_purse).FillOften(2);
        await followed.CatchUp(default);
        followed.Learn(Purse.Initial, 1);
        Assert.Equal(2, followed.Newest.Balance.Fen);
        followed.Learn(new(new(9), false), 3);
        Assert.Equal(9, followed.Newest.Balance.Fen);
    }

    private Followed<Purse, PurseEvent> NewFollower() => new(shared.Host.Journal, new("purse", _purse), NullLogger.Instance);
}
