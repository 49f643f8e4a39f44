using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A count whose gift is not recorded yet: mostly for a moment, after a crash until due work has recorded it.</summary>
/// <param name="Id">The id that the gift will have.</param>
internal sealed record BoxDueRow(
    Guid Id, Guid BoxId, string What, Guid CampaignId, long AmountFen, string TransactionNumber, DateTimeOffset ReceivedAt, string CountedBy, DateTimeOffset? DueAt) : IDueRow<BoxDueRow>
{
    public const string Gift = "box-gift";

    // Whoever asked for the count records the gift himself; this is for when he could not.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    public static ReadTable Table { get; } = new("boxes_due", 1) { Indexes = [[nameof(DueAt)]] };

    public Guid Stream => BoxId;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        BoxCounted { GiftId: { } gift } => [gift],
        DonationRecorded { Channel: Channel.Cash, TransactionNumber: { } number } e when number.StartsWith(BoxTransactions.Prefix, StringComparison.Ordinal) => [e.DonationId],
        _ => [],
    };

    public static BoxDueRow? Project(BoxDueRow? row, Guid key, Recorded record) =>
        record.Event is BoxCounted e ? Of(e, record.Stream.Id) : null;

    public static BoxDueRow Of(BoxCounted e, Guid box) =>
        new(e.GiftId!.Value, box, Gift, e.CampaignId, e.Amount.Fen, e.TransactionNumber, e.ReceivedAt, e.By, e.At + _patience);

    public static Specification<BoxDueRow> AreDueBy(DateTimeOffset moment) => new(d => d.DueAt != null && d.DueAt <= moment);

    /// <summary>The gift of a count: cash, from whoever put it in; the record of the count stands for the letter of a large one.</summary>
    public ProposedGift ToGift() => new(
        new(DonorKind.Anonymous, null, null, null, null), new Money(AmountFen).InYuan, Channel.Cash, TransactionNumber, ReceivedAt, ReceivedAt, null,
        Publicity.Anonymous, ReceiptWish.Waived, null, $"募捐箱清点记录 {TransactionNumber}", false);
}
