using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>Something that happened to a grass-roots organisation.</summary>
internal abstract record OrganisationEvent;

/// <param name="Division">9 digits, or 12 for a village or community.</param>
/// <param name="Path">Numbers from the topmost organisation down to this one, each behind a stroke.</param>
/// <param name="On">Since when it is being prepared.</param>
[StoredName("organisation-registered")]
internal sealed record OrganisationRegistered(
    Guid OrganisationId, string Number, string Name, OrganisationKind Kind, string Division, string HostUnit, string? HostCreditCode, string? Address, Guid? ParentId, string? ParentNumber, string Path,
    DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

/// <summary>Name, host unit or address changed.</summary>
[StoredName("organisation-described")]
internal sealed record OrganisationDescribed(string Name, string HostUnit, string? HostCreditCode, string? Address, string Reason, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

/// <param name="Responsible">Who answers for the preparation.</param>
[StoredName("organisation-applied")]
internal sealed record OrganisationApplied(string DocumentNumber, DocumentRef Document, Private<string> Responsible, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

/// <summary>It comes under another organisation, or under none, with all below it.</summary>
[StoredName("organisation-moved")]
internal sealed record OrganisationMoved(Guid? ParentId, string? ParentNumber, string DocumentNumber, string Reason, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

[StoredName("organisation-preparation-approved")]
internal sealed record PreparationApproved(string DocumentNumber, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

[StoredName("organisation-preparation-refused")]
internal sealed record PreparationRefused(string DocumentNumber, string Reason, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

[StoredName("organisation-founding-meeting-held")]
internal sealed record FoundingMeetingHeld(string DocumentNumber, int Attendance, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

/// <param name="DuesDueOn">The last day for the first dues.</param>
[StoredName("organisation-established")]
internal sealed record OrganisationEstablished(string DocumentNumber, DateOnly DuesDueOn, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

/// <summary>The plaque hangs, the dues are paid, the work begins.</summary>
[StoredName("organisation-opened")]
internal sealed record OrganisationOpened(string DocumentNumber, DateOnly DuesPaidOn, string? LateReason, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

/// <summary>It worked already when the platform began; a register tells so (ORG-07).</summary>
/// <param name="ApprovedOn">When its founding was approved.</param>
/// <param name="OpenedOn">When its plaque was hung.</param>
/// <param name="Register">The register, and where it stands there.</param>
[StoredName("organisation-taken-over")]
internal sealed record OrganisationTakenOver(string ApprovalNumber, DateOnly ApprovedOn, DateOnly OpenedOn, string Register, string By, DateTimeOffset At) : OrganisationEvent;

[StoredName("organisation-rectification-ordered")]
internal sealed record RectificationOrdered(string DocumentNumber, string Reason, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

[StoredName("organisation-rectification-passed")]
internal sealed record RectificationPassed(string DocumentNumber, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

/// <param name="Members">How many members there were then.</param>
/// <param name="Interim">Whether people were replaced within a term, which goes on.</param>
/// <param name="On">The day of the election.</param>
[StoredName("organisation-leadership-elected")]
internal sealed record LeadershipElected(
    string DocumentNumber, IReadOnlyList<Officer> Officers, int Members, bool Interim, DateOnly TermFrom, DateOnly TermTo, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

/// <summary>The term will end soon (ORG-09).</summary>
[StoredName("organisation-term-ending")]
internal sealed record TermEnding(DateOnly TermTo, DateTimeOffset At) : OrganisationEvent;

/// <summary>The term has ended and nobody was elected (ORG-09).</summary>
[StoredName("organisation-term-overdue")]
internal sealed record TermOverdue(DateOnly TermTo, DateTimeOffset At) : OrganisationEvent;

[StoredName("organisation-dissolution-begun")]
internal sealed record DissolutionBegun(string DocumentNumber, DissolutionReason Reason, string Explanation, IReadOnlyList<Successor> Successors, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

[StoredName("organisation-dissolved")]
internal sealed record OrganisationDissolved(string Number, string DocumentNumber, DissolutionReason Reason, IReadOnlyList<Successor> Successors, DateOnly On, string By, DateTimeOffset At) : OrganisationEvent;

/// <summary>Parts that tell who somebody is were erased from this stream.</summary>
[StoredName("organisation-person-erased")]
internal sealed record OrganisationPersonErased(Guid Subject, IReadOnlyList<PrivateKind> Kinds, IReadOnlyList<PrivateKind> Restricted, DateTimeOffset At) : OrganisationEvent;

/// <summary>An organisation that goes on with the work of one that is dissolved.</summary>
internal sealed record Successor(Guid Id, string Number, string Name);
