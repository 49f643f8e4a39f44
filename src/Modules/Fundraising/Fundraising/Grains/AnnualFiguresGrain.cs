using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Indicators;
using AnnualDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Indicators.AnnualFigures, JinhuRedCross.Fundraising.Domain.Indicators.AnnualFiguresEvent>;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.Fundraising.Grains;

internal interface IAnnualFiguresGrain : IGrainWithGuidKey
{
    Task<AnnualFigures> Show();

    Task<AnnualDecided> Record(Command command, int year, ProposedAnnualFigures asked);
}

/// <summary>The figures of one year that do not come from campaigns.</summary>
[GrainType(Kind)]
internal sealed class AnnualFiguresGrain(Journal journal) : AggregateGrain<AnnualFigures, AnnualFiguresEvent>(journal), IAnnualFiguresGrain
{
    public const string Kind = "annual-figures";

    public Task<AnnualFigures> Show() => Show((f, _) => f);

    public Task<AnnualDecided> Record(Command command, int year, ProposedAnnualFigures asked) => Decide(command, (f, now) => f.Record(year, asked, command.Actor, now), showAfter: true);
}

/// <summary>Finds the figures of a year.</summary>
internal static class TheYears
{
    public static StreamId StreamOf(int year) => new(AnnualFiguresGrain.Kind, Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-8000-8001-{year:D12}")));

    public static IAnnualFiguresGrain Year(this IGrainFactory grains, int year) => grains.Grain<IAnnualFiguresGrain>(StreamOf(year).Id);
}
