using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Fundraising.Domain.Tasks;

/// <summary>Something that happened to who does a task.</summary>
internal abstract record TaskAssignmentEvent;

/// <param name="DueOn">The day that was given to him; null where the kind's own one holds.</param>
[StoredName("task-assigned")]
internal sealed record TaskAssigned(TaskKind Kind, Guid CampaignId, Guid SubjectId, string SubjectNumber, string To, DateOnly? DueOn, string? Note, string By, DateTimeOffset At) : TaskAssignmentEvent;

[StoredName("task-unassigned")]
internal sealed record TaskUnassigned(string From, string? Note, string By, DateTimeOffset At) : TaskAssignmentEvent;

/// <summary>A task as the list shows it, for who is to do it.</summary>
/// <param name="NotBy">Who may not do it, because he did a step before it.</param>
/// <param name="Assignee">Who has it now.</param>
internal sealed record OpenTask(TaskKind Kind, Guid CampaignId, Guid SubjectId, string SubjectNumber, IReadOnlyList<string> NotBy, string? Assignee);

/// <summary>An assignment as somebody asks for it.</summary>
internal sealed record ProposedAssignment(string? To, DateOnly? DueOn, string? Note);

/// <summary>Who does a task of the desk, and by when. It is about work and decides about nothing else; its id is the task's.</summary>
/// <remarks>When the task is done, its row goes, and with it who had it: one that comes again has nobody.</remarks>
internal sealed record TaskAssignment : IAggregate<TaskAssignment, TaskAssignmentEvent>
{
    private const int LongestName = 100;
    private const int LongestNote = 500;

    public static TaskAssignment Initial { get; } = new();

    /// <summary>How many events made it.</summary>
    public long Version { get; init; }

    /// <summary>Who had it last; the list tells whether he still has.</summary>
    public string? To { get; init; }

    public DateOnly? DueOn { get; init; }

    public string? Note { get; init; }

    /// <param name="task">Null where nothing is to be done.</param>
    public Decision<TaskAssignmentEvent> Assign(OpenTask? task, ProposedAssignment asked, string by, DateTimeOffset now)
    {
        if (task is null) return TaskErrors.NotFound;
        var errors = new List<Error>();
        var to = Clean(asked.To, "to", LongestName, errors);
        var note = Clean(asked.Note, "note", LongestNote, errors);
        if (to is null && errors.All(e => e.Field != "to")) errors.Add(TaskErrors.AssigneeMissing);
        if (asked.DueOn is { } due && due < ChinaTime.DayOf(now)) errors.Add(TaskErrors.DueInPast(due));
        else if (asked.DueOn is { } far && DayRange.Check(far, "dueOn") is { } odd) errors.Add(odd);
        if (Error.All(errors) is { } error) return error;
        if (task.NotBy.Contains(to!)) return TaskErrors.ActedBefore(to!);
        if (task.Assignee == to && (To, DueOn, Note) == (to, asked.DueOn, note)) return TaskErrors.AssignedAlready(to!);
        return [new TaskAssigned(task.Kind, task.CampaignId, task.SubjectId, task.SubjectNumber, to!, asked.DueOn, note, by, now)];
    }

    /// <param name="task">Null where nothing is to be done.</param>
    public Decision<TaskAssignmentEvent> Unassign(OpenTask? task, string? note, string by, DateTimeOffset now)
    {
        if (task is null) return TaskErrors.NotFound;
        if (task.Assignee is null || To is null) return TaskErrors.NotAssigned;
        if (PlainText.Check(note, "note", LongestNote, out var clean) is { } unclean) return unclean;
        return [new TaskUnassigned(To, clean, by, now)];
    }

    public TaskAssignment Apply(TaskAssignmentEvent happened) => happened switch
    {
        TaskAssigned e => new() { Version = Version + 1, To = e.To, DueOn = e.DueOn, Note = e.Note },
        _ => new() { Version = Version + 1 },
    };

    private static string? Clean(string? text, string field, int most, List<Error> errors)
    {
        if (PlainText.Check(text, field, most, out var clean) is { } unclean) errors.Add(unclean);
        return clean;
    }
}

/// <summary>Why a task is not given to somebody.</summary>
internal static class TaskErrors
{
    public static readonly Error NotFound = Error.NotFound("task.not_found", "没有这项待办：它已办结，或编号不正确；请刷新待办列表", "There is no such task: it is done, or its id is wrong; read the list again");

    public static readonly Error AssigneeMissing = Error.Invalid("task.assignee_missing", "请填写由谁承办（to）", "Say who is to do it (to)", field: "to");

    public static readonly Error NotAssigned = Error.Conflict("task.not_assigned", "这项待办没有指派给任何人", "This task is assigned to nobody");

    public static Error AssignedAlready(string who) => Error.Conflict("task.assigned_already", $"这项待办已如此指派给 {who}", $"This task is assigned to {who} like this already");

    public static Error DueInPast(DateOnly due) => Error.Invalid("task.due_in_past", $"应完成日期 {due:yyyy-MM-dd} 已过；请填写今天或以后的日期", $"The day {due:yyyy-MM-dd} has passed; give today or a later one", field: "dueOn");

    public static Error ActedBefore(string who) => Error.Invalid("task.assignee_acted",
        $"{who} 已办理前面的步骤，不能承办此项；请另指派一人", $"{who} did a step before this one and may not do it; name another person", "FUN-16", "to");
}
