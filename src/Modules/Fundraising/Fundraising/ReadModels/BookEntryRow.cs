using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Money of the books that moved on an account: a gift by the day it was received, a payment or refund by the day it was paid; and the line that it is on the statement.</summary>
/// <remarks>Moves between campaigns move nothing on an account: the gift stays as it was recorded, and what is moved is 0 here, until it is voided.</remarks>
/// <param name="AmountFen">0 until it has moved.</param>
/// <param name="Number">"" until the gift of a line is recorded.</param>
/// <param name="AccountId">The account that it is on; null for a gift that no line has met: then its channel tells.</param>
/// <param name="GiftId">Of a refund.</param>
internal sealed record BookEntryRow(
    Guid Id, EntryKind Kind, Channel? Channel, Guid? AccountId, DateOnly On, long AmountFen, string Number, string? VoucherNumber, Guid? GiftId, Guid? CampaignId, Guid? LineId, DateOnly? LineOn) : IReadModel<BookEntryRow>
{
    public static ReadTable Table { get; } = new("book_entries", 1) { Indexes = [[nameof(AccountId), nameof(On)], [nameof(Channel), nameof(On)], [nameof(Number)]] };

    public static SortColumns<BookEntryRow> Sorts { get; } = new("on,number") { { "on", e => e.On }, { "number", e => e.Number } };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        DonationRecorded e => [e.DonationId],
        DonationCorrected { ReceivedAt: not null } => [record.Stream.Id],
        WithdrawalApproved { Kind: WithdrawalKind.Void } e => [e.DonationId],
        DisbursementPaid e => [e.DisbursementId],
        WithdrawalRequested { Kind: WithdrawalKind.Refund } e => [e.WithdrawalId],
        WithdrawalRejected { Kind: WithdrawalKind.Refund } e => [e.WithdrawalId],
        RefundPaid e => [e.WithdrawalId],
        StatementLineTaken { EntryId: { } entry } => [entry],
        StatementLineClaimed e => [e.GiftId],
        StatementLineMet e => [e.EntryId],
        StatementLineReopened { EntryId: { } entry } => [entry],
        StatementGiftRefused e => [e.GiftId],
        _ => [],
    };

    public static BookEntryRow? Project(BookEntryRow? row, Guid key, Recorded record) => record.Event switch
    {
        DonationRecorded e => Recorded(row ?? Nothing(key, EntryKind.Gift, ChinaTime.DayOf(e.ReceivedAt)), e, record.Stream.Id),
        DonationCorrected e when row is not null => row with { On = ChinaTime.DayOf(e.ReceivedAt!.Value) },
        WithdrawalApproved e when row is not null => row with { AmountFen = row.AmountFen - e.Amount.Fen },
        DisbursementPaid e => (row ?? Nothing(key, EntryKind.Payment, e.PaidOn)) with
        {
            AccountId = e.AccountId,
            On = e.PaidOn,
            AmountFen = e.Taken.Sum(t => t.Length),
            Number = e.Number,
            VoucherNumber = e.VoucherNumber,
            CampaignId = record.Stream.Id,
        },
        WithdrawalRequested e => Nothing(key, EntryKind.Refund, ChinaTime.DayOf(e.At)) with { Number = e.Number },
        WithdrawalRejected => null,
        RefundPaid e => (row ?? Nothing(key, EntryKind.Refund, e.PaidOn)) with
        {
            AccountId = e.AccountId,
            On = e.PaidOn,
            AmountFen = e.Amount.Fen,
            VoucherNumber = e.VoucherNumber,
            GiftId = e.DonationId,
            CampaignId = record.Stream.Id,
        },
        StatementLineTaken e => OnLine(row ?? Nothing(key, e.Entry!.Value, e.Day), record.Stream.Id, e.LineId, e.Day),
        StatementLineClaimed e => OnLine(row ?? Nothing(key, EntryKind.Gift, e.Day), record.Stream.Id, e.LineId, e.Day),
        StatementLineMet e => OnLine(row ?? Nothing(key, e.Entry, e.Day), record.Stream.Id, e.LineId, e.Day),
        StatementLineReopened or StatementGiftRefused => Freed(row),
        _ => row,
    };

    private static BookEntryRow Nothing(Guid key, EntryKind kind, DateOnly on) => new(key, kind, null, null, on, 0, "", null, null, null, null, null);

    private static BookEntryRow Recorded(BookEntryRow row, DonationRecorded e, Guid campaign) => row with
    {
        Channel = e.Channel,
        On = ChinaTime.DayOf(e.ReceivedAt),
        AmountFen = e.MovedFrom is null ? e.Amount.Fen : 0,
        Number = e.Number,
        CampaignId = campaign,
    };

    private static BookEntryRow OnLine(BookEntryRow row, Guid account, Guid line, DateOnly on) => row with { AccountId = row.AccountId ?? account, LineId = line, LineOn = on };

    private static BookEntryRow? Freed(BookEntryRow? row)
    {
        if (row is null || row.Number.Length == 0) return null;
        return row with { AccountId = row.Kind == EntryKind.Gift ? null : row.AccountId, LineId = null, LineOn = null };
    }
}

/// <summary>Every question the module asks of the entries of its books.</summary>
internal static class BookEntriesThat
{
    public static Specification<BookEntryRow> HaveNumber(string number) => new(e => e.Number == number);

    public static Specification<BookEntryRow> HaveMoved { get; } = new(e => e.AmountFen != 0);

    public static Specification<BookEntryRow> AreFrom(DateOnly day) => new(e => e.On >= day);

    public static Specification<BookEntryRow> AreUntil(DateOnly day) => new(e => e.On <= day);

    /// <summary>What stands on an account: what names it or met its lines, and gifts by its channels.</summary>
    public static Specification<BookEntryRow> AreOn(Guid account, IReadOnlyList<Channel> channels) =>
        new(e => e.AccountId == account || (e.AccountId == null && e.Kind == EntryKind.Gift && e.Channel != null && channels.Contains(e.Channel.Value)));

    /// <summary>On no line of a statement until a day.</summary>
    public static Specification<BookEntryRow> AreOnNoLineUntil(DateOnly day) => new(e => e.LineId == null || e.LineOn > day);

    /// <summary>Lines of an account until a day that are something which does not stand in the books of those days: not yet, not any more, or later.</summary>
    public static Specification<BookEntryRow> AreMissingFor(Guid account, DateOnly first, DateOnly last) =>
        new(e => e.AccountId == account && e.LineId != null && e.LineOn <= last && (e.AmountFen == 0 || e.On > last || e.On < first));

    /// <summary>Paid, and on no statement yet.</summary>
    public static Specification<BookEntryRow> WaitForALine(Guid account) =>
        new(e => e.Kind != EntryKind.Gift && e.LineId == null && (e.AccountId == account || e.AccountId == null));
}
