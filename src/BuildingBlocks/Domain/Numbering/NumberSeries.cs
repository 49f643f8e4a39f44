namespace JinhuRedCross.BuildingBlocks.Domain.Numbering;

/// <summary>Something that happened to a series of numbers.</summary>
public abstract record NumberSeriesEvent;

[StoredName("number-taken")]
public sealed record NumberTaken(string Series, int Number) : NumberSeriesEvent;

/// <summary>Numbers that people read aloud, one after the other: the campaigns of a year.</summary>
public sealed record NumberSeries : IAggregate<NumberSeries, NumberSeriesEvent>
{
    public static NumberSeries Initial { get; } = new();

    public int Last { get; init; }

    public Decision<NumberSeriesEvent> Take(string series) => [new NumberTaken(series, Last + 1)];

    public NumberSeries Apply(NumberSeriesEvent happened) => happened is NumberTaken e ? this with { Last = e.Number } : this;
}
