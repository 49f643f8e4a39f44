using System.Threading.RateLimiting;

namespace JinhuRedCross.BuildingBlocks.Web.Limits;

/// <summary>So many requests in a minute that begins with the first of them; says with each answer when the minute is over.</summary>
/// <remarks>The framework's own fixed window always tells a whole window to wait, whenever it ends.</remarks>
internal sealed class MinuteWindow(int permits, TimeProvider clock) : RateLimiter
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private DateTimeOffset _endsAt = clock.GetUtcNow();
    private int _left;

    /// <summary>How long its minute has been over; then it may be forgotten.</summary>
    public override TimeSpan? IdleDuration => clock.GetUtcNow() is var now && IsOver(now) ? (now - _endsAt).Duration() : null;

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock) return new() { CurrentAvailablePermits = IsOver(clock.GetUtcNow()) ? permits : _left };
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (IsOver(now)) (_endsAt, _left) = (now + Length, permits);
            var isAcquired = _left >= permitCount;
            if (isAcquired) _left -= permitCount;
            return new Lease(isAcquired, _endsAt, now, isAcquired ? GiveBack : null);
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private void GiveBack(DateTimeOffset endsAt)
    {
        // What was taken in a minute that is over is gone with it.
        lock (_lock)
        {
            if (endsAt == _endsAt) _left = Math.Min(permits, _left + 1);
        }
    }

    // An end further off than a minute: the clock was set back.
    private bool IsOver(DateTimeOffset now) => now >= _endsAt || _endsAt - now > Length;

    /// <summary>One request of a minute.</summary>
    public sealed class Lease(bool isAcquired, DateTimeOffset endsAt, DateTimeOffset now, Action<DateTimeOffset>? giveBack) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? endsAt - now : null;
            return metadata is not null;
        }

        /// <summary>It does not count after all.</summary>
        public void GiveBack() => giveBack?.Invoke(endsAt);
    }
}
