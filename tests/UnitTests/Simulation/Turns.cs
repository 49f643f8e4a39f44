using System.Collections.Concurrent;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>The turns of one actor (a grain's activation, a writer): first come, first served, as in Orleans, but each only when the world says so.</summary>
internal sealed class Turns(string name) : TaskScheduler
{
    private readonly ConcurrentQueue<Task> _ready = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile bool _strayed;

    public string Name { get; } = name;

    public bool Any
    {
        get
        {
            // What comes back over the thread pool comes when it likes, and the seed no longer says what happens.
            if (_strayed) throw new InvalidOperationException($"{Name} was woken by another thread; the history is no longer the seed's");
            return !_ready.IsEmpty;
        }
    }

    public void TakeOne()
    {
        if (_ready.TryDequeue(out var task)) TryExecuteTask(task);
    }

    public Task<T> Run<T>(Func<Task<T>> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    protected override void QueueTask(Task task)
    {
        _strayed |= Environment.CurrentManagedThreadId != _thread;
        _ready.Enqueue(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _ready;
}
