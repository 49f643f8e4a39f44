namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>What this silo's writer has just committed, so that followers need not read and decrypt it again.</summary>
internal sealed class RecentRecords
{
    private const int Most = 8192;
    private readonly Lock _lock = new();
    private readonly Queue<Recorded> _records = new();
    private long _last;

    public void Add(Append append, long lastPosition)
    {
        lock (_lock)
        {
            var first = lastPosition - append.Events.Count + 1;
            if (first != _last + 1) _records.Clear();
            for (var i = 0; i < append.Events.Count; i++)
            {
                _records.Enqueue(new(first + i, append.Stream, append.Follows + 1 + i, append.Events[i].Event, append.Command.Actor, append.At, i == 0 ? append.Command.Id : null));
            }

            _last = lastPosition;
            while (_records.Count > Most) _records.Dequeue();
        }
    }

    /// <summary>The records after a position; null where the next one is no longer, or not yet, here.</summary>
    public IReadOnlyList<Recorded>? After(long position, int limit)
    {
        lock (_lock)
        {
            if (position >= _last || !_records.TryPeek(out var oldest) || oldest.Position > position + 1) return null;
            return [.. _records.Skip((int)Math.Min(position + 1 - oldest.Position, int.MaxValue)).Take(limit)];
        }
    }

    /// <summary>After an erasure: what was private must not come back from memory.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _records.Clear();
            _last = 0;
        }
    }
}
