namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Wakes the subscription when a question waits for it.</summary>
internal sealed class Bell
{
    private TaskCompletionSource _rung = New();

    public Task Rung => Volatile.Read(ref _rung).Task;

    public void Ring() => Volatile.Read(ref _rung).TrySetResult();

    /// <summary>From here on it must be rung again.</summary>
    public void Reset()
    {
        if (Rung.IsCompleted) Volatile.Write(ref _rung, New());
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
