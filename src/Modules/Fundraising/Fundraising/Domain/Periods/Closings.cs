namespace JinhuRedCross.Fundraising.Domain.Periods;

/// <summary>A stretch of the journal, its ends not included.</summary>
internal readonly record struct Stretch(long After, long Before)
{
    public bool Holds(long position) => position > After && position < Before;
}

/// <summary>Where in the journal the books were closed through which month. From this and a fact's own day follows the month it is booked in, for ever the same (ADR 0033).</summary>
/// <param name="Steps">Each closing and reopening with its position, in order.</param>
internal sealed record Closings(IReadOnlyList<(long Position, Month? Through)> Steps)
{
    public static readonly Closings None = new([]);

    /// <summary>The newest closed month at the end; null where none is.</summary>
    public Month? Through => Steps.Count == 0 ? null : Steps[^1].Through;

    public bool IsClosed(Month month) => Through >= month;

    /// <summary>The month a fact is booked in: its own, or the first that was open when it was recorded.</summary>
    public Month BookedIn(Month dated, long position)
    {
        Month? through = null;
        foreach (var (at, closed) in Steps)
        {
            if (at > position) break;
            through = closed;
        }

        return through is { } newest && newest.Next > dated ? newest.Next : dated;
    }

    /// <summary>Where a month was open: what stands there and is dated by its end is booked by its end.</summary>
    public IReadOnlyList<Stretch> Open(Month month)
    {
        var stretches = new List<Stretch>();
        long? from = long.MinValue;
        foreach (var (position, through) in Steps)
        {
            var closed = through >= month;
            if (closed && from is { } begun) stretches.Add(new(begun, position));
            from = closed ? null : from ?? position;
        }

        if (from is { } last) stretches.Add(new(last, long.MaxValue));
        return stretches;
    }
}
