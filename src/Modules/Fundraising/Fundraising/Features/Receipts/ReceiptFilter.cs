using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>The filters of the list of receipts and of its exports.</summary>
/// <param name="Campaign">Looked up; null where none is named.</param>
internal sealed record ReceiptFilter(
    DateOnly? IssuedFrom, DateOnly? IssuedTo, decimal? AmountFrom, decimal? AmountTo, string? Payer, ReceiptKind? Kind, ReceiptState? State, string? Number, Guid? Campaign)
{
    /// <summary>True when nothing is asked for.</summary>
    public bool KeepsAll => this == new ReceiptFilter(null, null, null, null, null, null, null, null, null);

    /// <summary>A range that ends before it begins.</summary>
    public Error? Fault => Ranges.Fault(("issuedFrom", IssuedFrom, IssuedTo), ("amountFrom", AmountFrom, AmountTo));

    public Specification<ReceiptRow> Wanted()
    {
        var wanted = Specification<ReceiptRow>.All;
        if (IssuedFrom is { } from) wanted &= ReceiptsThat.WereIssuedFrom(from);
        if (IssuedTo is { } to) wanted &= ReceiptsThat.WereIssuedUntil(to);
        if (AmountFrom is { } least) wanted &= ReceiptsThat.AreAtLeast(Ranges.AtLeast(least));
        if (AmountTo is { } most) wanted &= ReceiptsThat.AreAtMost(Ranges.AtMost(most));
        if (!string.IsNullOrWhiteSpace(Payer)) wanted &= ReceiptsThat.MentionInPayer(Payer.Trim());
        if (Kind is { } kind) wanted &= ReceiptsThat.AreOf(kind);
        if (State is { } state) wanted &= ReceiptsThat.Are(state);
        if (!string.IsNullOrWhiteSpace(Number)) wanted &= ReceiptsThat.HaveInNumber(Number.Trim());
        if (Campaign is { } campaign) wanted &= ReceiptsThat.BelongTo(campaign);
        return wanted;
    }
}
