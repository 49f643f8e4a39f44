namespace JinhuRedCross.Access.Tables;

/// <summary>Counts what may change somebody's rights, so that nothing remembered outlives it.</summary>
internal sealed class Changes
{
    private long _number;

    public long Number => Interlocked.Read(ref _number);

    public void Happened() => Interlocked.Increment(ref _number);
}
