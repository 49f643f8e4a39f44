using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Periods;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>What a line of the ledger is.</summary>
internal enum LedgerKind
{
    /// <summary>A gift came in.</summary>
    Gift,

    /// <summary>Counter-entry: a gift's day or kind of donor was corrected; two lines, one off and one on (FUN-14).</summary>
    Correction,

    /// <summary>Counter-entry: a gift was entered wrongly (FUN-14).</summary>
    Voided,

    /// <summary>Money of a gift went to another fund (FUN-14).</summary>
    MovedOut,

    /// <summary>It came from another fund.</summary>
    MovedIn,

    /// <summary>A payment was made.</summary>
    Disbursement,

    /// <summary>A refund was paid (FUN-15).</summary>
    Refund,
}

/// <summary>One money fact of the journal. It never changes: what is mended later is a line of its own (FUN-17).</summary>
/// <param name="Position">Where the fact stands in the journal: with its day it says in which month it is booked.</param>
/// <param name="Earmark">"" without one.</param>
/// <param name="Source">Of gifts and their corrections.</param>
/// <param name="AmountFen">What it adds to the fund; below zero where it takes away.</param>
/// <param name="DatedOn">The day on which it was received or paid, or approved where nothing was paid.</param>
/// <param name="DatedMonth">202603 is March 2026.</param>
internal sealed record LedgerRow(
    Guid Id, long Position, Guid CampaignId, string Earmark, LedgerKind Kind, DonorKind? Source, bool Overseas, Channel? Channel, long AmountFen, DateOnly DatedOn, int DatedMonth,
    Guid SubjectId, string SubjectNumber, string? VoucherNumber) : IReadModel<LedgerRow>
{
    public static ReadTable Table { get; } = new("ledger", 1) { Indexes = [[nameof(DatedMonth)], [nameof(CampaignId), nameof(DatedOn)], [nameof(Position)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        // Goods are no money.
        DonationRecorded e => e.Amount > Money.Zero ? [e.DonationId] : [],
        WithdrawalApproved { Kind: not WithdrawalKind.Refund } e => [e.WithdrawalId],
        RefundPaid e => [e.WithdrawalId],
        DisbursementPaid e => [e.DisbursementId],
        DonationCorrected { Booked: not null } => [OffKey(record), OnKey(record)],
        _ => [],
    };

    public static LedgerRow? Project(LedgerRow? row, Guid key, Recorded record) => record.Event switch
    {
        DonationRecorded { MovedFrom: { } from } e => Line(key, record, e.Earmark, LedgerKind.MovedIn, e.Amount.Fen, from.On ?? ChinaTime.DayOf(e.At), e.DonationId, e.Number),
        DonationRecorded e => Line(key, record, e.Earmark, LedgerKind.Gift, e.Amount.Fen, ChinaTime.DayOf(e.ReceivedAt), e.DonationId, e.Number) with { Source = e.Donor.Kind, Overseas = e.AwaitsReview, Channel = e.Channel },
        WithdrawalApproved e => Line(key, record, e.Earmark, e.Kind == WithdrawalKind.Void ? LedgerKind.Voided : LedgerKind.MovedOut, -e.Amount.Fen, ChinaTime.DayOf(e.At), e.DonationId, e.DonationNumber),
        RefundPaid e => Line(key, record, e.Earmark, LedgerKind.Refund, -e.Amount.Fen, e.PaidOn, e.DonationId, e.DonationNumber) with { VoucherNumber = e.VoucherNumber },
        DisbursementPaid e => Line(key, record, e.Earmark, LedgerKind.Disbursement, -e.Taken.Sum(t => t.Length), e.PaidOn, e.DisbursementId, e.Number) with { VoucherNumber = e.VoucherNumber },
        DonationCorrected { Booked: { } b } => Corrected(key, record, b, on: key == OnKey(record)),
        _ => row,
    };

    private static LedgerRow Corrected(Guid key, Recorded record, GiftRebooked b, bool on)
    {
        var (amount, day, source) = on ? (b.Amount.Fen, b.ToOn, b.ToKind) : (-b.Amount.Fen, b.FromOn, b.FromKind);
        return Line(key, record, b.Earmark, LedgerKind.Correction, amount, day, record.Stream.Id, b.Number) with { CampaignId = b.Campaign, Source = source, Overseas = b.Overseas, Channel = b.Channel };
    }

    private static LedgerRow Line(Guid key, Recorded record, string? earmark, LedgerKind kind, long fen, DateOnly on, Guid subject, string number) =>
        new(key, record.Position, record.Stream.Id, earmark ?? "", kind, null, false, null, fen, on, Month.Of(on).Number, subject, number, null);

    private static Guid OffKey(Recorded record) => RowKey.Of(record.Stream.Id, record.Version, "off");

    private static Guid OnKey(Recorded record) => RowKey.Of(record.Stream.Id, record.Version, "on");
}

/// <summary>Every question the module asks of its ledger.</summary>
internal static class LedgerThat
{
    public static Specification<LedgerRow> BelongsTo(Guid campaign) => new(l => l.CampaignId == campaign);

    public static Specification<LedgerRow> BelongsToOneOf(IReadOnlyCollection<Guid> campaigns) => new(l => campaigns.Contains(l.CampaignId));

    public static Specification<LedgerRow> IsOf(LedgerKind kind) => new(l => l.Kind == kind);

    public static Specification<LedgerRow> IsFor(string earmark) => new(l => l.Earmark == earmark);

    public static Specification<LedgerRow> IsDatedFrom(DateOnly day) => new(l => l.DatedOn >= day);

    public static Specification<LedgerRow> IsDatedUntil(DateOnly day) => new(l => l.DatedOn <= day);

    /// <summary>Whether it came in or went out.</summary>
    public static Specification<LedgerRow> IsAtLeast(long fen) => new(l => l.AmountFen >= fen || l.AmountFen <= -fen);

    public static Specification<LedgerRow> IsAtMost(long fen) => new(l => l.AmountFen <= fen && l.AmountFen >= -fen);

    /// <summary>Booked in a month or before it: dated by its end, and recorded where it was open.</summary>
    public static Specification<LedgerRow> IsBookedThrough(Month month, Closings closings)
    {
        var number = month.Number;
        var dated = new Specification<LedgerRow>(l => l.DatedMonth <= number);
        var open = closings.Open(month);
        if (open is [{ After: long.MinValue, Before: long.MaxValue }]) return dated;
        return open.Select(StandsIn).Aggregate(new Specification<LedgerRow>(_ => false), (any, stretch) => any | stretch) & dated;
    }

    /// <summary>Booked in these months.</summary>
    public static Specification<LedgerRow> IsBookedIn(Month first, Month last, Closings closings) =>
        IsBookedThrough(last, closings) & !IsBookedThrough(first.Previous, closings);

    public static SortColumns<LedgerRow> Sorts { get; } = new("-datedOn")
    {
        { "datedOn", l => l.DatedOn },
        { "amount", l => l.AmountFen },
        { "position", l => l.Position },
    };

    private static Specification<LedgerRow> StandsIn(Stretch stretch)
    {
        var (after, before) = (stretch.After, stretch.Before);
        return new(l => l.Position > after && l.Position < before);
    }
}
