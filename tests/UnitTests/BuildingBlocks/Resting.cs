using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

namespace JinhuRedCross.UnitTests.BuildingBlocks;

/// <summary>Somebody sets the clock while something rests before it is tried again.</summary>
public sealed class Resting
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);
    private readonly SetClock _clock = new();

    [Theory]
    [InlineData(-60)]
    [InlineData(0)]
    [InlineData(60)]
    public void A_rest_is_as_long_as_it_is_whatever_the_clock_shows(int minutes)
    {
        var rest = Rest.Of(_second, _clock);
        _clock.Shown += TimeSpan.FromMinutes(minutes);
        Assert.False(rest.IsOver(_clock));

        _clock.Passed += _second;

        Assert.True(rest.IsOver(_clock));
    }

    [Fact]
    public void A_rest_that_never_began_is_over() => Assert.True(default(Rest).IsOver(_clock));

    [Fact]
    public void A_table_whose_store_was_away_goes_on_though_the_clock_was_set_back()
    {
        var track = new Track(ReadWorld.Models[0], "t", new());
        track.Failed(new TimeoutException(), outage: true, _clock);
        Assert.False(track.Runs(_clock));

        _clock.Shown -= TimeSpan.FromHours(1);
        _clock.Passed += _second;

        Assert.True(track.Runs(_clock));
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Shown { get; set; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Shown + Passed;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
