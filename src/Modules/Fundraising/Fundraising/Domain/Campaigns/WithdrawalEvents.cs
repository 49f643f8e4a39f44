using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Something that happened to a gift's money in its campaign: a refund, a void or a move.</summary>
internal abstract record WithdrawalEvent(Guid WithdrawalId, Guid DonationId) : CampaignEvent;

/// <param name="Amount">What is asked for: of a void the whole gift, of a move what is unspent of it.</param>
/// <param name="Reason">Of refunds.</param>
/// <param name="Target">Of moves.</param>
/// <param name="ConsentReference">The record of the donor's consent to another purpose; null where none was needed or given (FUN-08).</param>
[StoredName("donation-withdrawal-requested")]
internal sealed record WithdrawalRequested(
    Guid WithdrawalId, string Number, Guid DonationId, string DonationNumber, WithdrawalKind Kind, Money Amount, RefundReason? Reason, string Explanation, MoveTarget? Target, string By, DateTimeOffset At,
    string? ConsentReference = null)
    : WithdrawalEvent(WithdrawalId, DonationId);

/// <summary>The fen left the gift's line: those of a refund wait to be paid, those of a void never were, those of a move go on.</summary>
/// <param name="WasBlocked">What of it awaited its review.</param>
/// <param name="ReviewEnds">Nothing of the gift awaits its review here any more.</param>
/// <param name="LetterOwed">Its letter was still missing, and goes on being so where it is moved to.</param>
/// <param name="Whole">Nothing of the gift is left in the campaign or was ever used or given back.</param>
[StoredName("donation-withdrawal-approved")]
internal sealed record WithdrawalApproved(
    Guid WithdrawalId, Guid DonationId, string DonationNumber, WithdrawalKind Kind, Money Amount, string? Earmark, IReadOnlyList<Fens> Taken, Money WasBlocked, bool ReviewEnds, bool LetterOwed, bool Whole, MoveTarget? Target, string By, DateTimeOffset At)
    : WithdrawalEvent(WithdrawalId, DonationId);

[StoredName("donation-withdrawal-rejected")]
internal sealed record WithdrawalRejected(Guid WithdrawalId, Guid DonationId, WithdrawalKind Kind, string? Reason, string By, DateTimeOffset At) : WithdrawalEvent(WithdrawalId, DonationId);

/// <param name="AccountId">The account that the money left; null where nobody said and none takes bank transfers.</param>
[StoredName("donation-refund-paid")]
internal sealed record RefundPaid(
    Guid WithdrawalId, Guid DonationId, string DonationNumber, Money Amount, string? Earmark, string VoucherNumber, DateOnly PaidOn, string By, DateTimeOffset At, Guid? AccountId = null)
    : WithdrawalEvent(WithdrawalId, DonationId);
