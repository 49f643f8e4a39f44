using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.Domain.Organisations;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Something that happened to a campaign, its gifts or its payments.</summary>
internal abstract record CampaignEvent;

[StoredName("campaign-drafted")]
internal sealed record CampaignDrafted(string Number, CampaignPlan Plan, DateTimeOffset At) : CampaignEvent;

[StoredName("campaign-plan-edited")]
internal sealed record CampaignPlanEdited(CampaignPlan Plan, DateTimeOffset At) : CampaignEvent;

[StoredName("campaign-plan-changed")]
internal sealed record CampaignPlanChanged(CampaignPlan Plan, string? RefilingNumber, string? Reason, DateTimeOffset At) : CampaignEvent;

/// <param name="LateReason">Why it was filed after its deadline; null where it was filed in time.</param>
[StoredName("campaign-filed")]
internal sealed record CampaignFiled(string FilingNumber, DateOnly FiledOn, DateTimeOffset At, string? LateReason = null) : CampaignEvent;

/// <summary>The hard limit for filing an emergency campaign passed, and it was not filed (FUN-03).</summary>
/// <param name="DueOn">The last day as reckoned.</param>
/// <param name="LatestOn">The hard limit by the holiday calendar as it was known then.</param>
[StoredName("campaign-filing-overdue")]
internal sealed record CampaignFilingOverdue(DateOnly DueOn, DateOnly LatestOn, DateTimeOffset At) : CampaignEvent;

[StoredName("campaign-launched")]
internal sealed record CampaignLaunched(DateOnly On, string? Reason, DateTimeOffset At) : CampaignEvent;

[StoredName("campaign-suspended")]
internal sealed record CampaignSuspended(DateOnly On, string? Reason, DateTimeOffset At) : CampaignEvent;

[StoredName("campaign-resumed")]
internal sealed record CampaignResumed(DateOnly On, string? Reason, DateTimeOffset At) : CampaignEvent;

[StoredName("campaign-ended")]
internal sealed record CampaignEnded(DateOnly On, string? Reason, DateTimeOffset At) : CampaignEvent;

/// <param name="Leftover">What was not spent when the books were closed; it is used as the plan's surplus clause says.</param>
[StoredName("campaign-settled")]
internal sealed record CampaignSettled(DateOnly On, string? Reason, Money Leftover, DateTimeOffset At) : CampaignEvent;

/// <summary>Money came in. Its place on the line of received fen says for ever what it is used for.</summary>
/// <param name="Sequence">The how-manyeth gift of the campaign, from 1.</param>
/// <param name="Fens">Its interval on the campaign's line, or on the line of its earmark.</param>
/// <param name="AwaitsReview">From overseas: may not be used before its review (FUN-06).</param>
/// <param name="MovedFrom">Set where the money came from another campaign or fund of the society (FUN-14).</param>
/// <param name="Parts">Of a collective gift whose list came with the money (FUN-13); the campaign keeps none of them.</param>
/// <param name="Goods">Of a gift of goods, which has no amount and takes no fen (FUN-06).</param>
/// <param name="Terms">What was agreed beside, where anything was.</param>
/// <param name="LetterOwed">Taken from a list although the letter of a large gift is not there yet (FUN-06).</param>
[StoredName("donation-recorded")]
internal sealed record DonationRecorded(
    Guid DonationId,
    string Number,
    long Sequence,
    Donor Donor,
    Money Amount,
    Fens Fens,
    Channel Channel,
    string? TransactionNumber,
    DateTimeOffset GivenAt,
    DateTimeOffset ReceivedAt,
    string? Earmark,
    Publicity Publicity,
    ReceiptWish Receipt,
    Private<string>? Message,
    string? LetterReference,
    bool AwaitsReview,
    bool LetterOwed,
    ListOrigin? List,
    DateTimeOffset At,
    MoveOrigin? MovedFrom = null,
    IReadOnlyList<GiftPart>? Parts = null,
    IReadOnlyList<GoodsItem>? Goods = null,
    GiftTerms? Terms = null) : CampaignEvent;

