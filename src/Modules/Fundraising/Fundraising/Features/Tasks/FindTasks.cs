using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Tasks;

/// <summary>What the desk has to do now: when it is due, who does it, and how much of each kind there is.</summary>
internal static class FindTasks
{
    /// <summary>一类待办的合计</summary>
    /// <param name="Kind">类别</param>
    /// <param name="Title">要做的事</param>
    /// <param name="Count">件数</param>
    /// <param name="OverdueCount">其中已逾期</param>
    /// <param name="UnassignedCount">其中尚未指派</param>
    /// <param name="Amount">涉及金额（元）</param>
    internal sealed record KindTotal(TaskKind Kind, string Title, int Count, int OverdueCount, int UnassignedCount, Money Amount);

    public static void Map(RouteGroupBuilder tasks)
    {
        tasks.MapGet("/", Handle)
            .WithName("findTasks").WithSummary("待办事项（List tasks）")
            .WithDescription("缺捐赠函的大额捐赠、待审查的境外捐赠、应补办的备案、应结束的活动、待审核、待审批和待付款的拨付与退款、待批准的作废和转移、待清点的募捐箱、待答复的捐赠人申请、待反馈的款项使用情况、应结账的月份、待开具的票据（一个活动一个月的捐赠合为一项）等。默认应完成日期在前的在前；办完即自动消失。")
            .Permission("fundraising.read")
            .Refuses(CampaignErrors.NotFound)
            .SortableBy([.. TaskDues.SortNames]);
        tasks.MapGet("/totals", Totals)
            .WithName("countTasks").WithSummary("待办合计（Tasks by kind）")
            .WithDescription("按类别合计件数、逾期件数、未指派件数和金额；没有待办的类别不列出。筛选条件同待办列表。")
            .Permission("fundraising.read")
            .Refuses(CampaignErrors.NotFound);
    }

    /// <param name="kind">类别</param>
    /// <param name="role">由谁办理</param>
    /// <param name="assignee">已指派给（全名）</param>
    /// <param name="assigned">是否已指派</param>
    /// <param name="doableBy">此人可以办理：没有办过前面的步骤（全名）</param>
    /// <param name="dueTo">应完成日期不晚于</param>
    /// <param name="overdue">是否已逾期</param>
    /// <param name="campaign">所属活动或资金的标识或编号</param>
    private static async Task<Results<Ok<ListResponse<TaskResponse>>, Problem>> Handle(
        TaskKind? kind, OfficeRole? role, string? assignee, bool? assigned, string? doableBy, DateOnly? dueTo, bool? overdue, string? campaign,
        ListQuery query, CampaignDesk campaigns, Reads<TaskRow> tasks, ReceiptsOwing receipts, TimeProvider clock, RulesInForce rules, HttpContext context, CancellationToken cancel)
    {
        if (await Within(campaign, campaigns, cancel) is not { } of) return CampaignErrors.NotFound.ToProblem();
        var filter = new TaskFilter(kind, role, assignee, assigned, doableBy, dueTo, overdue, of.Id);
        var owing = await receipts.Now(context, cancel);
        var (today, dues, english) = (ChinaTime.DayOf(clock.GetUtcNow()), new TaskDues(rules.Now), context.TellsEnglish());
        var found = await tasks.Find(filter.Of(dues, today, owing), query.Page(), dues.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, t => TaskResponse.Of(owing.Fill(t), dues, today, english, owing.CountOf(t))));
    }

    /// <param name="kind">类别</param>
    /// <param name="role">由谁办理</param>
    /// <param name="assignee">已指派给（全名）</param>
    /// <param name="assigned">是否已指派</param>
    /// <param name="doableBy">此人可以办理：没有办过前面的步骤（全名）</param>
    /// <param name="dueTo">应完成日期不晚于</param>
    /// <param name="overdue">是否已逾期</param>
    /// <param name="campaign">所属活动或资金的标识或编号</param>
    private static async Task<Results<Ok<ListResponse<KindTotal>>, Problem>> Totals(
        TaskKind? kind, OfficeRole? role, string? assignee, bool? assigned, string? doableBy, DateOnly? dueTo, bool? overdue, string? campaign,
        CampaignDesk campaigns, Reads<TaskRow> tasks, ReceiptsOwing receipts, TimeProvider clock, RulesInForce rules, HttpContext context, CancellationToken cancel)
    {
        if (await Within(campaign, campaigns, cancel) is not { } of) return CampaignErrors.NotFound.ToProblem();
        var filter = new TaskFilter(kind, role, assignee, assigned, doableBy, dueTo, overdue, of.Id);
        var owing = await receipts.Now(context, cancel);
        var (today, dues, english) = (ChinaTime.DayOf(clock.GetUtcNow()), new TaskDues(rules.Now), context.TellsEnglish());
        var all = await Sums(tasks, filter.Of(dues, today, owing), cancel);
        context.SayLag(all.Lagging);
        var late = (await Sums(tasks, filter.Of(dues, today, owing) & dues.AreOverdueOn(today), cancel)).Value.ToDictionary(t => t.Kind, t => t.Count);
        var receiptTasks = await tasks.Ask((rows, ct) => rows.Where((filter.Of(dues, today, owing) & TasksThat.AreOf(TaskKind.IssueReceipts)).Condition).ToListAsync(ct), cancel);
        var receiptFen = receiptTasks.Value.Sum(t => owing.Fill(t).AmountFen ?? 0);
        return TypedResults.Ok(new ListResponse<KindTotal>([.. all.Value.OrderBy(t => t.Kind).Select(t => new KindTotal(
            t.Kind, english ? TaskKinds.Of(t.Kind).En : TaskKinds.Of(t.Kind).Zh, t.Count, late.GetValueOrDefault(t.Kind), t.Count - t.Assigned, new(t.Kind == TaskKind.IssueReceipts ? receiptFen : t.Fen)))]));
    }

    /// <summary>The campaign that somebody asks for, nothing where he asks for none; null where there is no such campaign.</summary>
    public static async Task<(Guid? Id, bool Found)?> Within(string? idOrNumber, CampaignDesk campaigns, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(idOrNumber)) return (null, false);
        return await campaigns.Find(idOrNumber.Trim(), cancel) is { } id ? (id, true) : null;
    }

    private static Task<Answer<List<Sum>>> Sums(Reads<TaskRow> tasks, Specification<TaskRow> wanted, CancellationToken cancel) => tasks.Ask(
        (rows, ct) => rows.Where(wanted.Condition).GroupBy(t => t.Kind)
            .Select(g => new Sum(g.Key, g.Count(), g.Count(t => t.Assignee != null), g.Sum(t => t.AmountFen ?? 0))).ToListAsync(ct),
        cancel);

    private sealed record Sum(TaskKind Kind, int Count, int Assigned, long Fen);
}
