using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>The filters of the list of payments and of its exports.</summary>
internal sealed record DisbursementFilter(
    DisbursementStatus? Status, DateOnly? RequestedFrom, DateOnly? RequestedTo, DateOnly? PaidFrom, DateOnly? PaidTo, decimal? AmountFrom, decimal? AmountTo,
    string? Payee, string? Earmark, string? Approver, string? Organisation, string? Purpose = null)
{
    /// <summary>Ranges that end before they begin.</summary>
    public Error? Fault => Ranges.Fault(("requestedFrom", RequestedFrom, RequestedTo), ("paidFrom", PaidFrom, PaidTo), ("amountFrom", AmountFrom, AmountTo));

    /// <summary>True when nothing is asked for: every payment of the campaign passes.</summary>
    public bool KeepsAll => this == new DisbursementFilter(null, null, null, null, null, null, null, null, null, null, null);

    public Specification<DisbursementRow> Of(Guid campaign) => Within(DisbursementsThat.BelongTo(campaign));

    /// <summary>Of several campaigns, or of all of them where none are named.</summary>
    public Specification<DisbursementRow> Of(IReadOnlyCollection<Guid>? campaigns) => Within(campaigns is null ? Specification<DisbursementRow>.All : DisbursementsThat.BelongToOneOf(campaigns));

    private Specification<DisbursementRow> Within(Specification<DisbursementRow> wanted)
    {
        if (Status is { } status) wanted &= DisbursementsThat.Are(status);
        if (RequestedFrom is { } from) wanted &= DisbursementsThat.WereRequestedFrom(from);
        if (RequestedTo is { } to) wanted &= DisbursementsThat.WereRequestedUntil(to);
        if (PaidFrom is { } paidFrom) wanted &= DisbursementsThat.WerePaidFrom(paidFrom);
        if (PaidTo is { } paidTo) wanted &= DisbursementsThat.WerePaidUntil(paidTo);
        if (AmountFrom is { } least) wanted &= DisbursementsThat.AreAtLeast(Ranges.AtLeast(least));
        if (AmountTo is { } most) wanted &= DisbursementsThat.AreAtMost(Ranges.AtMost(most));
        if (!string.IsNullOrWhiteSpace(Payee)) wanted &= DisbursementsThat.MentionInPayee(Payee.Trim());
        if (!string.IsNullOrWhiteSpace(Earmark)) wanted &= DisbursementsThat.AreFor(Earmark.Trim());
        if (!string.IsNullOrWhiteSpace(Approver)) wanted &= DisbursementsThat.WereApprovedBy(Approver.Trim());
        if (!string.IsNullOrWhiteSpace(Organisation)) wanted &= DisbursementsThat.GoTo(Organisation.Trim());
        if (!string.IsNullOrWhiteSpace(Purpose)) wanted &= DisbursementsThat.MentionInPurpose(Purpose.Trim());
        return wanted;
    }
}
