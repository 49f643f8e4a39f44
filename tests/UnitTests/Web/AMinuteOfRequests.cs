using System.Threading.RateLimiting;
using JinhuRedCross.BuildingBlocks.Web.Limits;
using Microsoft.Extensions.Time.Testing;

namespace JinhuRedCross.UnitTests.Web;

public sealed class AMinuteOfRequests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void So_many_pass_the_next_waits_for_the_rest_of_the_minute_and_then_it_begins_anew()
    {
        using var window = new MinuteWindow(3, _clock);
        Assert.Equal((true, 60d), Ask(window));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(((true, 50d), (true, 50d), (false, 50d)), (Ask(window), Ask(window), Ask(window)));
        Assert.Equal(0, window.GetStatistics().CurrentAvailablePermits);
        Assert.Null(window.IdleDuration);

        _clock.Advance(TimeSpan.FromSeconds(49.999));
        Assert.False(Ask(window).Passes);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, window.GetStatistics().CurrentAvailablePermits);
        Assert.Equal((true, 60d), Ask(window));
        Assert.Equal(2, window.GetStatistics().CurrentAvailablePermits);
    }

    [Fact]
    public void It_can_be_forgotten_when_its_minute_is_over()
    {
        using var window = new MinuteWindow(3, _clock);
        Ask(window);
        _clock.Advance(TimeSpan.FromSeconds(75));
        Assert.Equal(TimeSpan.FromSeconds(15), window.IdleDuration);
    }

    [Fact]
    public void Is_over_when_the_clock_is_set_back_by_an_hour()
    {
        using var window = new MinuteWindow(1, _clock);
        Assert.True(Ask(window).Passes);
        Assert.False(Ask(window).Passes);
        _clock.AdjustTime(_clock.GetUtcNow().AddHours(-1));
        Assert.Equal((true, 60), Ask(window));
    }

    private static (bool Passes, double Seconds) Ask(MinuteWindow window)
    {
        using var lease = window.AttemptAcquire();
        Assert.True(lease.TryGetMetadata(MetadataName.RetryAfter, out var rest));
        return (lease.IsAcquired, rest.TotalSeconds);
    }
}
