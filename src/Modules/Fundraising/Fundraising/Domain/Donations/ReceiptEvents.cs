using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>Whether a fiscal bill was made in the finance bureau's e-bill system or written in a paper book. Both are in force alike (FUN-07).</summary>
internal enum ReceiptKind
{
    Electronic,
    Paper,
}

/// <summary>One line of a bill.</summary>
internal sealed record ReceiptLine(string Item, Money Amount);

/// <summary>Something that happened to a fiscal receipt of a gift. Its code and number are its name for ever.</summary>
/// <param name="Sequence">The how-manyeth receipt of the gift, or of the part, from 1.</param>
/// <param name="PartId">The part of a collective gift that it is for; null where it is for the whole gift.</param>
internal abstract record ReceiptEvent(string Code, string Number, Money Amount, int Sequence, Guid? PartId) : DonationEvent;

/// <summary>A bill that the finance bureau's system made, or a paper book's page, was written down (FUN-07a).</summary>
/// <param name="DonationNumber">Of the gift.</param>
/// <param name="CampaignId">Where the gift lies.</param>
/// <param name="BookId">The paper book it is of.</param>
[StoredName("receipt-registered")]
internal sealed record ReceiptRegistered(
    string Code,
    string Number,
    ReceiptKind Kind,
    string? CheckCode,
    DateOnly IssuedOn,
    Private<string> Payer,
    bool PayerIsUnit,
    Private<string>? PayerCode,
    string? Project,
    Money Amount,
    IReadOnlyList<ReceiptLine> Lines,
    Private<string>? Handler,
    Private<string>? Remark,
    string DonationNumber,
    Guid CampaignId,
    int Sequence,
    Guid? PartId,
    Guid? BookId,
    bool FromList,
    string By,
    DateTimeOffset At) : ReceiptEvent(Code, Number, Amount, Sequence, PartId);

/// <summary>An electronic bill was taken back by a red one (红冲), which is a bill with a code and number of its own.</summary>
/// <param name="ReversalNumber">Null where an export tells that it was reversed and not by which bill.</param>
[StoredName("receipt-reversed")]
internal sealed record ReceiptReversed(
    string Code, string Number, Money Amount, int Sequence, Guid? PartId, string? ReversalCode, string? ReversalNumber, DateOnly On, string Reason, string By, DateTimeOffset At)
    : ReceiptEvent(Code, Number, Amount, Sequence, PartId);

/// <summary>A page of a paper book was made void (作废); its number is not used again.</summary>
[StoredName("receipt-voided")]
internal sealed record ReceiptVoided(string Code, string Number, Money Amount, int Sequence, Guid? PartId, Guid? BookId, DateOnly On, string Reason, string By, DateTimeOffset At)
    : ReceiptEvent(Code, Number, Amount, Sequence, PartId);

/// <summary>The donor wants the receipt after all, or waives it.</summary>
[StoredName("receipt-wish-changed")]
internal sealed record ReceiptWishChanged(ReceiptWish From, ReceiptWish To, string Reason, string By, DateTimeOffset At) : DonationEvent;
