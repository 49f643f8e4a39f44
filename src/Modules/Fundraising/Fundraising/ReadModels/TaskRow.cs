using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>What somebody at the desk has to do.</summary>
internal enum TaskKind
{
    /// <summary>A large gift from a list lacks its letter (FUN-06).</summary>
    Letter,

    /// <summary>An overseas gift waits for its review (FUN-06).</summary>
    Review,

    /// <summary>An emergency campaign is launched and not filed (FUN-03).</summary>
    File,

    /// <summary>The last day of a campaign has passed.</summary>
    End,

    /// <summary>A payment waits for somebody's decision.</summary>
    Approve,

    /// <summary>An approved payment waits to be made.</summary>
    Pay,

    /// <summary>A refund waits for somebody's decision (FUN-15).</summary>
    ApproveRefund,

    /// <summary>A void or a move of a gift waits for somebody's decision (FUN-14).</summary>
    ApproveChange,

    /// <summary>An approved refund waits to be paid (FUN-15).</summary>
    PayRefund,

    /// <summary>A payment waits for the accountant's review (FUN-16).</summary>
    ReviewDisbursement,

    /// <summary>A collection box is in and not counted (FUN-04).</summary>
    CountBox,
}

/// <summary>A task of the desk; it is kept unseen until its day comes.</summary>
/// <param name="SubjectId">The gift, payment, box or campaign it is about.</param>
/// <param name="SubjectNumber">The same as people read it.</param>
/// <param name="AppearsOn">The day from which it is shown.</param>
/// <param name="CountsFrom">The day that its due day is reckoned from.</param>
/// <param name="ApprovalLevel">Who has to approve the payment, where it is one.</param>
internal sealed record TaskRow(Guid Id, TaskKind Kind, Guid CampaignId, Guid SubjectId, string SubjectNumber, long? AmountFen, DateOnly AppearsOn, DateOnly CountsFrom, ApprovalLevel? ApprovalLevel = null)
    : IReadModel<TaskRow>
{
    private static readonly DateOnly _notYet = DateOnly.MaxValue;
    private static readonly DateOnly _never = DateOnly.MaxValue;

    public static ReadTable Table { get; } = new("tasks", 3) { Indexes = [[nameof(AppearsOn)], [nameof(CampaignId)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record)
    {
        var campaign = record.Stream.Id;
        return record.Event switch
        {
            DonationRecorded e => OfGift(e),
            DonationLetterReceived e => [Key(TaskKind.Letter, e.DonationId)],
            DonationReviewPassed e => [Key(TaskKind.Review, e.DonationId)],
            CampaignDrafted or CampaignPlanEdited or CampaignPlanChanged or CampaignLaunched => [Key(TaskKind.File, campaign), Key(TaskKind.End, campaign)],
            CampaignFiled or CampaignSettled => [Key(TaskKind.File, campaign)],
            CampaignEnded => [Key(TaskKind.End, campaign)],
            WithdrawalApproved e => [Key(TaskKind.ApproveRefund, e.WithdrawalId), Key(TaskKind.Letter, e.DonationId), Key(TaskKind.Review, e.DonationId)],
            WithdrawalEvent e => [Key(TaskKind.ApproveRefund, e.WithdrawalId)],
            DisbursementRequested { ReviewRequired: false } e => [Key(TaskKind.Approve, e.DisbursementId), Key(TaskKind.Pay, e.DisbursementId)],
            DisbursementRequested e => PaymentTasks.KeysOf(e.DisbursementId),
            DisbursementReviewed e => [Key(TaskKind.ReviewDisbursement, e.DisbursementId), Key(TaskKind.Approve, e.DisbursementId)],
            DisbursementApproved e => PaymentTasks.KeysOf(e.DisbursementId),
            DisbursementRejected e => PaymentTasks.KeysOf(e.DisbursementId),
            DisbursementCancelled e => PaymentTasks.KeysOf(e.DisbursementId),
            DisbursementPaid e => [Key(TaskKind.Pay, e.DisbursementId)],
            BoxTakenIn or BoxCounted => [Key(TaskKind.CountBox, record.Stream.Id)],
            _ => [],
        };
    }

    public static TaskRow? Project(TaskRow? row, Guid key, Recorded record)
    {
        var (campaign, day) = (record.Stream.Id, ChinaTime.DayOf(record.At));
        return record.Event switch
        {
            DonationRecorded e => new(key, key == Key(TaskKind.Letter, e.DonationId) ? TaskKind.Letter : TaskKind.Review, campaign, e.DonationId, e.Number, e.Amount.Fen, day, day),
            WithdrawalRequested e => new(key, e.Kind == WithdrawalKind.Refund ? TaskKind.ApproveRefund : TaskKind.ApproveChange, campaign, e.DonationId, e.DonationNumber, e.Amount.Fen, day, day),
            WithdrawalApproved e when row?.Kind == TaskKind.Letter => e.Whole ? null : row,
            WithdrawalApproved e when row?.Kind == TaskKind.Review => e.ReviewEnds ? null : row,
            WithdrawalApproved e => e.Kind != WithdrawalKind.Refund || row is null ? null : row with { Kind = TaskKind.PayRefund, AmountFen = e.Amount.Fen, AppearsOn = day, CountsFrom = day },
            CampaignDrafted e => Planned(new(key, key == Key(TaskKind.File, campaign) ? TaskKind.File : TaskKind.End, campaign, campaign, e.Number, null, _notYet, default), e.Plan),
            CampaignPlanEdited e => Planned(row, e.Plan),
            CampaignPlanChanged e => Planned(row, e.Plan),
            CampaignLaunched e => Launched(row, e.On),
            BoxTakenIn e => new(key, TaskKind.CountBox, e.CampaignId, record.Stream.Id, e.Number, null, day, e.On),
            DisbursementRequested e => PaymentTasks.Of(e, key, campaign, day),
            DisbursementReviewed e when key == Key(TaskKind.Approve, e.DisbursementId) => PaymentTasks.Seen(row, day),
            DisbursementApproved e when key == Key(TaskKind.Pay, e.DisbursementId) => PaymentTasks.Seen(row, day),
            _ => null,
        };
    }

    private static Guid Key(TaskKind kind, Guid subject) => RowKey.Of(kind, subject);

    private static IEnumerable<Guid> OfGift(DonationRecorded e)
    {
        if (e.LetterOwed) yield return Key(TaskKind.Letter, e.DonationId);
        if (e.AwaitsReview) yield return Key(TaskKind.Review, e.DonationId);
    }

    private static TaskRow? Launched(TaskRow? row, DateOnly on)
    {
        if (row is null || row.CountsFrom == _never) return row;
        return row with { AppearsOn = row.Kind == TaskKind.File ? on : row.CountsFrom.AddDays(1) };
    }

    // A plan may lose or move its last day, and be public or not, as long as the task is not done.
    private static TaskRow? Planned(TaskRow? row, CampaignPlan plan)
    {
        if (row is null) return null;
        if (row.Kind == TaskKind.File) return row with { CountsFrom = plan.Kind == CampaignKind.Public ? plan.StartsOn : _never };
        if (plan.EndsOn is not { } end) return row with { CountsFrom = _never, AppearsOn = _notYet };
        return row with { CountsFrom = end, AppearsOn = row.AppearsOn == _notYet ? _notYet : end.AddDays(1) };
    }
}

/// <summary>Every question the module asks of its tasks.</summary>
internal static class TasksThat
{
    public static Specification<TaskRow> AreShownOn(DateOnly day) => new(t => t.AppearsOn <= day);

    public static Specification<TaskRow> AreOf(TaskKind kind) => new(t => t.Kind == kind);

    public static SortColumns<TaskRow> Sorts { get; } = new("since") { { "since", t => t.AppearsOn }, { "amount", t => t.AmountFen } };
}
