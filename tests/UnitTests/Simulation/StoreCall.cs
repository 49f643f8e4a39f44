namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>A call to the store that is under way: first it is carried out or not, then its caller hears of it or not.</summary>
internal abstract class StoreCall(string from, string what, bool mayBeLate)
{
    public string From { get; } = from;

    /// <summary>Carried out, its caller not told yet.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Its caller was told that it failed, or is gone; it may be carried out all the same.</summary>
    public bool IsOrphan { get; private set; }

    /// <summary>It may be carried out after its caller gave it up, as on a database behind a network.</summary>
    public bool MayBeLate { get; } = mayBeLate;

    public void CarryOut()
    {
        Work();
        IsDone = true;
    }

    public void Abandon(string reason)
    {
        IsOrphan = true;
        Fail(reason);
    }

    public abstract void Answer();

    public abstract void Fail(string reason);

    public override string ToString() => $"{From}'s {what}";

    protected abstract void Work();
}

internal sealed class StoreCall<T>(string from, string what, bool mayBeLate, Func<T> work) : StoreCall(from, what, mayBeLate)
{
    private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Told => _told.Task;

    public override void Answer() => _told.TrySetResult(_result!);

    public override void Fail(string reason) => _told.TrySetException(new IOException(reason));

    protected override void Work() => _result = work();
}
