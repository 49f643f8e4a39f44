using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain.Assessments;

namespace JinhuRedCross.Organisations.Grains;

internal interface IStandardBookGrain : IGrainWithGuidKey
{
    Task<(StandardBook Book, long Version)> Show();

    Task<Decided<StandardBook, StandardEvent>> Set(Command command, ProposedStandard asked);

    Task<Decided<StandardBook, StandardEvent>> Withdraw(Command command, DateOnly? from, string? reason);
}

/// <summary>The book of standards; there is one.</summary>
[GrainType("assessment-standards")]
internal sealed class StandardBookGrain(Journal journal) : AggregateGrain<StandardBook, StandardEvent>(journal), IStandardBookGrain
{
    public Task<(StandardBook Book, long Version)> Show() => Show((b, version) => (b, version));

    public Task<Decided<StandardBook, StandardEvent>> Set(Command command, ProposedStandard asked) => Decide(command, (b, now) => b.Set(asked, command.Actor, now), showAfter: true);

    public Task<Decided<StandardBook, StandardEvent>> Withdraw(Command command, DateOnly? from, string? reason) =>
        Decide(command, (b, now) => b.Withdraw(from, reason, command.Actor, now), showAfter: true);
}

internal interface IAssessmentBookGrain : IGrainWithGuidKey
{
    Task<Decided<AssessmentBook, AssessmentEvent>> Write(Command command, Run run);
}

/// <summary>The book of assessments; there is one.</summary>
[GrainType("assessment-book")]
internal sealed class AssessmentBookGrain(Journal journal) : AggregateGrain<AssessmentBook, AssessmentEvent>(journal), IAssessmentBookGrain
{
    public Task<Decided<AssessmentBook, AssessmentEvent>> Write(Command command, Run run) => Decide(command, (b, now) => b.Write(run, command.Actor, now));
}

/// <summary>Finds the two books.</summary>
internal static class TheBooks
{
    public static readonly Guid Id = new("00000000-0000-8000-8000-000000000001");

    public static IStandardBookGrain Standards(this IGrainFactory grains) => grains.Grain<IStandardBookGrain>(Id);

    public static IAssessmentBookGrain Assessments(this IGrainFactory grains) => grains.Grain<IAssessmentBookGrain>(Id);
}
