namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The state a grain decides on, the newest that is durable, and the ways back from one to the other.</summary>
public abstract partial class AggregateGrain<TAggregate, TEvent>
{
    private const int ReloadPage = 1000;
    private StreamId _stream;
    private TAggregate _state = TAggregate.Initial;
    private long _version;
    private TAggregate _durableState = TAggregate.Initial;
    private long _durableVersion;
    private Lane _lane = new();
    private Append? _newest;
    private bool _mustReload = true;
    private Task? _reloading;
    private bool _forgets;
    private int _readings;

    /// <summary>Nothing is decided or shown while this is true: asked right before each decision, with no await between.</summary>
    private bool Outdated => _mustReload || _reloading is not null;

    /// <summary>True when an append is durable; otherwise the grain is set back to what is, and the caller decides again.</summary>
    private async Task<bool> IsDurable(Append? append)
    {
        if (append is null) return true;
        if ((await append.Done).Outcome == AppendOutcome.Committed) return true;
        Recover(append.Lane);
        return false;
    }

    /// <summary>True when another silo's activation has written: who is cut off from the others, and not yet declared dead, must not say no by an old state.</summary>
    /// <param name="version">The version it was decided on, and not the newest here: what this activation has queued since may stand where the other has written.</param>
    /// <param name="readings">How often the stream had been read then.</param>
    private async Task<bool> IsOvertaken(long version, int readings)
    {
        if (!journal.Store.IsShared) return false;
        var after = await journal.ReadStream(_stream, version, 1);
        // Read again in the meantime, for another command: this was decided on what was known before.
        if (readings != _readings) return true;
        if (after.Count == 0) return false;
        if (_version == version) return _mustReload = true;
        // Queued since: this activation's own, unless its own is refused there.
        return !await IsDurable(_newest);
    }

    private void Recover(Lane lane)
    {
        if (lane != _lane) return;
        SetBack();
        if (lane.BrokenBy is AppendOutcome.Conflict or AppendOutcome.Unknown or AppendOutcome.GivenUp) _mustReload = true;
    }

    // When another activation wrote it, this one's state is old: what it knows is read again before the next decision.
    private void LearnOf(AppendResult result)
    {
        if (result.Holder == _stream && result.HolderVersion > _durableVersion) _mustReload = true;
    }

    /// <summary>Goes back to the newest state that the writer has committed, and begins a new lane.</summary>
    private void SetBack()
    {
        (_durableState, _durableVersion) = Durable();
        (_state, _version) = (_durableState, _durableVersion);
        _lane = new();
        _newest = null;
    }

    /// <summary>Reads the journal again, or waits for who does. When it fails, who waited hears of it and the next one tries again.</summary>
    private async Task Reloaded()
    {
        var reloading = _reloading ??= Reload();
        try
        {
            await reloading;
        }
        finally
        {
            if (_reloading == reloading) _reloading = null;
        }
    }

    private async Task Reload()
    {
        _readings++;
        await Task.Yield();
        // What is still queued is on its way to the journal; read it with the rest.
        if (_newest is { } queued) await queued.Done;
        SetBack();
        // From the beginning: what was durable in memory may hold what is erased.
        if (_forgets) (_durableState, _durableVersion) = (TAggregate.Initial, 0);
        (_mustReload, _forgets) = (false, false);
        try
        {
            await BeginWithSnapshot();
            var (state, version) = (_durableState, _durableVersion);
            IReadOnlyList<Recorded> page;
            do
            {
                page = await journal.ReadStream(_stream, version, ReloadPage);
                (state, version) = Fold(state, version, page);
            }
            while (page.Count == ReloadPage);
            (_durableState, _durableVersion) = (state, version);
            SetBack();
            KeepSnapshotIfDue();
        }
        catch
        {
            _mustReload = true;
            throw;
        }
    }

    private static (TAggregate State, long Version) Fold(TAggregate state, long version, IReadOnlyList<Recorded> page)
    {
        foreach (var record in page)
        {
            if (record.Version != ++version) throw new InvalidOperationException($"{record.Stream}: version {version} is missing");
            state = state.Apply((TEvent)record.Event);
        }

        return (state, version);
    }
}
