namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>How far one read model has come, who waits for it, and what became of it when it failed.</summary>
internal sealed class Track(ReadModel model, Bell bell)
{
    private const int Attempts = 5;
    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    // Those who wait for the same position share one entry.
    private readonly SortedDictionary<long, TaskCompletionSource> _waiting = [];
    private long _position;
    private int _failures;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    public ReadModel Model { get; } = model;

    public long Position => Interlocked.Read(ref _position);

    /// <summary>Why it stands still until somebody helps; null while it runs.</summary>
    public string? Stopped { get; private set; }

    /// <summary>The last failure, while it is still being tried again.</summary>
    public string? Trouble { get; private set; }

    /// <summary>True once it has been at the newest position, and older shapes are no longer needed.</summary>
    public bool Settled { get; set; }

    public bool Runs(DateTimeOffset now)
    {
        lock (_gate) return Stopped is null && now >= _notBefore;
    }

    public bool IsAwaited
    {
        get
        {
            lock (_gate) return _waiting.Count > 0;
        }
    }

    public Task WhenReached(long position)
    {
        lock (_gate)
        {
            if (_position >= position || Stopped is not null) return Task.CompletedTask;
            if (!_waiting.TryGetValue(position, out var source)) _waiting[position] = source = new(TaskCreationOptions.RunContinuationsAsynchronously);
            bell.Ring();
            return source.Task;
        }
    }

    public void MovedTo(long position)
    {
        lock (_gate)
        {
            Interlocked.Exchange(ref _position, position);
            (_failures, Trouble) = (0, null);
            Release(upTo: position);
        }
    }

    /// <param name="outage">The store's fault, not the projection's: tried again for ever.</param>
    public void Failed(Exception fault, bool outage, DateTimeOffset now)
    {
        lock (_gate)
        {
            _failures = outage ? Math.Min(_failures + 1, Attempts - 1) : _failures + 1;
            Trouble = fault.Message;
            _notBefore = now + (_firstPause * Math.Pow(2, _failures));
            if (_failures < Attempts) return;
            Stopped = fault.Message;
            Release(upTo: long.MaxValue);
        }
    }

    /// <summary>Begins anew from a position, whatever was before.</summary>
    public void Restart(long position)
    {
        lock (_gate)
        {
            (Stopped, _notBefore) = (null, DateTimeOffset.MinValue);
            MovedTo(position);
        }

        bell.Ring();
    }

    private void Release(long upTo)
    {
        while (_waiting.Count > 0 && _waiting.First() is var (position, source) && position <= upTo)
        {
            _waiting.Remove(position);
            source.TrySetResult();
        }
    }
}
