using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Whether a gift stands.</summary>
internal enum DonationState
{
    Valid,

    /// <summary>It was entered wrongly (FUN-14).</summary>
    Voided,

    /// <summary>It lies wholly in another campaign or fund now (FUN-14).</summary>
    Moved,
}

/// <summary>Whether a gift has the receipt that its donor gets (FUN-07).</summary>
internal enum GiftReceiptState
{
    /// <summary>Anonymous, waived, or nothing of it stands.</summary>
    NotOwed,
    Owed,
    Issued,
}

/// <summary>A gift in a list: who as far as he told, how much, the four dates, and its place on the line of received fen.</summary>
/// <param name="Line">The earmark, "" without one.</param>
/// <param name="AmountFen">What stands of it here: without what was voided or moved away.</param>
/// <param name="RecordedFen">As it was recorded: the length of its place.</param>
/// <param name="PartCount">How many gave it together; 0 where it is no collective gift (FUN-13).</param>
/// <param name="GoodsCount">Lines of a gift of goods, whose amount is 0; 0 where it is money (FUN-06).</param>
/// <param name="RefundedFen">Given back, or approved to be.</param>
/// <param name="RootId">The gift as the donor gave it: itself, unless it was moved here.</param>
/// <param name="Restricted">What is left of the donor may be seen at the desk only (SEC-03); he is shown to the public as anonymous.</param>
/// <param name="NameKey">Digest of the name in its plain form, to find all gifts of one name; 0 without one.</param>
/// <param name="ReceiptNumber">Of the newest receipt that is valid.</param>
/// <param name="ReceiptFen">What its valid receipts say.</param>
/// <param name="GoodsFen">What counted goods are worth by their proofs; 0 before the count, and where a proof lacks.</param>
/// <param name="ReceiptOwedMonth">The month in which it was received, as 202601, while a receipt is owed for it; else 0.</param>
/// <param name="MatchKey">Digest of day, name and amount, to find the same gift in another list; 0 once the name is erased.</param>
internal sealed record DonationRow(
    Guid Id,
    Guid CampaignId,
    string Number,
    long Sequence,
    DonorKind DonorKind,
    string? DonorName,
    long AmountFen,
    string Line,
    long FromFen,
    long ToFen,
    Channel Channel,
    string? TransactionNumber,
    DateTimeOffset GivenAt,
    DateTimeOffset ReceivedAt,
    DateOnly ReceivedOn,
    DateTimeOffset RecordedAt,
    Publicity Publicity,
    ReceiptWish Receipt,
    string? LetterReference,
    bool LetterOwed,
    bool AwaitsReview,
    bool Overseas,
    string? Message,
    Guid? ImportId,
    string? ListSource,
    string? ListRow,
    long MatchKey,
    bool Restricted,
    DonationState State,
    long RecordedFen,
    long RefundedFen,
    Guid RootId,
    string? MovedFrom,
    string? MovedTo,
    int PartCount,
    int GoodsCount,
    long NameKey,
    GiftReceiptState ReceiptState,
    string? ReceiptNumber,
    long ReceiptFen,
    int ReceiptOwedMonth,
    long GoodsFen,
    long Version) : IReadModel<DonationRow>
{
    public static ReadTable Table { get; } = new("donations", 7)
    {
        Indexes =
        [
            [nameof(Number)],
            [nameof(CampaignId), nameof(Sequence)],
            [nameof(CampaignId), nameof(ReceivedAt)],
            [nameof(CampaignId), nameof(AmountFen)],
            [nameof(CampaignId), nameof(MatchKey)],
            [nameof(RootId)],
            [nameof(NameKey)],
            [nameof(ReceivedAt)],
            [nameof(ReceiptOwedMonth), nameof(CampaignId), nameof(ReceivedOn)],
            [nameof(DonorName), nameof(ReceiptState)],
        ],
    };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        DonationRecorded e => [e.DonationId],
        DonationReviewPassed e => [e.DonationId],
        DonationLetterReceived e => [e.DonationId],
        WithdrawalEvent e => [e.DonationId],
        DonationPartsNamed => [record.Stream.Id, .. MovedGifts.Of(record.Stream.Id)],
        DonationEvent => [record.Stream.Id],
        PersonErased e => [e.SubjectId, .. MovedGifts.Of(e.SubjectId)],
        PersonalDataErased e => [e.Subject, .. MovedGifts.Of(e.Subject)],
        _ => [],
    };

    public static DonationRow? Project(DonationRow? row, Guid key, Recorded record) => Changed(row, key, record) is { } changed ? Judged(changed) : null;

    private static DonationRow? Changed(DonationRow? row, Guid key, Recorded record) => record.Event switch
    {
        DonationRecorded e => Of(e, record.Stream.Id),
        DonationReviewPassed when row is not null => row with { AwaitsReview = false, Version = row.Version + 1 },
        DonationLetterReceived e when row is not null => row with { LetterOwed = false, LetterReference = e.LetterReference, Version = row.Version + 1 },
        WithdrawalApproved e when row is not null => Withdrawn(row, e) with { Version = row.Version + 1 },
        WithdrawalEvent when row is not null => row with { Version = row.Version + 1 },
        DonationCorrected e when row is not null => Corrected(row, e) with { Version = row.Version + 1 },
        DonationPublicityChanged e when row is not null => row with { Publicity = e.To, Version = row.Version + 1 },
        DonationPartsNamed e when row is not null => row with { PartCount = e.Parts.Count, Version = row.Version + (key == record.Stream.Id ? 1 : 0) },
        GoodsCounted e when row is not null => row with { GoodsFen = e.Goods.All(g => g.FairValue is not null) ? e.Goods.Sum(g => g.FairValue!.Value.Fen) : 0, Version = row.Version + 1 },
        GoodsHandedOver when row is not null => row with { Version = row.Version + 1 },
        ReceiptRegistered e when row is not null => row with { ReceiptNumber = $"{e.Code}-{e.Number}", ReceiptFen = row.ReceiptFen + e.Amount.Fen, Version = row.Version + 1 },
        ReceiptEvent e when row is not null => Without(row, e) with { Version = row.Version + 1 },
        ReceiptWishChanged e when row is not null => row with { Receipt = e.To, Version = row.Version + 1 },
        PersonErased e when row is not null => Erased(row, e.Kinds, e.Restricted) with { Version = row.Version + 1 },
        PersonalDataErased e when row is not null => Erased(row, e.Kinds, e.Restricted ?? []),
        _ => row,
    };

    public static DonationRow Of(DonationRecorded e, Guid campaign)
    {
        var name = e.Donor.Name?.OrNothing;
        var receivedOn = ChinaTime.DayOf(e.ReceivedAt);
        return Judged(new(
            e.DonationId, campaign, e.Number, e.Sequence, e.Donor.Kind, name, e.Amount.Fen, e.Earmark ?? "", e.Fens.From, e.Fens.To, e.Channel, e.TransactionNumber,
            e.GivenAt, e.ReceivedAt, receivedOn, e.At, e.Publicity, e.Receipt, e.LetterReference, e.LetterOwed, e.AwaitsReview, e.AwaitsReview, e.Message?.OrNothing,
            e.List?.Import, e.List?.Source, e.List?.RowNumber, MatchKeyOf(receivedOn, name, e.Amount), false,
            DonationState.Valid, e.Amount.Fen, 0, e.MovedFrom?.Root ?? e.DonationId, e.MovedFrom?.Number, null, e.Parts?.Count ?? e.MovedFrom?.Parts ?? 0, e.Goods?.Count ?? 0, NameKeyOf(name),
            GiftReceiptState.NotOwed, null, 0, 0, 0, 1));
    }

    /// <summary>What makes two gifts look like one: day, name and amount.</summary>
    public static long MatchKeyOf(DateOnly receivedOn, string? name, Money amount)
    {
        if (name is null) return 0;
        var text = Encoding.UTF8.GetBytes($"{receivedOn:yyyy-MM-dd}|{amount.Fen}|{name}");
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(text));
    }

    /// <summary>What makes two names one, however they were typed.</summary>
    public static long NameKeyOf(string? name) => name is null ? 0 : BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(PlainForm.Of(name))));

    private static DonationRow Judged(DonationRow row)
    {
        var stands = row.State != DonationState.Valid ? 0 : row.GoodsCount == 0 ? row.AmountFen - row.RefundedFen : row.ReceiptFen > 0 ? 0 : row.GoodsFen;
        var owed = row.Receipt == ReceiptWish.Wanted && row.DonorKind != DonorKind.Anonymous && row.ReceiptFen < stands;
        var state = owed ? GiftReceiptState.Owed : row.ReceiptFen > 0 ? GiftReceiptState.Issued : GiftReceiptState.NotOwed;
        return row with { ReceiptState = state, ReceiptOwedMonth = owed ? ReceiptTasks.MonthOf(row.ReceivedOn) : 0 };
    }

    private static DonationRow Without(DonationRow row, ReceiptEvent e)
    {
        var left = row.ReceiptFen - e.Amount.Fen;
        return row with { ReceiptNumber = left == 0 || row.ReceiptNumber == $"{e.Code}-{e.Number}" ? null : row.ReceiptNumber, ReceiptFen = left };
    }

    private static DonationRow Withdrawn(DonationRow row, WithdrawalApproved e)
    {
        if (e.Kind == WithdrawalKind.Refund) return row with { RefundedFen = row.RefundedFen + e.Amount.Fen, AwaitsReview = row.AwaitsReview && !e.ReviewEnds };
        var left = row.AmountFen - e.Amount.Fen;
        return row with
        {
            AmountFen = left,
            State = left > 0 ? row.State : e.Kind == WithdrawalKind.Void ? DonationState.Voided : DonationState.Moved,
            MovedTo = e.Target?.Number ?? row.MovedTo,
            LetterOwed = row.LetterOwed && !e.Whole,
            AwaitsReview = row.AwaitsReview && !e.ReviewEnds,
            // What does not stand here any more is no double of another one.
            MatchKey = left > 0 ? row.MatchKey : 0,
        };
    }

    private static DonationRow Corrected(DonationRow row, DonationCorrected e)
    {
        var next = row with
        {
            DonorKind = e.Kind ?? row.DonorKind,
            DonorName = e.Kind == DonorKind.Anonymous ? null : e.Name is { } name ? name.OrNothing : row.DonorName,
            GivenAt = e.GivenAt ?? row.GivenAt,
            ReceivedAt = e.ReceivedAt ?? row.ReceivedAt,
            ReceivedOn = e.ReceivedAt is { } at ? ChinaTime.DayOf(at) : row.ReceivedOn,
            Message = e.Message is { } message ? message.OrNothing : row.Message,
        };
        next = next with { NameKey = NameKeyOf(next.DonorName) };
        return next.State == DonationState.Valid ? next with { MatchKey = MatchKeyOf(next.ReceivedOn, next.DonorName, new(next.RecordedFen)) } : next;
    }

    private static DonationRow Erased(DonationRow row, IReadOnlyList<PrivateKind> kinds, IReadOnlyList<PrivateKind> restricted)
    {
        var next = restricted.Contains(PrivateKind.Name) ? row with { Restricted = true, Publicity = Publicity.Anonymous } : row;
        if (kinds.Contains(PrivateKind.Name)) next = next with { DonorName = null, MatchKey = 0, NameKey = 0 };
        return kinds.Contains(PrivateKind.Message) ? next with { Message = null } : next;
    }
}

