namespace JinhuRedCross.IntegrationTests.Fundraising.Year;

/// <summary>A clock that says another day and goes on from there as fast as the real one; it is only ever put forward.</summary>
internal sealed class MovableClock(DateTimeOffset start) : TimeProvider
{
    private readonly DateTimeOffset _started = System.GetUtcNow();
    private DateTimeOffset _start = start;

    public override DateTimeOffset GetUtcNow() => _start + (System.GetUtcNow() - _started);

    /// <summary>It is ten in the morning in China on this day.</summary>
    public void GoTo(DateOnly day)
    {
        var morning = new DateTimeOffset(day.ToDateTime(new(10, 0)), TimeSpan.FromHours(8)).ToUniversalTime();
        Assert.True(morning > GetUtcNow(), $"{day} lies behind");
        _start += morning - GetUtcNow();
    }
}
