namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>A record, or what the sealer kept of one, as far as the comparison needs it.</summary>
internal sealed record Mark(long Position, string Stream, byte[] Content)
{
    public bool SameAs(Mark other) => Content.AsSpan().SequenceEqual(other.Content);
}

/// <summary>A sequence that can be looked into before it is taken.</summary>
internal sealed class Lookahead(IEnumerator<Mark> source)
{
    private readonly List<Mark> _seen = [];
    private int _taken;

    /// <summary>The element <paramref name="ahead"/> places on; null beyond the end.</summary>
    public Mark? Peek(int ahead = 0)
    {
        while (_seen.Count - _taken <= ahead)
        {
            if (!source.MoveNext()) return null;
            _seen.Add(source.Current);
        }

        return _seen[_taken + ahead];
    }

    public Mark Take()
    {
        var next = Peek() ?? throw new InvalidOperationException("There is no more");
        _taken++;
        if (_taken == _seen.Count || _taken > 65_536)
        {
            _seen.RemoveRange(0, _taken);
            _taken = 0;
        }

        return next;
    }
}