/// <summary>Every question the module asks of its list of gifts.</summary>
internal static class DonationsThat
{
    public static Specification<DonationRow> BelongTo(Guid campaign) => new(d => d.CampaignId == campaign);

    public static Specification<DonationRow> BelongToOneOf(IReadOnlyCollection<Guid> campaigns) => new(d => campaigns.Contains(d.CampaignId));

    /// <summary>Neither voided nor moved away.</summary>
    public static Specification<DonationRow> Stand { get; } = new(d => d.State == DonationState.Valid);

    public static Specification<DonationRow> Are(DonationState state) => new(d => d.State == state);

    public static Specification<DonationRow> AreOneOf(IReadOnlyCollection<Guid> ids) => new(d => ids.Contains(d.Id));

    public static Specification<DonationRow> BearName(long key) => new(d => d.NameKey == key);

    /// <summary>The places in which one gift of a donor lies: where it was recorded, and wherever it was moved.</summary>
    public static Specification<DonationRow> AreOfRoot(Guid root) => new(d => d.RootId == root);

    public static Specification<DonationRow> AreOfOneOf(IReadOnlyCollection<Guid> roots) => new(d => roots.Contains(d.RootId));

    public static Specification<DonationRow> CameFromElsewhere { get; } = new(d => d.MovedFrom != null);

