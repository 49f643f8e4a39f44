using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>The filters of the list of receipts and of its exports.</summary>
/// <param name="Campaign">Looked up; null where none is named.</param>
internal sealed record ReceiptFilter(
    DateOnly? IssuedFrom, DateOnly? IssuedTo, decimal? AmountFrom, decimal? AmountTo, string? Payer, ReceiptKind? Kind, ReceiptState? State, string? Number, Guid? Campaign)
{
    /// <summary>True when nothing is asked for.</summary>
    public bool KeepsAll => this == new ReceiptFilter(null, null, null, null, null, null, null, null, null);

    public Specification<ReceiptRow> Wanted()
    {
        var wanted = Specification<ReceiptRow>.All;
        if (IssuedFrom is { } from) wanted &= ReceiptsThat.WereIssuedFrom(from);
        if (IssuedTo is { } to) wanted &= ReceiptsThat.WereIssuedUntil(to);
        if (AmountFrom is { } least) wanted &= ReceiptsThat.AreAtLeast(Fen(decimal.Ceiling(Bounded(least) * 100)));
        if (AmountTo is { } most) wanted &= ReceiptsThat.AreAtMost(Fen(decimal.Floor(Bounded(most) * 100)));
        if (!string.IsNullOrWhiteSpace(Payer)) wanted &= ReceiptsThat.MentionInPayer(Payer.Trim());
        if (Kind is { } kind) wanted &= ReceiptsThat.AreOf(kind);
        if (State is { } state) wanted &= ReceiptsThat.Are(state);
        if (!string.IsNullOrWhiteSpace(Number)) wanted &= ReceiptsThat.HaveInNumber(Number.Trim());
        if (Campaign is { } campaign) wanted &= ReceiptsThat.BelongTo(campaign);
        return wanted;
    }

    // A bound beyond every amount is as good as the largest one, and does not overflow.
    private static decimal Bounded(decimal yuan) => Math.Clamp(yuan, -1, Money.Largest.InYuan + 1);

    private static long Fen(decimal fen) => decimal.ToInt64(fen);
}
