using JinhuRedCross.BuildingBlocks.Journal.Snapshots;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Short activation: now and then the durable state is kept, and waking reads only what came after.</summary>
public abstract partial class AggregateGrain<TAggregate, TEvent>
{
    private const int EventsBetweenSnapshots = 100;
    private static readonly TimeSpan _restBetweenSnapshots = TimeSpan.FromSeconds(1);
    private SnapshotStorage? _snapshots;
    private long _keptVersion;
    private Task _keeping = Task.CompletedTask;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _snapshots = null;
        return Task.CompletedTask;
    }

    /// <summary>Begins with the newest snapshot; the stream's tail is read as ever.</summary>
    private async Task BeginWithSnapshot()
    {
        var pasts = _pasts;
        if (_durableVersion > 0 || _snapshots is null || await _snapshots.Read<TAggregate>(_stream) is not { } kept) return;
        (_durableState, _durableVersion) = kept;
        _keptVersion = kept.Version;
        pasts.Keep(kept.Version, kept.State);
    }

    private void KeepSnapshotIfDue()
    {
        if (_snapshots is not null && _keeping.IsCompleted && IsSnapshotDue()) _keeping = KeepSnapshots();
    }

    private bool IsSnapshotDue() => Durable().Version - _keptVersion >= EventsBetweenSnapshots;

    // Under load one a second, so that a hot aggregate's snapshots cost nothing.
    private async Task KeepSnapshots()
    {
        while (_snapshots is { } snapshots && IsSnapshotDue())
        {
            var (state, version) = Durable();
            if (await snapshots.Keep(_stream, state, version)) _keptVersion = version;
            await Task.Delay(_restBetweenSnapshots, journal.Clock);
        }
    }

    private (TAggregate State, long Version) Durable() =>
        _lane.Last is { } last && last.LastVersion > _durableVersion ? ((TAggregate)last.After, last.LastVersion) : (_durableState, _durableVersion);
}
