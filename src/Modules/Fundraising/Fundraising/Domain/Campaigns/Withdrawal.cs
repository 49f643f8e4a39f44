using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Why money of a gift leaves the campaign without being spent.</summary>
internal enum WithdrawalKind
{
    /// <summary>Given back to the donor (FUN-15).</summary>
    Refund,

    /// <summary>Entered wrongly: no money moved (FUN-14).</summary>
    Void,

    /// <summary>Belongs to another campaign or fund (FUN-14).</summary>
    Move,
}

/// <summary>Why a gift is given back; gifts are irrevocable as a rule (FUN-15).</summary>
internal enum RefundReason
{
    WrongTransfer,
    Duplicate,
    CampaignFailed,
    Other,
}

/// <summary>Where a refund, a void or a move stands: asked for → approved by somebody else (→ a refund is paid); or rejected.</summary>
internal enum WithdrawalStatus
{
    Requested,
    Approved,
    Rejected,

    /// <summary>A refund was paid; a void or a move is done with its approval.</summary>
    Done,
}

/// <summary>Where moved money goes.</summary>
internal sealed record MoveTarget(Guid Campaign, string Number, string? Earmark);

/// <summary>Where a moved gift comes from.</summary>
/// <param name="Root">The gift as the donor gave it; its private parts bear this id wherever it is moved.</param>
/// <param name="Hop">How often it was moved by now.</param>
/// <param name="Withdrawal">The move that took it out of the other campaign.</param>
/// <param name="On">The day on which that was approved: both funds book it on the same day. Null in what was stored before there was a ledger.</param>
/// <param name="Parts">How many gave it together, where it is a collective gift (FUN-13).</param>
internal sealed record MoveOrigin(Guid Root, int Hop, Guid DonationId, string Number, Guid Withdrawal, int Parts = 0, DateOnly? On = null)
{
    /// <summary>More moves of one gift are no mended mistakes.</summary>
    public const int MostHops = 8;
}

/// <summary>Money of one gift on its way out of the campaign, with four eyes (FUN-14, FUN-15).</summary>
/// <param name="Taken">The fen of the gift that were taken out; empty until its approval.</param>
/// <param name="Version">Version of its own last event.</param>
internal sealed record Withdrawal(
    Guid Id,
    string Number,
    Guid DonationId,
    WithdrawalKind Kind,
    Money Amount,
    RefundReason? Reason,
    string Explanation,
    MoveTarget? Target,
    WithdrawalStatus Status,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? RejectedBecause,
    string? VoucherNumber,
    DateOnly? PaidOn,
    IReadOnlyList<Fens> Taken,
    long Version);

/// <summary>What happened to a gift after it was recorded, as far as its campaign is concerned.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Refunded">Given back, or approved to be.</param>
/// <param name="Cancelled">Voided or moved away.</param>
internal sealed record GiftAfterwards(long Events, Money Refunded, Money Cancelled)
{
    public static readonly GiftAfterwards Nothing = new(0, Money.Zero, Money.Zero);
}

/// <summary>A gift as it was recorded, for decisions about its fen.</summary>
/// <param name="TransactionNumber">Null for a moved gift: the payment's name stays with the gift as it was given.</param>
/// <param name="Receipts">What its valid receipts say that was given; its money does not leave below that (FUN-07).</param>
internal sealed record PlacedGift(Guid Id, string Number, string? Earmark, Fens Fens, Channel Channel, string? TransactionNumber, int Hop, ValidReceipts? Receipts = null)
{
    public static PlacedGift Of(DonationRecorded e) => new(e.DonationId, e.Number, e.Earmark, e.Fens, e.Channel, e.MovedFrom is null ? e.TransactionNumber : null, e.MovedFrom?.Hop ?? 0);
}

/// <summary>The sum of a gift's valid receipts, and the number of one of them.</summary>
internal sealed record ValidReceipts(Money Amount, string Number);
