namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>Keeps back what a store has found until a test lets it go, so that something can happen between the finding and the hearing of it.</summary>
internal sealed class LateAnswer
{
    private TaskCompletionSource? _next;
    private TaskCompletionSource? _kept;

    public bool HasOne => Volatile.Read(ref _kept) is not null;

    /// <summary>Keeps back the next answer; those after it pass.</summary>
    public void KeepNext() => Volatile.Write(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously));

    public void LetGo()
    {
        Volatile.Write(ref _next, null);
        Interlocked.Exchange(ref _kept, null)?.TrySetResult();
    }

    public async Task<T> Pass<T>(Task<T> answer)
    {
        var found = await answer;
        if (Interlocked.Exchange(ref _next, null) is not { } kept) return found;
        Volatile.Write(ref _kept, kept);
        await kept.Task;
        return found;
    }
}
