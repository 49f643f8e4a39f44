using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Tasks;

/// <summary>What the desk has to do now.</summary>
internal static class FindTasks
{
    /// <summary>一项待办</summary>
    /// <param name="Kind">letter 补捐赠函、review 境外捐赠审查、file 补办备案、end 结束活动、approve 审批拨付、pay 付款、approveRefund 审批退款、approveChange 批准作废或转移、payRefund 退款付款、reviewDisbursement 审核拨付、countBox 清点募捐箱</param>
    /// <param name="Title">要做的事</param>
    /// <param name="CampaignId">所属活动</param>
    /// <param name="SubjectId">捐赠、拨付、募捐箱或活动的标识</param>
    /// <param name="SubjectNumber">其编号</param>
    /// <param name="Amount">金额（元）</param>
    /// <param name="Since">出现日期</param>
    /// <param name="DueOn">应完成日期；没有期限的为空</param>
    /// <param name="LatestOn">最后期限：应完成日期，逢节假日顺延；规则未定期限的为空</param>
    /// <param name="Overdue">是否已逾期</param>
    /// <param name="ApprovalLevel">拨付的审批层级：vicePresident 分管副会长、president 会长、collective 集体决策</param>
    /// <param name="Note">期限的说明，例如该年节假日安排尚未录入</param>
    internal sealed record Item(
        Guid Id, TaskKind Kind, string Title, Guid CampaignId, Guid SubjectId, string SubjectNumber, Money? Amount, DateOnly Since, DateOnly? DueOn, DateOnly? LatestOn, bool Overdue, string? Note, ApprovalLevel? ApprovalLevel);

    public static void Map(RouteGroupBuilder module) => module.MapGet("/tasks", Handle)
        .WithTags("待办（Tasks）")
        .WithName("findTasks").WithSummary("待办事项（List tasks）")
        .WithDescription("缺捐赠函的大额捐赠、待审查的境外捐赠、应补办的备案、应结束的活动、待审核、待审批和待付款的拨付与退款、待批准的作废和转移、待清点的募捐箱。办完即自动消失。")
        .Permission("fundraising.read")
        .SortableBy([.. TasksThat.Sorts]);

    /// <param name="kind">类别</param>
    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(
        TaskKind? kind, ListQuery query, Reads<TaskRow> tasks, TimeProvider clock, RulesInForce rules, HttpContext context, CancellationToken cancel)
    {
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        var wanted = TasksThat.AreShownOn(today);
        if (kind is { } k) wanted &= TasksThat.AreOf(k);
        var found = await tasks.Find(wanted, query.Page(), TasksThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        var (book, english) = (rules.Now, context.TellsEnglish());
        return TypedResults.Ok(found.Show(context, t => Show(t, today, book, english)));
    }

    private static Item Show(TaskRow t, DateOnly today, Rulebook rules, bool english)
    {
        var (title, due, latest, missing) = t.Kind switch
        {
            TaskKind.Letter => ("补交书面捐赠函", (DateOnly?)null, (DateOnly?)null, (int?)null),
            TaskKind.Review => ("完成境外捐赠审查", null, null, null),
            TaskKind.File => Filing(t, rules),
            TaskKind.End => ("活动期满，登记结束", t.CountsFrom.AddDays(1), null, null),
            TaskKind.Approve => (Approval(t), null, null, null),
            TaskKind.ApproveRefund => ("审批退款", null, null, null),
            TaskKind.ApproveChange => ("批准或驳回捐赠的作废、转移", null, null, null),
            TaskKind.PayRefund => ("登记退款付款", null, null, null),
            TaskKind.CountBox => ("清点募捐箱", null, null, null),
            TaskKind.ReviewDisbursement => ("审核拨付", null, null, null),
            _ => ("登记付款", null, null, null),
        };
        var note = missing is { } year ? HolidayErrors.NotEntered(year) : default;
        return new(
            t.Id, t.Kind, title, t.CampaignId, t.SubjectId, t.SubjectNumber, t.AmountFen is { } fen ? new Money(fen) : null, t.AppearsOn,
            due, latest, today > (latest ?? due), english ? note.En : note.Zh, t.ApprovalLevel);
    }

    private static string Approval(TaskRow t) => t.ApprovalLevel is { } level ? $"审批拨付（{Words.Of(level)}）" : "审批拨付";

    private static (string Title, DateOnly? Due, DateOnly? Latest, int? MissingYear) Filing(TaskRow t, Rulebook rules)
    {
        var deadline = Campaign.DeadlineOfFiling(t.CountsFrom, emergency: true, rules);
        return ("补办募捐备案", deadline.DueOn, deadline.LatestOn, deadline.MissingYear);
    }
}
