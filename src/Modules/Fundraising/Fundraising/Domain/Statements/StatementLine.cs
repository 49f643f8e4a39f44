using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Statements;

/// <summary>Whether money came to the account or left it.</summary>
internal enum LineDirection
{
    In,
    Out,
}

/// <summary>What a line of a statement is to the books.</summary>
internal enum LineState
{
    /// <summary>Nobody knows yet what it is (待认领).</summary>
    Waiting,

    /// <summary>It became a gift.</summary>
    Gift,

    /// <summary>It is a gift, a payment or a refund that was recorded already.</summary>
    Met,

    /// <summary>Money moved, and it is neither: interest, a transfer, a fee.</summary>
    NotAGift,
}

/// <summary>What of the books a line meets.</summary>
internal enum EntryKind
{
    Gift,
    Payment,
    Refund,
}

/// <summary>What a line is that is no gift and no payment of a campaign.</summary>
internal enum OtherKind
{
    Interest,

    /// <summary>Between accounts of the society.</summary>
    Transfer,

    /// <summary>Money that was paid out and came back, or the other way.</summary>
    Returned,
    Fee,
    Other,
}

/// <summary>Why a line waits for a person.</summary>
internal enum WaitReason
{
    /// <summary>Nothing tells which campaign the money is for.</summary>
    NoCampaign,

    /// <summary>No payment of the books fits it.</summary>
    NoPayment,

    /// <summary>Its words say that it is no gift; a person confirms it.</summary>
    Recognised,

    /// <summary>The gift of this transaction number has another amount.</summary>
    AmountDiffers,

    /// <summary>A gift without a transaction number has its day, name and amount.</summary>
    LooksLikeGift,

    /// <summary>Several payments fit it, or several lines one payment.</summary>
    SeveralFit,

    /// <summary>The campaign it names had ended on that day, or takes no gifts now.</summary>
    CampaignOver,

    /// <summary>Its campaign refused the gift.</summary>
    GiftRefused,

    /// <summary>What it would meet is met by another line.</summary>
    EntryMet,

    /// <summary>A person took a decision about it back.</summary>
    Reopened,
}

/// <summary>A line as a statement tells it.</summary>
/// <param name="Row">Where it stands in the file, from 1.</param>
/// <param name="Serial">The bank's number of it, unique in the account; null where the statement has none.</param>
/// <param name="Balance">What the account held after it.</param>
/// <param name="Names">Other numbers under which its payment may be known.</param>
/// <param name="Related">Of a refund: the number of the payment that is given back.</param>
/// <param name="Kind">Set where the statement itself says that it is no gift.</param>
internal sealed record ProposedLine(
    int Row, string? Serial, DateOnly Day, TimeOnly? Time, LineDirection Direction, Money Amount, Money? Balance, string? Counterparty, string? Memo,
    IReadOnlyList<string>? Names = null, string? Related = null, OtherKind? Kind = null)
{
    public long SignedFen => Direction == LineDirection.In ? Amount.Fen : -Amount.Fen;
}

/// <summary>What is to become of a line, as the rules see it when it comes in.</summary>
/// <param name="Why">Of one that waits.</param>
/// <param name="EntryNumber">Of what it meets or, where it waits, what it was compared with.</param>
/// <param name="Channel">Under which its gift is recorded.</param>
internal sealed record LineVerdict(
    LineState State, WaitReason? Why = null, OtherKind? Kind = null, EntryKind? Entry = null, Guid? EntryId = null, string? EntryNumber = null, Guid? CampaignId = null, string? CampaignNumber = null, Channel? Channel = null)
{
    public static LineVerdict Waits(WaitReason why, string? number = null, OtherKind? kind = null) => new(LineState.Waiting, why, kind, EntryNumber: number);

    public static LineVerdict Meets(EntryKind entry, Guid id, string number) => new(LineState.Met, Entry: entry, EntryId: id, EntryNumber: number);

    public static LineVerdict Is(OtherKind kind) => new(LineState.NotAGift, Kind: kind);

    public static LineVerdict Becomes(Guid campaign, string number, Channel channel) => new(LineState.Gift, Entry: EntryKind.Gift, CampaignId: campaign, CampaignNumber: number, Channel: channel);
}
