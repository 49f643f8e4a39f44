using JinhuRedCross.UnitTests.Journaling;

namespace JinhuRedCross.UnitTests.DueWork;

public sealed class DoingWhatIsDue
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task It_is_done_when_its_time_has_come_and_not_before()
    {
        await using var world = await DueWorld.Open();
        var purse = await world.FilledPurse();
        world.Clock.Advance(PurseDue.OpenFor - _minute);
        await world.Round();
        Assert.Empty(world.Work.Commands);

        world.Clock.Advance(2 * _minute);
        await world.Round();
        await world.Round();
        Assert.Equal((1, 1), (await world.ClosedEvents(purse), world.Work.Commands.Count));
    }

    [Fact]
    public async Task Rules_in_force_now_may_put_it_off()
    {
        await using var world = await DueWorld.Open();
        await world.FilledPurse();
        world.Clock.Advance(PurseDue.OpenFor + _minute);
        world.Work.Grace = 2 * _minute;
        await world.Round();
        Assert.Empty(world.Work.Commands);

        world.Work.Grace = TimeSpan.Zero;
        await world.Round();
        Assert.Single(world.Work.Commands);
    }

    [Fact]
    public async Task What_fell_due_while_nobody_ran_is_done_at_the_next_start()
    {
        await using var world = await DueWorld.Open();
        var purses = new[] { await world.FilledPurse(), await world.FilledPurse(), await world.FilledPurse() };
        world.Clock.Advance(TimeSpan.FromDays(400));
        world.Restart();
        await world.Round();
        foreach (var purse in purses) Assert.Equal(1, await world.ClosedEvents(purse));
    }

    [Fact]
    public async Task Twice_is_once_with_the_same_command()
    {
        await using var world = await DueWorld.Open();
        var purse = await world.FilledPurse();
        await world.CatchUp();
        world.Clock.Advance(PurseDue.OpenFor + _minute);
        // The read side does not see what was done, and the loop forgets it: as after a kill between the two.
        await world.Loop.Round(default);
        world.Restart();
        await world.Purses.Purse(purse).Forget();
        await world.Loop.Round(default);

        Assert.Equal(2, world.Work.Commands.Count);
        Assert.Single(world.Work.Commands.Select(c => c.Id).Distinct());
        Assert.Equal(1, await world.ClosedEvents(purse));
    }

    [Fact]
    public async Task With_the_store_away_it_is_tried_again_less_and_less_often_until_it_is_done()
    {
        await using var world = await DueWorld.Open();
        var purse = await world.FilledPurse();
        await world.CatchUp();
        world.Clock.Advance(PurseDue.OpenFor + _minute);
        world.Purses.Store.Away = true;
        for (var seconds = 0; seconds < 60; seconds++)
        {
            await world.Loop.Round(default);
            world.Clock.Advance(_second);
        }

        Assert.InRange(world.Work.Commands.Count, 4, 6);
        world.Purses.Store.BeGood();
        world.Clock.Advance(10 * _minute);
        await world.Round();
        await world.Round();
        Assert.Equal(1, await world.ClosedEvents(purse));
        Assert.Empty(world.Loop.Troubles());
    }

    [Fact]
    public async Task What_fails_for_long_shows_and_holds_nothing_else_up()
    {
        await using var world = await DueWorld.Open();
        var stuck = await world.FilledPurse();
        world.Clock.Advance(PurseDue.OpenFor + _minute);
        world.Work.Refusal = PurseErrors.TooLittle;
        await world.Round();
        Assert.Empty(world.Loop.Troubles());
        world.Clock.Advance(5 * _minute);
        Assert.Contains($"close {stuck:N}: {PurseErrors.TooLittle.En}", Assert.Single(world.Loop.Troubles()), StringComparison.Ordinal);

        world.Work.Refusal = null;
        await world.Round();
        await world.Round();
        Assert.Empty(world.Loop.Troubles());
    }

    [Fact]
    public async Task Only_the_process_that_leads_does_it()
    {
        await using var world = await DueWorld.Open();
        await world.FilledPurse();
        world.Clock.Advance(PurseDue.OpenFor + _minute);
        world.Leads = false;
        await world.Round();
        Assert.Empty(world.Work.Commands);
        world.Leads = true;
        await world.Round();
        Assert.Single(world.Work.Commands);
    }
}
