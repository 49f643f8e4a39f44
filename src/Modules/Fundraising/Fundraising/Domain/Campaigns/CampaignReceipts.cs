using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <content>What receipts need to know of a gift's money, and what its money needs to know of receipts (FUN-07).</content>
internal sealed partial record Campaign
{
    /// <summary>What of a gift stands here: without what was voided, moved away, or refunded.</summary>
    public Money StandingOf(PlacedGift gift)
    {
        var later = AfterwardsOf(gift.Id);
        return gift.Fens.Amount - later.Cancelled - later.Refunded;
    }

    /// <summary>Whether a refund, void or move of a gift awaits a decision.</summary>
    public bool IsWithdrawing(Guid donation) => PendingOf(donation) is not null;

    /// <summary>Why money cannot leave a gift: its receipts would say more than what remains.</summary>
    private Error? ReceiptFault(PlacedGift gift, Money leaving) =>
        gift.Receipts is { } valid && valid.Amount > StandingOf(gift) - leaving ? WithdrawalErrors.ReceiptValid(valid.Number) : null;
}
