using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Assessments;

/// <summary>Something that happened to the book of assessments.</summary>
internal abstract record AssessmentEvent;

/// <summary>How organisations stand whose standing has changed since it was written down last.</summary>
[StoredName("organisations-assessed")]
internal sealed record OrganisationsAssessed(DateOnly On, string Standard, IReadOnlyList<Standing> Standings, DateTimeOffset At) : AssessmentEvent;

/// <summary>All organisations were assessed.</summary>
/// <param name="AsOf">The position of the last record that was seen.</param>
[StoredName("assessment-run-ended")]
internal sealed record AssessmentRunEnded(DateOnly On, string Standard, int Assessed, int Changed, long AsOf, string By, DateTimeOffset At) : AssessmentEvent;

/// <summary>How one organisation stands.</summary>
/// <param name="CompleteSince">Since when all items hold without a break.</param>
internal sealed record Standing(Guid OrganisationId, int Held, int Items, LadderStep Step, DateOnly? CompleteSince, IReadOnlyList<Gap> Gaps);

/// <summary>An item that does not hold.</summary>
internal sealed record Gap(string Item, string Zh, string En);

/// <summary>The book that runs are written into; what they found lies in read models.</summary>
internal sealed record AssessmentBook : IAggregate<AssessmentBook, AssessmentEvent>
{
    // An event holds so few standings that it stays readable, and quick to fold.
    private const int PageOfStandings = 25;

    public static AssessmentBook Initial { get; } = new();

    public DateOnly? LastOn { get; init; }

    public Decision<AssessmentEvent> Write(Run run, string by, DateTimeOffset now)
    {
        if (run.On < LastOn) return StandardErrors.RunGoesBack(LastOn.Value);
        return
        [
            .. run.Changed.Chunk(PageOfStandings).Select(page => new OrganisationsAssessed(run.On, run.Standard, page, now)),
            new AssessmentRunEnded(run.On, run.Standard, run.Assessed, run.Changed.Count, run.AsOf, by, now),
        ];
    }

    public AssessmentBook Apply(AssessmentEvent happened) => happened switch
    {
        AssessmentRunEnded e => this with { LastOn = e.On },
        OrganisationsAssessed => this,
        _ => this,
    };
}

/// <summary>What a run over all organisations found.</summary>
internal sealed record Run(DateOnly On, string Standard, int Assessed, IReadOnlyList<Standing> Changed, long AsOf);
