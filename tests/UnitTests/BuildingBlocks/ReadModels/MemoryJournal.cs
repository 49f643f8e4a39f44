using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>A journal in memory that can be told to hold its readers back.</summary>
internal sealed class MemoryJournal : IJournalReader
{
    private readonly Lock _gate = new();
    private readonly List<Recorded> _records = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Identity { get; init; } = Guid.CreateVersion7();

    /// <summary>Reading waits for this.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    public int Reads { get; private set; }

    public long Newest
    {
        get
        {
            lock (_gate) return _records.Count;
        }
    }

    /// <summary>What happens between the moment when it is asked for its newest position and the answer.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public async ValueTask<long> NewestNow(CancellationToken cancel)
    {
        var newest = Newest;
        await Meanwhile();
        return newest;
    }

    public void Append(Guid stream, params IEnumerable<object> events)
    {
        lock (_gate)
        {
            foreach (var happened in events)
                _records.Add(new(_records.Count + 1, new("gift", stream), 1, happened, "test", DateTimeOffset.UnixEpoch.AddSeconds(_records.Count)));
            _grown.TrySetResult();
            _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async Task WhenBeyond(long position, CancellationToken cancel)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                if (_records.Count > position) return;
                grown = _grown.Task;
            }

            await grown.WaitAsync(cancel);
        }
    }

    public async Task<IReadOnlyList<Recorded>> ReadAfter(long position, int limit, CancellationToken cancel)
    {
        await Open.WaitAsync(cancel);
        lock (_gate)
        {
            Reads++;
            var from = (int)Math.Min(position, _records.Count);
            return _records.GetRange(from, Math.Min(limit, _records.Count - from));
        }
    }
}
