using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>What a bill was made for. The donation receipt is for gifts alone (FUN-07).</summary>
internal enum ReceiptPurpose
{
    Donation,
    TrainingFee,
    MembershipDues,
    Sponsorship,
    PassThrough,
    Other,
}

/// <summary>A bill as somebody copies it, or as the finance system's list tells it; amounts in yuan.</summary>
/// <param name="Part">Number or id of the part of a collective gift that it is for; null where it is for the whole gift.</param>
/// <param name="FromList">Set where it comes from a list, which does not always tell the check code.</param>
internal sealed record ProposedReceipt(
    ReceiptKind? Kind,
    string? Code,
    string? Number,
    string? CheckCode,
    DateOnly? IssuedOn,
    string? Payer,
    string? PayerCode,
    string? Project,
    decimal? Amount,
    string? AmountInCapitals,
    IReadOnlyList<ProposedReceiptLine>? Lines,
    string? Handler,
    string? Remark,
    ReceiptPurpose? Purpose,
    string? Part = null,
    bool FromList = false);

internal sealed record ProposedReceiptLine(string? Item, decimal? Amount);

/// <summary>How a receipt stops being valid, as somebody asks for it.</summary>
/// <param name="Code">Of the red bill, for an electronic one.</param>
internal sealed record ProposedReversal(string? Code, string? Number, DateOnly? On, string? Reason, bool FromList = false);

/// <summary>A gift as a decision about its receipt sees it: as recorded, and what of it still stands in its campaign.</summary>
/// <param name="WithdrawalPending">A refund, void or move of it awaits a decision.</param>
internal sealed record GiftForReceipt(DonationRecorded Recorded, Guid Campaign, Money Standing, bool WithdrawalPending)
{
    public static GiftForReceipt Of(DonationRecorded recorded, Guid id, Campaign campaign) =>
        new(recorded, id, campaign.StandingOf(PlacedGift.Of(recorded)), campaign.IsWithdrawing(recorded.DonationId));
}

/// <summary>A receipt that is valid now.</summary>
/// <param name="Version">Version of its last event in the gift's stream.</param>
internal sealed record GiftReceipt(string Code, string Number, ReceiptKind Kind, Money Amount, DateOnly IssuedOn, int Sequence, Guid? PartId, Guid? BookId, long Version)
{
    /// <summary>As people read it.</summary>
    public string FullNumber => $"{Code}-{Number}";
}

/// <summary>Whom a receipt is for and over how much: the donor and what stands of his gift, or one of many who gave together.</summary>
/// <param name="Subject">Whom its private parts are about.</param>
/// <param name="Code">Credit code or identity number, where it is known.</param>
internal sealed record ReceiptPayee(string? Name, DonorKind Kind, string? Code, Money Amount, Guid Subject, Guid? Part);
