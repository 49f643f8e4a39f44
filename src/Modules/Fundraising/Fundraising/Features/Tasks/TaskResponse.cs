using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Tasks;

/// <summary>一项待办</summary>
/// <param name="Kind">letter 补捐赠函、review 境外捐赠审查、file 补办备案、end 结束活动、approve 审批拨付、pay 付款、approveRefund 审批退款、approveChange 批准作废或转移、payRefund 退款付款、reviewDisbursement 审核拨付、countBox 清点募捐箱、closeMonth 月末结账、answerDonor 答复捐赠人申请、feedback 向捐赠人反馈、claimLines 处理待认领的银行流水、reconcileStatement 补齐对账单缺少的流水、issueReceipts 开具票据（一个活动一个月的捐赠合为一项）</param>
/// <param name="Title">要做的事</param>
/// <param name="CampaignId">所属活动；不属于活动的为空</param>
/// <param name="SubjectId">捐赠、拨付、募捐箱、申请、活动或账期的标识</param>
/// <param name="SubjectNumber">其编号</param>
/// <param name="Amount">金额（元）</param>
/// <param name="Since">出现日期</param>
/// <param name="DueOn">应完成日期：指派时另定的日期，否则按该类待办的期限参数（Task.…Days）计算</param>
/// <param name="LatestOn">最后期限：应完成日期，逢节假日顺延</param>
/// <param name="Overdue">是否已逾期</param>
/// <param name="Note">期限的说明，例如该年节假日安排尚未录入</param>
/// <param name="ApprovalLevel">拨付的审批层级：vicePresident 分管副会长、president 会长、collective 集体决策</param>
/// <param name="Role">由谁办理：handler 经办、accountant 会计、cashier 出纳、vicePresident 分管副会长、president 会长</param>
/// <param name="NotBy">不得办理的人：已办理前面的步骤</param>
/// <param name="Assignee">已指派给谁</param>
/// <param name="AssignedNote">指派时的说明</param>
/// <param name="Count">待开具的票据张数；其他待办为空</param>
internal sealed record TaskResponse(
    Guid Id, TaskKind Kind, string Title, Guid? CampaignId, Guid SubjectId, string SubjectNumber, Money? Amount, DateOnly Since, DateOnly DueOn, DateOnly LatestOn, bool Overdue, string? Note,
    ApprovalLevel? ApprovalLevel, OfficeRole Role, IReadOnlyList<string> NotBy, string? Assignee, string? AssignedNote, long? Count)
{
    public static TaskResponse Of(TaskRow t, TaskDues dues, DateOnly today, bool english, long? count)
    {
        var due = dues.Of(t);
        var note = due.MissingYear is { } year ? HolidayErrors.NotEntered(year) : default;
        return new(
            t.Id, t.Kind, TitleOf(t, english), t.CampaignId == Guid.Empty ? null : t.CampaignId, t.SubjectId, t.SubjectNumber, t.AmountFen is { } fen ? new Money(fen) : null, t.AppearsOn,
            due.DueOn, due.LatestOn, due.IsOver(today), english ? note.En : note.Zh, t.ApprovalLevel, TaskKinds.RoleOf(t.Kind, t.ApprovalLevel), Barred.Names(t.NotBy), t.Assignee, t.AssignedNote, count);
    }

    public static string TitleOf(TaskRow t, bool english = false)
    {
        var work = TaskKinds.Of(t.Kind);
        if (english) return work.En;
        return t is { Kind: TaskKind.Approve, ApprovalLevel: { } level } ? $"{work.Zh}（{Words.Of(level)}）" : work.Zh;
    }
}
