using System.Linq.Expressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Tasks;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Every question the module asks of its tasks.</summary>
internal static class TasksThat
{
    public static Specification<TaskRow> AreShownOn(DateOnly day) => new(t => t.AppearsOn <= day);

    /// <summary>Of the tasks about receipts only those that owe any.</summary>
    public static Specification<TaskRow> OweReceipts(IReadOnlyList<Guid> owing) => new(t => t.Kind != TaskKind.IssueReceipts || owing.Contains(t.Id));

    public static Specification<TaskRow> AreOf(TaskKind kind) => new(t => t.Kind == kind);

    public static Specification<TaskRow> BelongTo(Guid campaign) => new(t => t.CampaignId == campaign);

    public static Specification<TaskRow> AreWith(string assignee) => new(t => t.Assignee == assignee);

    public static Specification<TaskRow> AreAssigned(bool assigned) => new(t => (t.Assignee != null) == assigned);

    /// <summary>None of the steps before it was his.</summary>
    public static Specification<TaskRow> MayBeDoneBy(string actor)
    {
        var barred = $"\n{actor}\n";
        return new(t => !t.NotBy.Contains(barred));
    }

    public static Specification<TaskRow> AreFor(OfficeRole role)
    {
        var wanted = new Specification<TaskRow>(_ => false);
        foreach (var kind in TaskKinds.All.Select(w => w.Kind).Where(k => k != TaskKind.Approve && TaskKinds.RoleOf(k, null) == role)) wanted |= AreOf(kind);
        foreach (var level in Enum.GetValues<ApprovalLevel>().Where(l => TaskKinds.RoleOf(TaskKind.Approve, l) == role)) wanted |= new Specification<TaskRow>(t => t.Kind == TaskKind.Approve && t.ApprovalLevel == level);
        return wanted;
    }
}

/// <summary>When tasks are due, by the figures in force: of each the figure of the day that it counts from.</summary>
internal sealed class TaskDues(Rulebook rules)
{
    private static readonly string[] _columns = ["due", "since", "amount"];
    private readonly Expression<Func<TaskRow, DateOnly>> _dueOn = DueOn(rules);

    public static IReadOnlyList<string> SortNames => _columns;

    /// <summary>The order of the list, the first to be due first.</summary>
    public SortColumns<TaskRow> Sorts => new("due") { { _columns[0], _dueOn }, { _columns[1], t => t.AppearsOn }, { _columns[2], t => t.AmountFen } };

    public Deadline Of(TaskRow task)
    {
        if ((task.AssignedDueOn ?? task.FixedDueOn) is { } given) return rules.Holidays.Deadline(given, 0);
        return rules.Holidays.Deadline(task.CountsFrom, rules.On(task.CountsFrom).Whole(TaskKinds.Of(task.Kind).DueDays));
    }

    public Specification<TaskRow> AreDueUntil(DateOnly day) =>
        new(Expression.Lambda<Func<TaskRow, bool>>(Expression.LessThanOrEqual(_dueOn.Body, Expression.Constant(day)), _dueOn.Parameters));

    /// <summary>The hard limit has passed: a working day lies between it and today.</summary>
    public Specification<TaskRow> AreOverdueOn(DateOnly today)
    {
        var last = today.AddDays(-1);
        while (rules.Holidays.IsDayOff(last)) last = last.AddDays(-1);
        return AreDueUntil(last);
    }

    // A figure may have changed in the middle of what is open, so it is asked for by kind and day; in one question, that pages and sorts.
    private static Expression<Func<TaskRow, DateOnly>> DueOn(Rulebook rules)
    {
        var task = Expression.Parameter(typeof(TaskRow), "t");
        var from = Expression.Property(task, nameof(TaskRow.CountsFrom));
        Expression days = Expression.Constant(0);
        foreach (var work in TaskKinds.All)
        {
            Expression figure = Expression.Constant(decimal.ToInt32(work.DueDays.Default));
            foreach (var version in rules.Parameters.VersionsOf(work.DueDays.Key))
                figure = Expression.Condition(Expression.GreaterThanOrEqual(from, Expression.Constant(version.From)), Expression.Constant(decimal.ToInt32(version.Value)), figure);
            days = Expression.Condition(Expression.Equal(Expression.Property(task, nameof(TaskRow.Kind)), Expression.Constant(work.Kind)), figure, days);
        }

        var reckoned = Expression.Call(from, nameof(DateOnly.AddDays), null, days);
        return Expression.Lambda<Func<TaskRow, DateOnly>>(
            Expression.Coalesce(Expression.Property(task, nameof(TaskRow.AssignedDueOn)), Expression.Coalesce(Expression.Property(task, nameof(TaskRow.FixedDueOn)), reckoned)), task);
    }
}
