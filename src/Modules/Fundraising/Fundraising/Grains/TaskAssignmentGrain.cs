using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Tasks;
using AssignmentDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Tasks.TaskAssignment, JinhuRedCross.Fundraising.Domain.Tasks.TaskAssignmentEvent>;

namespace JinhuRedCross.Fundraising.Grains;

internal interface ITaskAssignmentGrain : IGrainWithGuidKey
{
    Task<AssignmentDecided> Assign(Command command, OpenTask? task, ProposedAssignment asked);

    Task<AssignmentDecided> Unassign(Command command, OpenTask? task, string? note);
}

/// <summary>Who does one task.</summary>
[GrainType("task-assignment")]
internal sealed class TaskAssignmentGrain(Journal journal) : AggregateGrain<TaskAssignment, TaskAssignmentEvent>(journal), ITaskAssignmentGrain
{
    public Task<AssignmentDecided> Assign(Command command, OpenTask? task, ProposedAssignment asked) => Decide(command, (a, now) => a.Assign(task, asked, command.Actor, now));

    public Task<AssignmentDecided> Unassign(Command command, OpenTask? task, string? note) => Decide(command, (a, now) => a.Unassign(task, note, command.Actor, now));
}
