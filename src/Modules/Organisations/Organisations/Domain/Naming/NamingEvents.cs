using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Naming;

/// <summary>Something that happened to a medical institution's use of the name.</summary>
internal abstract record NamingEvent;

/// <param name="Institution">What it is called without the name.</param>
/// <param name="ProposedName">What it is to be called.</param>
[StoredName("naming-applied")]
internal sealed record NamingApplied(
    Guid NamingId, string Number, string Institution, string ProposedName, string? CreditCode, string Division, string Address, NamingLevel Level, NamingForm Form, NamingConditions Conditions,
    DocumentRef Document, DateOnly On, string By, DateTimeOffset At) : NamingEvent;

/// <param name="NextReviewOn">When the conditions are looked at again: after so many months, or the day after the licence ends.</param>
[StoredName("naming-approved")]
internal sealed record NamingApproved(string DocumentNumber, DateOnly NextReviewOn, DateOnly On, string By, DateTimeOffset At) : NamingEvent;

[StoredName("naming-refused")]
internal sealed record NamingRefused(string DocumentNumber, string Reason, DateOnly On, string By, DateTimeOffset At) : NamingEvent;

/// <param name="Lacking">What is no longer met; empty where all is.</param>
[StoredName("naming-reviewed")]
internal sealed record NamingReviewed(NamingConditions Conditions, IReadOnlyList<NamingLack> Lacking, DocumentRef Document, DateOnly NextReviewOn, DateOnly On, string By, DateTimeOffset At) : NamingEvent;

/// <summary>The day of the next review has come.</summary>
[StoredName("naming-review-due")]
internal sealed record NamingReviewDue(DateOnly ReviewOn, DateTimeOffset At) : NamingEvent;

/// <summary>The institution may no longer bear the name.</summary>
[StoredName("naming-withdrawn")]
internal sealed record NamingWithdrawn(string DocumentNumber, string Reason, DateOnly On, string By, DateTimeOffset At) : NamingEvent;

/// <summary>A condition that is no longer met, as it was told then.</summary>
internal sealed record NamingLack(string Code, string Zh, string En);