    public static Specification<DonationRow> AreCollective(bool collective) => new(d => (d.PartCount > 0) == collective);

    public static Specification<DonationRow> AwaitReviewAndCameUntil(DateOnly day) => new(d => d.AwaitsReview && d.ReceivedOn <= day);

    /// <summary>Of money, not of goods.</summary>
    public static Specification<DonationRow> AreMoney { get; } = new(d => d.GoodsCount == 0);

    public static Specification<DonationRow> AreGoods { get; } = new(d => d.GoodsCount > 0);

    public static Specification<DonationRow> HaveReceipt(GiftReceiptState state) => new(d => d.ReceiptState == state);

    public static Specification<DonationRow> HaveNumber(string number) => new(d => d.Number == number);

    public static Specification<DonationRow> WereReceivedFrom(DateOnly day) => new(d => d.ReceivedOn >= day);

    public static Specification<DonationRow> WereReceivedUntil(DateOnly day) => new(d => d.ReceivedOn <= day);

    public static Specification<DonationRow> AreAtLeast(long fen) => new(d => d.AmountFen >= fen);

    public static Specification<DonationRow> AreAtMost(long fen) => new(d => d.AmountFen <= fen);

    public static Specification<DonationRow> CameBy(Channel channel) => new(d => d.Channel == channel);

    public static Specification<DonationRow> AreFor(string earmark) => new(d => d.Line == earmark);

    public static Specification<DonationRow> MentionInName(string text) => new(d => d.DonorName != null && d.DonorName.Contains(text));

    /// <summary>For the public, whom only openly shown names may be searched.</summary>
    public static Specification<DonationRow> OpenlyMentionInName(string text) =>
        new(d => d.DonorName != null && (d.Publicity == Publicity.Name || (d.DonorKind == DonorKind.Organisation && d.Publicity == Publicity.Masked)) && d.DonorName.Contains(text));

    public static SortColumns<DonationRow> Sorts { get; } = new("-receivedAt")
    {
        { "receivedAt", d => d.ReceivedAt },
        { "amount", d => d.AmountFen },
        { "number", d => d.Sequence },
        { "recordedAt", d => d.RecordedAt },
    };
}
