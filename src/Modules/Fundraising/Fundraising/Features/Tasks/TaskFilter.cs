using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Tasks;

/// <summary>The filters of the list of tasks, of its totals and of its exports.</summary>
/// <param name="Campaign">A campaign's id, looked up.</param>
internal sealed record TaskFilter(TaskKind? Kind, OfficeRole? Role, string? Assignee, bool? Assigned, string? DoableBy, DateOnly? DueTo, bool? Overdue, Guid? Campaign)
{
    /// <summary>True when nothing is asked for: every task passes.</summary>
    public bool KeepsAll => this == new TaskFilter(null, null, null, null, null, null, null, null);

    /// <param name="owing">Which of the tasks about receipts owe any.</param>
    public Specification<TaskRow> Of(TaskDues dues, DateOnly today, OwedReceipts owing)
    {
        var wanted = TasksThat.AreShownOn(today) & TasksThat.OweReceipts(owing.Tasks);
        if (Kind is { } kind) wanted &= TasksThat.AreOf(kind);
        if (Role is { } role) wanted &= TasksThat.AreFor(role);
        if (!string.IsNullOrWhiteSpace(Assignee)) wanted &= TasksThat.AreWith(Assignee.Trim());
        if (Assigned is { } assigned) wanted &= TasksThat.AreAssigned(assigned);
        if (!string.IsNullOrWhiteSpace(DoableBy)) wanted &= TasksThat.MayBeDoneBy(DoableBy.Trim());
        if (DueTo is { } day) wanted &= dues.AreDueUntil(day);
        if (Overdue is { } overdue) wanted &= overdue ? dues.AreOverdueOn(today) : !dues.AreOverdueOn(today);
        if (Campaign is { } campaign) wanted &= TasksThat.BelongTo(campaign);
        return wanted;
    }
}
