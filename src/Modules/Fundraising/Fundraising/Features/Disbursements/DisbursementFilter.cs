using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>The filters of the list of payments and of its exports.</summary>
internal sealed record DisbursementFilter(
    DisbursementStatus? Status, DateOnly? RequestedFrom, DateOnly? RequestedTo, DateOnly? PaidFrom, DateOnly? PaidTo, decimal? AmountFrom, decimal? AmountTo,
    string? Payee, string? Earmark, string? Approver)
{
    /// <summary>True when nothing is asked for: every payment of the campaign passes.</summary>
    public bool KeepsAll => this == new DisbursementFilter(null, null, null, null, null, null, null, null, null, null);

    public Specification<DisbursementRow> Of(Guid campaign)
    {
        var wanted = DisbursementsThat.BelongTo(campaign);
        if (Status is { } status) wanted &= DisbursementsThat.Are(status);
        if (RequestedFrom is { } from) wanted &= DisbursementsThat.WereRequestedFrom(from);
        if (RequestedTo is { } to) wanted &= DisbursementsThat.WereRequestedUntil(to);
        if (PaidFrom is { } paidFrom) wanted &= DisbursementsThat.WerePaidFrom(paidFrom);
        if (PaidTo is { } paidTo) wanted &= DisbursementsThat.WerePaidUntil(paidTo);
        if (AmountFrom is { } least) wanted &= DisbursementsThat.AreAtLeast(Fen(decimal.Ceiling(Bounded(least) * 100)));
        if (AmountTo is { } most) wanted &= DisbursementsThat.AreAtMost(Fen(decimal.Floor(Bounded(most) * 100)));
        if (!string.IsNullOrWhiteSpace(Payee)) wanted &= DisbursementsThat.MentionInPayee(Payee.Trim());
        if (!string.IsNullOrWhiteSpace(Earmark)) wanted &= DisbursementsThat.AreFor(Earmark.Trim());
        if (!string.IsNullOrWhiteSpace(Approver)) wanted &= DisbursementsThat.WereApprovedBy(Approver.Trim());
        return wanted;
    }

    // A bound beyond every amount is as good as the largest one, and does not overflow.
    private static decimal Bounded(decimal yuan) => Math.Clamp(yuan, -1, Money.Largest.InYuan + 1);

    private static long Fen(decimal fen) => decimal.ToInt64(fen);
}