/// <summary>An overseas gift passed its review and may be used.</summary>
/// <param name="Left">How many fen of it are left to be used; null where none had been given back.</param>
[StoredName("donation-review-passed")]
internal sealed record DonationReviewPassed(Guid DonationId, Fens Fens, string? Earmark, string ReviewNumber, DateTimeOffset At, long? Left = null) : CampaignEvent;

/// <summary>The letter of a large gift from a list arrived (FUN-06).</summary>
[StoredName("donation-letter-received")]
internal sealed record DonationLetterReceived(Guid DonationId, string LetterReference, DateTimeOffset At) : CampaignEvent;

/// <summary>Parts that told who somebody is were erased, or are restricted from now on (SEC-03).</summary>
/// <param name="SubjectId">The gift or payment they belonged to, or the campaign itself.</param>
[StoredName("campaign-person-erased")]
internal sealed record PersonErased(Guid SubjectId, IReadOnlyList<PrivateKind> Kinds, IReadOnlyList<PrivateKind> Restricted, string By, DateTimeOffset At) : CampaignEvent;

/// <param name="ReviewRequired">Whether it is approved only after a review, and no person acts twice; as set on the day of the request (FUN-16).</param>
/// <param name="Level">Who has to approve it by the figures of that day; null in what was stored before there were levels.</param>
/// <param name="ConsentReference">The record of the donors' consent to another purpose than their line's; null where there is none (FUN-08).</param>
[StoredName("disbursement-requested")]
internal sealed record DisbursementRequested(
    Guid DisbursementId,
    string Number,
    Money Amount,
    string Purpose,
    Private<string> Payee,
    bool PayeeIsUnit,
    string? Earmark,
    long? BeneficiaryCount,
    string? DecisionNumber,
    string By,
    DateTimeOffset At,
    bool ReviewRequired = false,
    ApprovalLevel? Level = null,
    string? ConsentReference = null,
    OrganisationRef? Organisation = null) : CampaignEvent
{
    /// <summary>The level, and before there were levels what a decision's number tells of it.</summary>
    [JsonIgnore]
    public ApprovalLevel LevelAsked => Level ?? (DecisionNumber is null ? ApprovalLevel.VicePresident : ApprovalLevel.Collective);
}

/// <summary>The accountant found a payment's papers in order (FUN-16).</summary>
[StoredName("disbursement-reviewed")]
internal sealed record DisbursementReviewed(Guid DisbursementId, string By, DateTimeOffset At, string? Comment = null) : CampaignEvent;

/// <param name="Capacity">As what he approved; null where he did not say.</param>
/// <param name="DecisionNumber">A collective decision that came after the request; null where there was none.</param>
/// <param name="Level">The level where it is another than the request told, because of what is summed with it (DEC-01); else null.</param>
[StoredName("disbursement-approved")]
internal sealed record DisbursementApproved(
    Guid DisbursementId,
    Money Amount,
    string By,
    DateTimeOffset At,
    ApprovalCapacity? Capacity = null,
    string? DecisionNumber = null,
    string? Comment = null,
    ApprovalLevel? Level = null) : CampaignEvent;

[StoredName("disbursement-rejected")]
internal sealed record DisbursementRejected(Guid DisbursementId, string? Reason, string By, DateTimeOffset At) : CampaignEvent;

/// <param name="Released">What had been promised to it and is free again; zero when it was not approved.</param>
[StoredName("disbursement-cancelled")]
internal sealed record DisbursementCancelled(Guid DisbursementId, Money Released, string? Reason, string By, DateTimeOffset At) : CampaignEvent;

/// <param name="Taken">The fen it is paid with, first in first out, on the line of its earmark.</param>
/// <param name="AccountId">The account that the money left; null where nobody said and none takes bank transfers.</param>
/// <param name="OrganisationId">The grass-roots organisation that got it, where it was one.</param>
[StoredName("disbursement-paid")]
internal sealed record DisbursementPaid(
    Guid DisbursementId, string Number, string? Earmark, string VoucherNumber, DateOnly PaidOn, IReadOnlyList<Fens> Taken, string By, DateTimeOffset At, Guid? AccountId = null,
    Guid? OrganisationId = null) : CampaignEvent;
