using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Donations;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Where a fiscal receipt stands.</summary>
internal enum ReceiptState
{
    Valid,

    /// <summary>An electronic one was taken back by a red one (红冲).</summary>
    Reversed,

    /// <summary>A page of a paper book was made void (作废).</summary>
    Voided,
}

/// <summary>A fiscal receipt in a list.</summary>
/// <param name="Id">Made of its gift (or part) and its place among that one's receipts, so that an erasure finds it.</param>
/// <param name="FullNumber">Code and number as people read them.</param>
/// <param name="EndedOn">When it was reversed or voided.</param>
internal sealed record ReceiptRow(
    Guid Id,
    Guid DonationId,
    string DonationNumber,
    Guid CampaignId,
    Guid? PartId,
    ReceiptKind Kind,
    ReceiptState State,
    string Code,
    string Number,
    string FullNumber,
    string? CheckCode,
    DateOnly IssuedOn,
    string? Payer,
    bool PayerIsUnit,
    string? ProjectName,
    long AmountFen,
    string? Handler,
    string? Remark,
    Guid? BookId,
    bool FromList,
    string? ReversalNumber,
    DateOnly? EndedOn,
    string? EndedBecause,
    bool Restricted,
    string RegisteredBy,
    DateTimeOffset RegisteredAt,
    long Version) : IReadModel<ReceiptRow>
{
    public static ReadTable Table { get; } = new("receipts", 1)
    {
        Indexes = [[nameof(FullNumber)], [nameof(IssuedOn)], [nameof(DonationId)], [nameof(CampaignId), nameof(IssuedOn)]],
    };

    /// <param name="holder">The gift, or the part of it.</param>
    public static Guid KeyOf(Guid holder, int sequence) => RowKey.Of("receipt", holder, sequence);

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        ReceiptEvent e => [KeyOf(e.PartId ?? record.Stream.Id, e.Sequence)],
        PersonalDataErased e => MovedGifts.Of(e.Subject).Prepend(e.Subject).SelectMany(holder => Enumerable.Range(1, Donation.MostReceipts).Select(n => KeyOf(holder, n))),
        _ => [],
    };

    public static ReceiptRow? Project(ReceiptRow? row, Guid key, Recorded record) => record.Event switch
    {
        ReceiptRegistered e => Of(e, record.Stream.Id, key, record.Version),
        ReceiptReversed e when row is not null => row with
        {
            State = ReceiptState.Reversed,
            ReversalNumber = e.ReversalNumber is null ? null : $"{e.ReversalCode}-{e.ReversalNumber}",
            EndedOn = e.On,
            EndedBecause = e.Reason,
            Version = record.Version,
        },
        ReceiptVoided e when row is not null => row with { State = ReceiptState.Voided, EndedOn = e.On, EndedBecause = e.Reason, Version = record.Version },
        PersonalDataErased e when row is not null => Erased(row, e),
        _ => row,
    };

    public static ReceiptRow Of(ReceiptRegistered e, Guid gift, Guid key, long version) => new(
        key, gift, e.DonationNumber, e.CampaignId, e.PartId, e.Kind, ReceiptState.Valid, e.Code, e.Number, $"{e.Code}-{e.Number}", e.CheckCode, e.IssuedOn, e.Payer.OrNothing, e.PayerIsUnit, e.Project,
        e.Amount.Fen, e.Handler?.OrNothing, e.Remark?.OrNothing, e.BookId, e.FromList, null, null, null, false, e.By, e.At, version);

    private static ReceiptRow Erased(ReceiptRow row, PersonalDataErased e)
    {
        var next = e.Restricted?.Contains(PrivateKind.Name) is true ? row with { Restricted = true } : row;
        if (e.Kinds.Contains(PrivateKind.Name)) next = next with { Payer = null, Handler = null };
        return e.Kinds.Contains(PrivateKind.Message) ? next with { Remark = null } : next;
    }
}

/// <summary>Every question the module asks of its receipts.</summary>
internal static class ReceiptsThat
{
    public static Specification<ReceiptRow> Are(ReceiptState state) => new(r => r.State == state);

    public static Specification<ReceiptRow> AreOf(ReceiptKind kind) => new(r => r.Kind == kind);

    public static Specification<ReceiptRow> BelongTo(Guid campaign) => new(r => r.CampaignId == campaign);

    public static Specification<ReceiptRow> AreForGift(Guid gift) => new(r => r.DonationId == gift);

    public static Specification<ReceiptRow> AreForOneOf(IReadOnlyCollection<Guid> gifts) => new(r => gifts.Contains(r.DonationId));

    public static Specification<ReceiptRow> AreForPart(Guid part) => new(r => r.PartId == part);

    public static Specification<ReceiptRow> AreOfBook(Guid book) => new(r => r.BookId == book);

    public static Specification<ReceiptRow> WereIssuedFrom(DateOnly day) => new(r => r.IssuedOn >= day);

    public static Specification<ReceiptRow> WereIssuedUntil(DateOnly day) => new(r => r.IssuedOn <= day);

    public static Specification<ReceiptRow> AreAtLeast(long fen) => new(r => r.AmountFen >= fen);

    public static Specification<ReceiptRow> AreAtMost(long fen) => new(r => r.AmountFen <= fen);

    public static Specification<ReceiptRow> MentionInPayer(string text) => new(r => r.Payer != null && r.Payer.Contains(text));

    public static Specification<ReceiptRow> HaveInNumber(string text) => new(r => r.FullNumber.Contains(text));

    public static SortColumns<ReceiptRow> Sorts { get; } = new("-issuedOn")
    {
        { "issuedOn", r => r.IssuedOn },
        { "number", r => r.FullNumber },
        { "amount", r => r.AmountFen },
        { "registeredAt", r => r.RegisteredAt },
    };
}
