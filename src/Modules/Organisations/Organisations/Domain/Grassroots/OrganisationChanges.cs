using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>What somebody proposed is carried out by the same decision as at the desk, on what he saw.</summary>
internal sealed partial record GrassrootsOrganisation
{
    /// <param name="id">Id that evidence gets.</param>
    /// <param name="seen">What was there when it was proposed.</param>
    public Decision<OrganisationEvent> CarryOut(Guid id, ProposedChange change, SeenParts seen, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        // Evidence adds and overwrites nothing, so it is never stale.
        if ((change.Profile is not null && seen.Descriptions != Seen.Descriptions) || (change.Leadership is not null && seen.Elections != Seen.Elections)) return OrganisationErrors.ChangedSinceProposed;
        return change switch
        {
            { Profile: { } profile } => Describe(profile, change.Reason, change.On, by, now),
            { Leadership: { } leadership } => Elect(leadership, rules, by, now),
            { Evidence: { } evidence } => Record(id, evidence, by, now),
            _ => OrganisationErrors.NothingProposed,
        };
    }

    private Decision<OrganisationEvent> Record(Guid id, ProposedEvidence e, string by, DateTimeOffset now) => e.Kind switch
    {
        EvidenceKind.RegisterFigures => RecordRegisterFigures(id, e.PaidMembers, e.Volunteers, e.Document, e.On, by, now),
        EvidenceKind.Regulation => RecordRegulation(id, e.Regulation, e.Title, e.Until, e.Document, e.On, by, now),
        EvidenceKind.Activity => RecordActivity(id, e.Title, e.Line, e.Participants, e.Document, e.On, by, now),
        EvidenceKind.Funds => RecordFunds(id, e.Source, e.Form, e.Year, e.Amount?.InYuan, e.Document, e.On, by, now),
        EvidenceKind.Station => RecordStation(id, e.Title, e.Address, e.Until, e.Document, e.On, by, now),
        _ => OrganisationErrors.NothingProposed,
    };
}

/// <summary>A change as somebody proposes it: one of its parts.</summary>
/// <param name="Reason">Why name, unit or address are to be others.</param>
internal sealed record ProposedChange(ProposedProfile? Profile, ProposedLeadership? Leadership, ProposedEvidence? Evidence, string? Reason, DateOnly? On);

/// <summary>Which kinds of evidence there are to hand in.</summary>
internal enum EvidenceKind
{
    RegisterFigures,
    Regulation,
    Activity,
    Funds,
    Station,
}

/// <summary>Evidence as somebody hands it in; which members are wanted depends on its kind.</summary>
/// <param name="Title">Of a regulation or activity, or the name of a station.</param>
/// <param name="Until">The last day of a regulation, or the day on which a station closed.</param>
internal sealed record ProposedEvidence(
    EvidenceKind? Kind, string? Title, RegulationKind? Regulation, BusinessLine? Line, int? Participants, FundSource? Source, FundForm? Form, int? Year, Money? Amount, string? Address, int? PaidMembers, int? Volunteers,
    DateOnly? Until, ProposedDocument? Document, DateOnly? On);

/// <summary>How often the parts that a proposal would overwrite were written: another number means that they are others now.</summary>
internal sealed record SeenParts(int Descriptions, int Elections);
