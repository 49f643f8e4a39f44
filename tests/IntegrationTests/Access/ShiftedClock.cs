namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>The real clock, as far ahead as a test wants it; whatever waits waits in real time.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
