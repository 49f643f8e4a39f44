using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

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
        return new(key, kind, campaign, e.DisbursementId, e.Number, e.Amount.Fen, kind == first ? day : _notYet, day, e.LevelAsked);
    }

    /// <summary>It is this task's turn now; one that is seen already stays as it is.</summary>
    public static TaskRow? Seen(TaskRow? row, DateOnly day) => row is null || row.AppearsOn != _notYet ? row : row with { AppearsOn = day, CountsFrom = day };

    private static TaskKind KindOf(Guid key, Guid payment)
    {
        if (key == Key(TaskKind.ReviewDisbursement, payment)) return TaskKind.ReviewDisbursement;
        return key == Key(TaskKind.Approve, payment) ? TaskKind.Approve : TaskKind.Pay;
    }

    private static Guid Key(TaskKind kind, Guid subject) => RowKey.Of(kind, subject);
}
