using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Sites;

/// <summary>Something that happened to a site.</summary>
internal abstract record SiteEvent;

/// <param name="OrganisationId">The grass-roots organisation whose site it is, where there is one.</param>
/// <param name="Responsible">Who answers for it, and how to reach him.</param>
[StoredName("site-registered")]
internal sealed record SiteRegistered(
    Guid SiteId, string Number, string Name, SiteKind Kind, string Division, string Address, string HostUnit, Guid? OrganisationId, string? OrganisationNumber,
    Private<string> Responsible, Private<string> Phone, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

/// <summary>What the site has was written down, as a whole.</summary>
[StoredName("site-content-recorded")]
internal sealed record SiteContentRecorded(SiteContent Content, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

/// <param name="NextReviewOn">When it is looked at again.</param>
[StoredName("site-opened")]
internal sealed record SiteOpened(string DocumentNumber, DateOnly NextReviewOn, RunningPeriod Period, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

[StoredName("site-inspected")]
internal sealed record SiteInspected(Guid InspectionId, IReadOnlyList<Finding> Findings, DocumentRef Document, DateOnly NextReviewOn, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

[StoredName("site-finding-closed")]
internal sealed record FindingClosed(int Finding, string Measure, DocumentRef Document, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

[StoredName("site-rectification-ordered")]
internal sealed record SiteRectificationOrdered(string Reason, int Period, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

[StoredName("site-resumed")]
internal sealed record SiteResumed(RunningPeriod Period, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

[StoredName("site-closed")]
internal sealed record SiteClosed(string Reason, int? Period, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

/// <summary>The day of the next review has come (ORG-01).</summary>
[StoredName("site-review-due")]
internal sealed record SiteReviewDue(DateOnly ReviewOn, DateTimeOffset At) : SiteEvent;

/// <param name="Grade">Of youth sessions: for which grade.</param>
[StoredName("site-service-logged")]
internal sealed record SiteServiceLogged(Guid ServiceId, SiteServiceKind Kind, int People, string? Grade, string? Note, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

/// <summary>How much the revolving fund holds (ORG-02).</summary>
[StoredName("site-fund-set")]
internal sealed record SiteFundSet(Money Fund, DocumentRef Document, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

/// <param name="Household">A number, never a name.</param>
[StoredName("site-loan-granted")]
internal sealed record LoanGranted(Guid LoanId, string Household, Money Amount, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

/// <param name="Closed">Whether nothing is owed any more.</param>
[StoredName("site-loan-repaid")]
internal sealed record LoanRepaid(Guid LoanId, Money Amount, bool Closed, DateOnly On, string By, DateTimeOffset At) : SiteEvent;

/// <summary>Parts that tell who somebody is were erased from this stream.</summary>
[StoredName("site-person-erased")]
internal sealed record SitePersonErased(Guid Subject, IReadOnlyList<PrivateKind> Kinds, DateTimeOffset At) : SiteEvent;

/// <summary>A stretch of days on which a site runs, and whose site it is then.</summary>
/// <param name="Number">Counted from 1.</param>
internal sealed record RunningPeriod(int Number, Guid? OrganisationId, string Name);

/// <summary>Something that an inspection found, to be put right.</summary>
/// <param name="Number">Counted over all inspections of the site.</param>
internal sealed record Finding(int Number, string Text, DateOnly? DueOn);
