using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Donors;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Domain.Tasks;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A task of the desk; it is kept unseen until its day comes.</summary>
/// <param name="SubjectId">The gift, payment, box or campaign it is about.</param>
/// <param name="SubjectNumber">The same as people read it.</param>
/// <param name="AppearsOn">The day from which it is shown.</param>
/// <param name="CountsFrom">The day that its due day is reckoned from.</param>
/// <param name="ApprovalLevel">Who has to approve the payment, where it is one.</param>
/// <param name="NotBy">Who may not do it because he did a step before it, as <see cref="Barred"/> writes them.</param>
/// <param name="Assignee">Who was told to do it.</param>
/// <param name="AssignedDueOn">The day that was given to him, in place of the kind's own one.</param>
/// <param name="FixedDueOn">Its due day, where that is more than some days after the day that it counts from.</param>
internal sealed record TaskRow(
    Guid Id, TaskKind Kind, Guid CampaignId, Guid SubjectId, string SubjectNumber, long? AmountFen, DateOnly AppearsOn, DateOnly CountsFrom, ApprovalLevel? ApprovalLevel = null,
    string NotBy = "", string? Assignee = null, DateOnly? AssignedDueOn = null, string? AssignedNote = null, DateOnly? FixedDueOn = null)
    : IReadModel<TaskRow>
{
    private static readonly DateOnly _notYet = DateOnly.MaxValue;
    private static readonly DateOnly _never = DateOnly.MaxValue;

    public static ReadTable Table { get; } = new("tasks", 10) { Indexes = [[nameof(AppearsOn)], [nameof(CampaignId)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record)
    {
        var campaign = record.Stream.Id;
        return record.Event switch
        {
            DonationRecorded e => OfGift(e, campaign),
            DonationLetterReceived e => [Key(TaskKind.Letter, e.DonationId)],
            DonationReviewPassed e => [Key(TaskKind.Review, e.DonationId)],
            CampaignDrafted or CampaignPlanEdited or CampaignPlanChanged => [Key(TaskKind.File, campaign), Key(TaskKind.End, campaign)],
            CampaignLaunched => [Key(TaskKind.File, campaign), Key(TaskKind.End, campaign), ClosingTask.Key],
            CampaignFiled or CampaignSettled => [Key(TaskKind.File, campaign)],
            CampaignEnded => [Key(TaskKind.End, campaign)],
            WithdrawalApproved e => [Key(TaskKind.ApproveRefund, e.WithdrawalId), Key(TaskKind.Letter, e.DonationId), Key(TaskKind.Review, e.DonationId)],
            WithdrawalEvent e => [Key(TaskKind.ApproveRefund, e.WithdrawalId)],
            DisbursementRequested { ReviewRequired: false } e => [Key(TaskKind.Approve, e.DisbursementId), Key(TaskKind.Pay, e.DisbursementId)],
            DisbursementRequested e => PaymentTasks.KeysOf(e.DisbursementId),
            DisbursementReviewed e => PaymentTasks.KeysOf(e.DisbursementId),
            DisbursementApproved e => PaymentTasks.KeysOf(e.DisbursementId),
            DisbursementRejected e => PaymentTasks.KeysOf(e.DisbursementId),
            DisbursementCancelled e => PaymentTasks.KeysOf(e.DisbursementId),
            DisbursementPaid e => [Key(TaskKind.Pay, e.DisbursementId), Key(TaskKind.Feedback, campaign)],
            CampaignFeedbackGiven => [Key(TaskKind.Feedback, campaign)],
            DonationCorrected { Booked: { } booked } => [ReceiptTasks.KeyOf(booked.Campaign, ReceiptTasks.MonthOf(booked.ToOn))],
            BooksEvent => [ClosingTask.Key],
            BoxTakenIn or BoxCounted => [Key(TaskKind.CountBox, record.Stream.Id)],
            DonorRequestReceived or DonorRequestAnswered => [Key(TaskKind.AnswerDonor, record.Stream.Id)],
            BankAccountEvent e => StatementTasks.KeysOf(e, record.Stream.Id),
            GoodsCounted or GoodsHandedOver => GoodsTasks.KeysOf(record.Stream.Id),
            TaskAssignmentEvent => [record.Stream.Id],
            _ => [],
        };
    }

    public static TaskRow? Project(TaskRow? row, Guid key, Recorded record)
    {
        var (campaign, day) = (record.Stream.Id, ChinaTime.DayOf(record.At));
        return record.Event switch
        {
            DonationRecorded e when key == ReceiptKeyOf(e, campaign) => ReceiptTasks.Of(row, key, campaign, ChinaTime.DayOf(e.ReceivedAt)),
            DonationCorrected { Booked: { } booked } => ReceiptTasks.Of(row, key, booked.Campaign, booked.ToOn),
            DonationRecorded e when key == Key(TaskKind.CountGoods, e.DonationId) => GoodsTasks.ToCount(e, key, campaign, day, record.Actor),
            GoodsCounted e => GoodsTasks.Next(row, e.Next, key, record.Stream.Id, e.CampaignId, e.Number),
            GoodsHandedOver e => GoodsTasks.Next(row, e.Next, key, record.Stream.Id, e.CampaignId, e.Number),
            DonationRecorded e => new(key, key == Key(TaskKind.Letter, e.DonationId) ? TaskKind.Letter : TaskKind.Review, campaign, e.DonationId, e.Number, e.Amount.Fen, day, day),
            WithdrawalRequested e => new(key, e.Kind == WithdrawalKind.Refund ? TaskKind.ApproveRefund : TaskKind.ApproveChange, campaign, e.DonationId, e.DonationNumber, e.Amount.Fen, day, day, NotBy: Barred.Add("", e.By)),
            WithdrawalApproved e when row?.Kind == TaskKind.Letter => e.Whole ? null : row,
            WithdrawalApproved e when row?.Kind == TaskKind.Review => e.ReviewEnds ? null : row,
            WithdrawalApproved e => e.Kind != WithdrawalKind.Refund || row is null ? null : new(key, TaskKind.PayRefund, campaign, row.SubjectId, row.SubjectNumber, e.Amount.Fen, day, day),
            CampaignDrafted e => Planned(new(key, key == Key(TaskKind.File, campaign) ? TaskKind.File : TaskKind.End, campaign, campaign, e.Number, null, _notYet, default), e.Plan),
            CampaignPlanEdited e => Planned(row, e.Plan),
            CampaignPlanChanged e => Planned(row, e.Plan),
            CampaignLaunched e => key == ClosingTask.Key ? row ?? ClosingTask.Of(Month.Of(e.On)) : Launched(row, e.On),
            BooksEvent e => ClosingTask.After(e),
            StatementLineEvent e => StatementTasks.Waiting(row, key, record.Stream.Id, e.Backlog, day),
            StatementHandedIn e => StatementTasks.Compared(row, key, record.Stream.Id, e, day),
            BoxTakenIn e => new(key, TaskKind.CountBox, e.CampaignId, record.Stream.Id, e.Number, null, day, e.On),
            DisbursementRequested e => PaymentTasks.Of(e, key, campaign, day),
            DisbursementReviewed e => PaymentTasks.Reviewed(row, day, e.By),
            DisbursementApproved e when key == Key(TaskKind.Pay, e.DisbursementId) => PaymentTasks.Approved(row, day, e.By),
            DisbursementPaid e when key == Key(TaskKind.Feedback, campaign) => PaymentTasks.Untold(row, key, campaign, e, day),
            CampaignFeedbackGiven e => e.NextOn is { } next && row is not null ? row with { CountsFrom = next } : null,
            DonorRequestReceived e => new(key, TaskKind.AnswerDonor, Guid.Empty, campaign, e.Number, null, day, e.ReceivedOn, FixedDueOn: e.DueOn),
            TaskAssigned e => row is null ? null : row with { Assignee = e.To, AssignedDueOn = e.DueOn, AssignedNote = e.Note },
            TaskUnassigned => row is null ? null : row with { Assignee = null, AssignedDueOn = null, AssignedNote = null },
            _ => null,
        };
    }

    private static Guid Key(TaskKind kind, Guid subject) => RowKey.Of(kind, subject);

    private static Guid ReceiptKeyOf(DonationRecorded e, Guid campaign) => ReceiptTasks.KeyOf(campaign, ReceiptTasks.MonthOf(ChinaTime.DayOf(e.ReceivedAt)));

    private static IEnumerable<Guid> OfGift(DonationRecorded e, Guid campaign)
    {
        yield return ReceiptKeyOf(e, campaign);
        if (e.LetterOwed) yield return Key(TaskKind.Letter, e.DonationId);
        if (e.AwaitsReview) yield return Key(TaskKind.Review, e.DonationId);
        if (e.Goods is not null) yield return Key(TaskKind.CountGoods, e.DonationId);
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

/// <summary>People who may not do a task, as one text: each between line breaks, which no name of an actor has.</summary>
internal static class Barred
{
    public static string Add(string before, string who) => before.Length == 0 ? $"\n{who}\n" : Contains(before, who) ? before : $"{before}{who}\n";

    public static bool Contains(string all, string who) => all.Contains($"\n{who}\n", StringComparison.Ordinal);

    public static IReadOnlyList<string> Names(string all) => all.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
