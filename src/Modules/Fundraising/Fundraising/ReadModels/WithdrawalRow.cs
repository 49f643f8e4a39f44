using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A refund, a void or a move of a gift.</summary>
internal sealed record WithdrawalRow(
    Guid Id, string Number, Guid CampaignId, Guid DonationId, string DonationNumber, WithdrawalKind Kind, WithdrawalStatus Status, long AmountFen, RefundReason? Reason, string Explanation,
    string? TargetNumber, string? TargetEarmark, string RequestedBy, DateTimeOffset RequestedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? RejectedBecause,
    string? VoucherNumber, DateOnly? PaidOn, string? PaidBy, string? ConsentReference, long Version) : IReadModel<WithdrawalRow>
{
    public static ReadTable Table { get; } = new("withdrawals", 2) { Indexes = [[nameof(Number)], [nameof(DonationId)], [nameof(CampaignId), nameof(RequestedAt)]] };

    public static SortColumns<WithdrawalRow> Sorts { get; } = new("-requestedAt") { { "requestedAt", w => w.RequestedAt }, { "amount", w => w.AmountFen } };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is WithdrawalEvent e ? [e.WithdrawalId] : [];

    public static WithdrawalRow? Project(WithdrawalRow? row, Guid key, Recorded record)
    {
        if (record.Event is WithdrawalRequested asked)
        {
            return new(
                key, asked.Number, record.Stream.Id, asked.DonationId, asked.DonationNumber, asked.Kind, WithdrawalStatus.Requested, asked.Amount.Fen, asked.Reason, asked.Explanation,
                asked.Target?.Number, asked.Target?.Earmark, asked.By, asked.At, null, null, null, null, null, null, asked.ConsentReference, record.Version);
        }

        if (row is null) return null;
        var next = row with { Version = record.Version };
        return record.Event switch
        {
            WithdrawalApproved e => next with
            {
                Status = e.Kind == WithdrawalKind.Refund ? WithdrawalStatus.Approved : WithdrawalStatus.Done,
                AmountFen = e.Amount.Fen,
                DecidedBy = e.By,
                DecidedAt = e.At,
            },
            WithdrawalRejected e => next with { Status = WithdrawalStatus.Rejected, DecidedBy = e.By, DecidedAt = e.At, RejectedBecause = e.Reason },
            RefundPaid e => next with { Status = WithdrawalStatus.Done, VoucherNumber = e.VoucherNumber, PaidOn = e.PaidOn, PaidBy = e.By },
            _ => next,
        };
    }

    public static Specification<WithdrawalRow> HaveNumber(string number) => new(w => w.Number == number);

    /// <summary>Refunds that are approved and not paid, asked for before a moment.</summary>
    public static Specification<WithdrawalRow> AreUnpaidRefundsOfBefore(DateTimeOffset moment) =>
        new(w => w.Kind == WithdrawalKind.Refund && w.Status == WithdrawalStatus.Approved && w.RequestedAt < moment);

    public static Specification<WithdrawalRow> RefundsOf(Guid gift) => new(w => w.DonationId == gift && w.Kind == WithdrawalKind.Refund);
}

/// <summary>Every question the module asks of its refunds, voids and moves over all campaigns.</summary>
internal static class WithdrawalsThat
{
    public static Specification<WithdrawalRow> BelongToOneOf(IReadOnlyCollection<Guid> campaigns) => new(w => campaigns.Contains(w.CampaignId));

    public static Specification<WithdrawalRow> AreOf(WithdrawalKind kind) => new(w => w.Kind == kind);

    public static Specification<WithdrawalRow> Are(WithdrawalStatus status) => new(w => w.Status == status);

    public static Specification<WithdrawalRow> WereRequestedFrom(DateTimeOffset moment) => new(w => w.RequestedAt >= moment);

    public static Specification<WithdrawalRow> WereRequestedBefore(DateTimeOffset moment) => new(w => w.RequestedAt < moment);

    public static Specification<WithdrawalRow> AreAtLeast(long fen) => new(w => w.AmountFen >= fen);

    public static Specification<WithdrawalRow> AreAtMost(long fen) => new(w => w.AmountFen <= fen);

    public static Specification<WithdrawalRow> MentionGift(string number) => new(w => w.DonationNumber.Contains(number));
}

/// <summary>Moved money on its way: given up by one campaign, not yet received by the other. Normally it arrives within the request; after a crash, here.</summary>
internal sealed record MoveDueRow(Guid Id, Guid DonationId, string What, DateTimeOffset? DueAt) : IDueRow<MoveDueRow>
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    public static ReadTable Table { get; } = new("moves_due", 1) { Indexes = [[nameof(DueAt)]] };

    public Guid Stream => Id;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        WithdrawalApproved { Kind: WithdrawalKind.Move } e => [e.WithdrawalId],
        DonationRecorded { MovedFrom: { } origin } => [origin.Withdrawal],
        _ => [],
    };

    public static MoveDueRow? Project(MoveDueRow? row, Guid key, Recorded record) =>
        record.Event is WithdrawalApproved e ? new(key, e.DonationId, "move-received", e.At + _patience) : null;

    public static Specification<MoveDueRow> AreDueBy(DateTimeOffset moment) => new(m => m.DueAt <= moment);
}
