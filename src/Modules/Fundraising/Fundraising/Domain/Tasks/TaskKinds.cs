using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Tasks;

/// <summary>What is known of a kind of task.</summary>
/// <param name="Days">Within so many days of the day it counts from it is due, unless the parameter says otherwise.</param>
internal sealed record TaskWork(TaskKind Kind, string Zh, string En, OfficeRole Role, string Rule, int Days)
{
    /// <summary>The figure that says when it is due.</summary>
    public Parameter DueDays { get; init; } = new($"Task.{Kind}Days", ParameterKind.WholeNumber, Days)
    {
        Zh = $"待办“{Zh}”应在多少日内完成",
        En = $"The task '{En}' is due within so many days",
        Unit = "日",
        Basis = "本平台暂定",
        Rule = Rule,
        Sure = false,
        Least = 0,
        Most = 365,
    };
}

/// <summary>The one table of all kinds of tasks: a new kind is one line here.</summary>
internal static class TaskKinds
{
    public static IReadOnlyList<TaskWork> All { get; } =
    [
        new(TaskKind.Letter, "补交书面捐赠函", "Get the written letter", OfficeRole.Handler, "FUN-06", 30),
        new(TaskKind.Review, "完成境外捐赠审查", "Review the gift from overseas", OfficeRole.Handler, "FUN-06", 30),
        new(TaskKind.File, "补办募捐备案", "File the campaign", OfficeRole.Handler, "FUN-03", 10) { DueDays = FundraisingParameters.EmergencyFilingDaysAfterStart },
        new(TaskKind.End, "活动期满，登记结束", "End the campaign", OfficeRole.Handler, "FUN-02", 1),
        // Its role is told by the payment's level.
        new(TaskKind.Approve, "审批拨付", "Approve the payment", OfficeRole.VicePresident, "FUN-16", 3),
        new(TaskKind.Pay, "登记付款", "Make the payment", OfficeRole.Cashier, "FUN-16", 5),
        new(TaskKind.ApproveRefund, "审批退款", "Approve the refund", OfficeRole.VicePresident, "FUN-15", 3),
        new(TaskKind.ApproveChange, "批准或驳回捐赠的作废、转移", "Decide about the void or move", OfficeRole.VicePresident, "FUN-14", 3),
        new(TaskKind.PayRefund, "登记退款付款", "Pay the refund", OfficeRole.Cashier, "FUN-15", 5),
        new(TaskKind.ReviewDisbursement, "审核拨付", "Review the payment", OfficeRole.Accountant, "FUN-16", 2),
        new(TaskKind.CountBox, "清点募捐箱", "Count the collection box", OfficeRole.Handler, "FUN-04", 3),
        new(TaskKind.CloseMonth, "月末结账", "Close the month", OfficeRole.Accountant, "FUN-17", 10) { DueDays = FundraisingParameters.CloseMonthByDay },
        // In working days, which its row knows.
        new(TaskKind.AnswerDonor, "答复捐赠人申请", "Answer the donor's request", OfficeRole.Handler, "FUN-09", 15) { DueDays = FundraisingParameters.DaysOfDonorRequest },
        new(TaskKind.Feedback, "向捐赠人反馈款项使用情况", "Tell the donors what their money was used for", OfficeRole.Handler, "FUN-09", 30) { DueDays = FundraisingParameters.DaysOfFeedback },
        new(TaskKind.ClaimLines, "处理待认领的银行流水", "Decide about the lines of a statement that wait", OfficeRole.Accountant, "FUN-18", 10) { DueDays = FundraisingParameters.DaysToClaim },
        new(TaskKind.ReconcileStatement, "对账单月末余额与流水不符，补齐流水", "The statement of a month does not add up: hand in what is missing", OfficeRole.Accountant, "FUN-18", 10),
        new(TaskKind.CountGoods, "第二人清点捐赠物资", "Count the goods", OfficeRole.Handler, "FUN-06", 3),
        // It counts from the day of expiry: due is to be used until then.
        new(TaskKind.GoodsExpiring, "在库物资临近有效期，尽快移交使用", "Use the goods before they expire", OfficeRole.Handler, "FUN-06", 0),
        new(TaskKind.IssueReceipts, "开具捐赠票据", "Issue the donation receipts", OfficeRole.Accountant, "FUN-07", 10) { DueDays = FundraisingParameters.DaysOfReceipt },
    ];

    private static readonly Dictionary<TaskKind, TaskWork> _byKind = All.ToDictionary(w => w.Kind);

    /// <summary>The figures that are of tasks alone.</summary>
    public static IEnumerable<Parameter> Parameters { get; } = [.. All.Select(w => w.DueDays).Except(FundraisingParameters.All)];

    public static TaskWork Of(TaskKind kind) => _byKind[kind];

    /// <summary>Who does it: of an approval told by the payment's level, at which the president signs for a collective decision.</summary>
    public static OfficeRole RoleOf(TaskKind kind, ApprovalLevel? level) => (kind, level) switch
    {
        (TaskKind.Approve, ApprovalLevel.President or ApprovalLevel.Collective) => OfficeRole.President,
        _ => Of(kind).Role,
    };
}
