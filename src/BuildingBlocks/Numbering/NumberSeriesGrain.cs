using JinhuRedCross.BuildingBlocks.Domain.Numbering;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.Numbering;

internal interface INumberSeriesGrain : IGrainWithGuidKey
{
    Task<Decided<NumberSeries, NumberSeriesEvent>> Take(Command command, string series);

    Task<int> Next();
}

/// <summary>One series of numbers.</summary>
[GrainType("number-series")]
internal sealed class NumberSeriesGrain(Journal.Journal journal) : AggregateGrain<NumberSeries, NumberSeriesEvent>(journal), INumberSeriesGrain
{
    public Task<Decided<NumberSeries, NumberSeriesEvent>> Take(Command command, string series) => Decide(command, (s, _) => s.Take(series));

    public Task<int> Next() => Show((s, _) => s.Last + 1);
}
