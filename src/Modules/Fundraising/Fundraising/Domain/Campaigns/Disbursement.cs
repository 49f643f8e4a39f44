using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Organisations;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Where a payment stands: asked for (and reviewed) → approved by somebody else → paid; or rejected, or cancelled.</summary>
internal enum DisbursementStatus
{
    Requested,
    Approved,
    Paid,
    Rejected,
    Cancelled,
}

/// <summary>Money going out of a campaign, with four eyes (FUN-08, FUN-16).</summary>
/// <param name="Taken">The fen it was paid with; empty until then.</param>
/// <param name="Version">Version of its own last event.</param>
internal sealed record Disbursement(
    Guid Id,
    string Number,
    Money Amount,
    string Purpose,
    Private<string> Payee,
    bool PayeeIsUnit,
    string? Earmark,
    long? BeneficiaryCount,
    string? DecisionNumber,
    DisbursementStatus Status,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason,
    string? VoucherNumber,
    DateOnly? PaidOn,
    IReadOnlyList<Fens> Taken,
    long Version)
{
    /// <summary>Whether it is approved only after a review, and no person acts twice; fixed when it is asked for.</summary>
    public bool ReviewRequired { get; init; }

    /// <summary>Who has to approve it.</summary>
    public ApprovalLevel Level { get; init; }

    /// <summary>The record of the donors' consent to another purpose than their line's.</summary>
    public string? ConsentReference { get; init; }

    /// <summary>The grass-roots organisation that gets it, where it is one.</summary>
    public OrganisationRef? Organisation { get; init; }

    public string? ReviewedBy { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public string? ReviewComment { get; init; }

    /// <summary>As what it was approved; null where nobody said.</summary>
    public ApprovalCapacity? Capacity { get; init; }

    /// <summary>What the approver added.</summary>
    public string? Comment { get; init; }

    public string? PaidBy { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Why this person may not pay: accountant and cashier are two people, however few there are (SEC-07).</summary>
    public Error? PaidByFault(string by) => ReviewedBy == by ? DisbursementErrors.DidStep("审核", "reviewed it") : ReviewRequired ? ActedFault(by) : null;

    /// <summary>Why this person may not act again: he asked for it, or, where four people are wanted, took another step of it.</summary>
    public Error? ActedFault(string by)
    {
        if (RequestedBy == by) return Status == DisbursementStatus.Requested ? DisbursementErrors.SamePerson : DisbursementErrors.DidStep("申请", "asked for it");
        if (!ReviewRequired) return null;
        if (ReviewedBy == by) return DisbursementErrors.DidStep("审核", "reviewed it");
        return DecidedBy == by ? DisbursementErrors.DidStep("审批", "approved it") : null;
    }
}

/// <summary>A payment as somebody asks for it; the amount in yuan.</summary>
internal sealed record ProposedDisbursement(decimal? Amount, string? Purpose, string? Payee, string? Earmark, long? BeneficiaryCount, string? DecisionNumber, string? ConsentReference = null, NamedOrganisation? Organisation = null);
