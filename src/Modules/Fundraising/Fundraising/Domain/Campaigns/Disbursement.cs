using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Where a payment stands: asked for → approved by somebody else → paid; or rejected, or cancelled.</summary>
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
    long Version);

/// <summary>A payment as somebody asks for it; the amount in yuan.</summary>
internal sealed record ProposedDisbursement(decimal? Amount, string? Purpose, string? Payee, string? Earmark, long? BeneficiaryCount, string? DecisionNumber);
