using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>How far one table has come, who waits for it, and what became of it when it failed.</summary>
internal sealed class Track(ReadModel model, string table, Bell bell)
{
    private const int Attempts = 5;
    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    // Those who wait for the same position share one entry.
    private readonly SortedDictionary<long, TaskCompletionSource> _waiting = [];
    private long _position;
    private long _target = long.MaxValue;
    private int _failures;
    private Rest _rest;

    public ReadModel Model { get; } = model;

    public string Table { get; } = table;

    public long Position => Interlocked.Read(ref _position);

    /// <summary>Where its table is whole for the first time; beyond everything while nothing is known of the table.</summary>
    public long Target => Interlocked.Read(ref _target);

    /// <summary>Whether the table has once held all that there was: from then on it may lag, but is never a part only.</summary>
    public bool IsWhole
    {
        get
        {
            lock (_gate) return _position >= _target;
        }
    }

    /// <summary>Another number means that the table was lost meanwhile.</summary>
    public int Losses { get; private set; }

    /// <summary>Why it stands still until somebody helps; null while it runs.</summary>
    public string? Stopped { get; private set; }

    /// <summary>The last failure, while it is still being tried again.</summary>
    public string? Trouble { get; private set; }

    /// <summary>True once it has been at the newest position, and older shapes are no longer needed.</summary>
    public bool Settled { get; set; }

    public bool Runs(TimeProvider clock)
    {
        lock (_gate) return Stopped is null && _rest.IsOver(clock);
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
    public void Failed(Exception fault, bool outage, TimeProvider clock)
    {
        lock (_gate)
        {
            _failures = outage ? Math.Min(_failures + 1, Attempts - 1) : _failures + 1;
            Trouble = fault.Message;
            _rest = Rest.Of(_firstPause * Math.Pow(2, _failures), clock);
            if (_failures < Attempts) return;
            Stopped = fault.Message;
            Release(upTo: long.MaxValue);
        }
    }

    /// <summary>Takes over what the table's checkpoint says, and tries again where it stood still.</summary>
    public void Restart(Checkpoint checkpoint)
    {
        lock (_gate)
        {
            if (checkpoint.Position < _position) Losses++;
            (Stopped, _rest, _target) = (null, default, checkpoint.Target);
            MovedTo(checkpoint.Position);
        }

        bell.Ring();
    }

    /// <summary>Takes over what another process has done.</summary>
    public void Follow(Checkpoint checkpoint)
    {
        lock (_gate)
        {
            if (checkpoint.Position < _position) Losses++;
            (Stopped, _target) = (checkpoint.Stopped, checkpoint.Target);
            MovedTo(checkpoint.Position);
            if (Stopped is not null) Release(upTo: long.MaxValue);
        }
    }

    /// <summary>The table is no longer what it was: nobody may take what is left for the whole.</summary>
    public void Lost()
    {
        lock (_gate)
        {
            Losses++;
            _target = long.MaxValue;
            Interlocked.Exchange(ref _position, 0);
        }
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
