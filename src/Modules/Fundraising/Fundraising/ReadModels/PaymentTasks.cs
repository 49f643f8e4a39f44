using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Tasks;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>The tasks of one payment, one after the other: review where it is required, approve, pay. All are there from the request on, unseen until their turn (FUN-16).</summary>
internal static class PaymentTasks
{
    private static readonly DateOnly _notYet = DateOnly.MaxValue;

    public static IEnumerable<Guid> KeysOf(Guid payment) => [Key(TaskKind.ReviewDisbursement, payment), Key(TaskKind.Approve, payment), Key(TaskKind.Pay, payment)];

    public static TaskRow Of(DisbursementRequested e, Guid key, Guid campaign, DateOnly day)
    {
        var kind = KindOf(key, e.DisbursementId);
        var first = e.ReviewRequired ? TaskKind.ReviewDisbursement : TaskKind.Approve;
        var barred = kind != TaskKind.Pay || e.ReviewRequired ? Barred.Add("", e.By) : "";
        return new(key, kind, campaign, e.DisbursementId, e.Number, e.Amount.Fen, kind == first ? day : _notYet, day, e.LevelAsked, barred);
    }

    /// <summary>The review is done. Where it was required, who did it neither approves nor pays.</summary>
    public static TaskRow? Reviewed(TaskRow? row, DateOnly day, string by) => row switch
    {
        { Kind: TaskKind.Approve, AppearsOn: var seen } when seen == _notYet => Seen(row, day) with { NotBy = Barred.Add(row.NotBy, by) },
        { Kind: TaskKind.Approve } => row,
        { Kind: TaskKind.Pay } => OneMore(row, by),
        _ => null,
    };

    /// <summary>It may be paid; where four people are wanted, not by who approved it.</summary>
    public static TaskRow? Approved(TaskRow? row, DateOnly day, string by) => row is null ? null : OneMore(Seen(row, day), by);

    /// <summary>It is this task's turn now; one that is seen already stays as it is.</summary>
    private static TaskRow Seen(TaskRow row, DateOnly day) => row.AppearsOn != _notYet ? row : row with { AppearsOn = day, CountsFrom = day };

    /// <summary>The donors are told of what was paid, from the first day on of which they were not (FUN-09).</summary>
    public static TaskRow Untold(TaskRow? row, Guid key, Guid campaign, DisbursementPaid e, DateOnly day)
    {
        // The number of a payment begins with its campaign's.
        if (row is null) return new(key, TaskKind.Feedback, campaign, campaign, e.Number[..e.Number.LastIndexOf('-')], null, day, e.PaidOn);
        return e.PaidOn < row.CountsFrom ? row with { CountsFrom = e.PaidOn } : row;
    }

    // A payment that anybody may make bars nobody from the start.
    private static TaskRow OneMore(TaskRow pay, string by) => pay.NotBy.Length == 0 ? pay : pay with { NotBy = Barred.Add(pay.NotBy, by) };

    private static TaskKind KindOf(Guid key, Guid payment)
    {
        if (key == Key(TaskKind.ReviewDisbursement, payment)) return TaskKind.ReviewDisbursement;
        return key == Key(TaskKind.Approve, payment) ? TaskKind.Approve : TaskKind.Pay;
    }

    private static Guid Key(TaskKind kind, Guid subject) => RowKey.Of(kind, subject);
}
