using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using AssignmentDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Tasks.TaskAssignment, JinhuRedCross.Fundraising.Domain.Tasks.TaskAssignmentEvent>;

namespace JinhuRedCross.Fundraising.Features.Tasks;

/// <summary>A task is given to somebody, with a day if need be, or taken back.</summary>
internal static class AssignTask
{
    /// <summary>指派</summary>
    /// <param name="To">承办人（登录名）；不能是已办理前面步骤的人</param>
    /// <param name="DueOn">另定的应完成日期；不填则按该类待办的期限</param>
    /// <param name="Note">说明</param>
    internal sealed record Request(string? To, DateOnly? DueOn, string? Note);

    /// <summary>取消指派</summary>
    /// <param name="Note">说明</param>
    internal sealed record Taking(string? Note);

    /// <summary>指派的结果</summary>
    /// <param name="TaskId">待办的标识</param>
    /// <param name="Assignee">承办人；已取消指派的为空</param>
    /// <param name="DueOn">另定的应完成日期</param>
    /// <param name="Note">说明</param>
    /// <param name="By">指派人</param>
    internal sealed record Assignment(Guid TaskId, string? Assignee, DateOnly? DueOn, string? Note, string By, DateTimeOffset At);

    public static void Map(RouteGroupBuilder tasks)
    {
        tasks.MapPost("/{id}/assign", Handle)
            .WithName("assignTask").WithSummary("指派待办（Assign a task）")
            .WithDescription("指定由谁承办、何时完成；可重新指派。待办办结后再次出现的，须重新指派。id 是待办列表中的标识。")
            .Permission("fundraising.assign")
            .Refuses(TaskErrors.NotFound, TaskErrors.AssigneeMissing)
            .Refuses(409, "task.assigned_already")
            .Refuses(422, "task.due_in_past", "task.assignee_acted", "day.out_of_range", "text.too_long", "text.forbidden_character")
            .ExampleParameter("id", ExampleNumbers.LetterTask)
            .Example(new Request("示例经办", null, "请联系企业补寄捐赠函"));
        tasks.MapPost("/{id}/unassign", Take)
            .WithName("unassignTask").WithSummary("取消指派（Unassign a task）")
            .WithDescription("取消后待办仍在列表中，不再有承办人，应完成日期恢复为该类待办的期限。")
            .Permission("fundraising.assign")
            .Refuses(TaskErrors.NotFound, TaskErrors.NotAssigned)
            .Refuses(422, "text.too_long", "text.forbidden_character")
            .ExampleParameter("id", ExampleNumbers.LetterTask)
            .Example(new Taking("改由其他人承办"));
    }

    private static Task<Results<OkAt<Assignment>, Problem>> Handle(string id, Request request, CommandRequest http, TaskDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (grain, command, task) => grain.Assign(command, task, new(request.To, request.DueOn, request.Note)), cancel);

    private static Task<Results<OkAt<Assignment>, Problem>> Take(string id, Taking request, CommandRequest http, TaskDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (grain, command, task) => grain.Unassign(command, task, request.Note), cancel);
}

/// <summary>The way of every decision about who does a task: find the task in the list, make the command, ask its grain.</summary>
/// <remarks>The list tells what there is to do; a repeat is answered by the grain, also when the task is done by then.</remarks>
internal sealed class TaskDesk(IGrainFactory grains, Commands commands, Reads<TaskRow> tasks, ReceiptsOwing receipts, TimeProvider clock)
{
    public async Task<Results<OkAt<AssignTask.Assignment>, Problem>> Decide(
        string idText, CommandRequest http, object content, Func<ITaskAssignmentGrain, Command, OpenTask?, Task<AssignmentDecided>> decide, CancellationToken cancel)
    {
        if (!Guid.TryParse(idText, out var id)) return TaskErrors.NotFound.ToProblem();
        var row = (await tasks.OneSurely(id, cancel)).Value;
        var isOpen = row is not null && TasksThat.AreShownOn(ChinaTime.DayOf(clock.GetUtcNow())).IsSatisfiedBy(row) && (row.Kind != TaskKind.IssueReceipts || await receipts.Owes(id, cancel));
        var task = isOpen ? new OpenTask(row!.Kind, row.CampaignId, row.SubjectId, row.SubjectNumber, Barred.Names(row.NotBy), row.Assignee) : null;
        var decided = await decide(grains.Grain<ITaskAssignmentGrain>(id), commands.From(http, content, id.ToString()), task);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var answer = decided.Only<TaskAssignmentEvent>() switch
        {
            TaskAssigned e => new AssignTask.Assignment(id, e.To, e.DueOn, e.Note, e.By, e.At),
            TaskUnassigned e => new(id, null, null, e.Note, e.By, e.At),
            var other => throw new InvalidOperationException($"An assignment that nobody shows: {other.GetType().Name}"),
        };
        return Answers.Ok(answer, decided.Version);
    }
}
