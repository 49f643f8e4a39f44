using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.ReadModels;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using AssignmentGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Tasks.TaskAssignment, JinhuRedCross.Fundraising.Domain.Tasks.TaskAssignmentEvent>;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Each task has a day and somebody who does it, and nobody gets one that he may not do.</summary>
public sealed class GivingOutTasks
{
    private const string Accountant = "孙会计";
    private static readonly DateOnly _today = ChinaTime.DayOf(Now);
    private static readonly OpenTask _task = new(TaskKind.Approve, Id, PaymentId(1), "JH-2025-001-Z0001", [Asker], null);

    private static AssignmentGiven Assigned => AssignmentGiven.Nothing.After(a => a.Assign(_task, new(Approver, null, null), Asker, Now));

    [Fact]
    public void Every_kind_stands_in_the_table_with_a_figure_for_its_day()
    {
        Assert.Equal(Enum.GetValues<TaskKind>().Order(), TaskKinds.All.Select(w => w.Kind).Order());
        Assert.Equal(TaskKinds.All.Count, TaskKinds.All.Select(w => w.DueDays.Key).Distinct().Count());
        Assert.DoesNotContain(FundraisingParameters.EmergencyFilingDaysAfterStart, TaskKinds.Parameters);
    }

    [Fact, Rule("FUN-16")]
    public void An_approval_is_for_whom_its_level_wants() => Assert.Equal(
        [OfficeRole.VicePresident, OfficeRole.President, OfficeRole.President],
        ((ApprovalLevel[])[ApprovalLevel.VicePresident, ApprovalLevel.President, ApprovalLevel.Collective]).Select(level => TaskKinds.RoleOf(TaskKind.Approve, level)));

    [Fact]
    public void It_is_given_to_somebody_who_did_no_step_before_it()
    {
        AssignmentGiven.Nothing.When(a => a.Assign(_task, new(Approver, _today, "请看附件"), Asker, Now))
            .Then(new TaskAssigned(TaskKind.Approve, Id, PaymentId(1), "JH-2025-001-Z0001", Approver, _today, "请看附件", Asker, Now));
        AssignmentGiven.Nothing.When(a => a.Assign(_task, new($" {Asker} ", null, null), Approver, Now)).ThenFails("task.assignee_acted", "FUN-16", $"{Asker} 已办理前面的步骤");
        AssignmentGiven.Nothing.When(a => a.Assign(_task, new(" ", _today.AddDays(-1), null), Asker, Now)).ThenFails("task.assignee_missing");
        AssignmentGiven.Nothing.When(a => a.Assign(_task, new(Approver, _today.AddDays(-1), null), Asker, Now)).ThenFails("task.due_in_past");
        AssignmentGiven.Nothing.When(a => a.Assign(null, new(Approver, null, null), Asker, Now)).ThenFails(TaskErrors.NotFound);
    }

    [Fact]
    public void It_is_given_to_another_one_and_taken_back()
    {
        var held = _task with { Assignee = Approver };
        Assigned.When(a => a.Assign(held, new(Approver, null, null), Asker, Now)).ThenFails("task.assigned_already");
        Assigned.When(a => a.Assign(held, new(Approver, _today, null), Asker, Now)).Then<TaskAssigned>();
        Assigned.When(a => a.Unassign(held, "出差", Asker, Now)).Then(new TaskUnassigned(Approver, "出差", Asker, Now));
        Assigned.When(a => a.Unassign(_task, null, Asker, Now)).ThenFails(TaskErrors.NotAssigned);
        // It was done and came again: the list says that nobody has it.
        Assigned.When(a => a.Assign(_task, new(Approver, null, null), Asker, Now)).Then<TaskAssigned>();
    }

    [Fact, Rule("FUN-16")]
    public void Whoever_took_a_step_of_a_payment_is_named_on_the_next_one()
    {
        var figures = Setting(FundraisingParameters.ReviewStep, 1, new(2025, 1, 1));
        var asked = CampaignWith(500).After(c => c.RequestDisbursement(PaymentId(1), APayment(50), Asker, Now, figures));
        var reviewed = asked.After(c => c.ReviewDisbursement(PaymentId(1), null, Accountant, Now));
        Assert.Equal([(TaskKind.ReviewDisbursement, Asker)], Shown(asked));
        Assert.Equal([(TaskKind.Approve, $"{Asker},{Accountant}")], Shown(reviewed));
        Assert.Equal([(TaskKind.Pay, $"{Asker},{Accountant},{Approver}")], Shown(reviewed.After(c => c.ApproveDisbursement(PaymentId(1), Approver, Now))));
    }

    [Fact, Rule("FUN-16")]
    public void In_the_smallest_form_only_who_asked_is_barred_from_approving()
    {
        var asked = CampaignWith(500).Asks(50);
        Assert.Equal([(TaskKind.Approve, Asker)], Shown(asked));
        Assert.Equal([(TaskKind.Approve, Asker)], Shown(asked.After(c => c.ReviewDisbursement(PaymentId(1), null, Accountant, Now))));
        Assert.Equal([(TaskKind.Pay, "")], Shown(asked.Approves()));
    }

    [Fact]
    public void A_task_that_comes_again_has_nobody()
    {
        var box = new Guid("0193a000-0000-7000-8000-0000000000b0");
        BoxTakenIn into = new("箱01", Id, new(PrivateKind.Name, box, "孙店主"), "封1", false, null, _today, Asker, Now);
        BoxCounted counted = new(1, Money.Zero, new(PrivateKind.Name, box, "孙店主"), _today, Id, "BOX-箱01-0001", Now, null, Asker, Now);
        var stream = new StreamId("collection-box", box);
        var task = CampaignRows.Fold<TaskRow>([new(1, stream, 1, into, Asker, Now)]).Single();
        TaskAssigned given = new(TaskKind.CountBox, Id, box, "箱01", Approver, null, null, Asker, Now);
        Recorded[] story = [new(1, stream, 1, into, Asker, Now), new(2, new("task-assignment", task.Id), 1, given, Asker, Now), new(3, stream, 2, counted, Asker, Now), new(4, stream, 3, into, Asker, Now)];
        Assert.Equal(Approver, CampaignRows.Fold<TaskRow>(story[..2]).Single().Assignee);
        Assert.Empty(CampaignRows.Fold<TaskRow>(story[..3]));
        Assert.Null(CampaignRows.Fold<TaskRow>(story).Single().Assignee);
    }

    [Theory, Rule("K-02"), Rule("K-04")]
    [InlineData(0)]
    [InlineData(2)]
    public void What_the_list_asks_of_due_days_is_what_each_task_shows(int givenDays)
    {
        // The figure changes in the middle, and there are weekends, a holiday and a worked Saturday.
        var figures = Setting(TaskKinds.Of(TaskKind.Pay).DueDays, 2, new(2025, 9, 28));
        var dues = new TaskDues(figures with { Holidays = Entering(2025, new(new(2025, 10, 1), SpecialDayKind.Holiday, "国庆节"), new(new(2025, 10, 11), SpecialDayKind.Workday, "调休")).Holidays });
        for (var from = new DateOnly(2025, 9, 22); from < new DateOnly(2025, 10, 12); from = from.AddDays(1))
        {
            TaskRow task = new(PaymentId(2), TaskKind.Pay, Id, PaymentId(1), "Z", 100, from, from, AssignedDueOn: givenDays == 0 ? null : from.AddDays(givenDays));
            Assert.Equal(from.AddDays(givenDays > 0 ? givenDays : from >= new DateOnly(2025, 9, 28) ? 2 : 5), dues.Of(task).DueOn);
            for (var today = from; today < from.AddDays(15); today = today.AddDays(1))
            {
                Assert.Equal(dues.Of(task).DueOn <= today, dues.AreDueUntil(today).IsSatisfiedBy(task));
                Assert.Equal(dues.Of(task).IsOver(today), dues.AreOverdueOn(today).IsSatisfiedBy(task));
            }
        }
    }

    private static List<(TaskKind Kind, string NotBy)> Shown(Given<Campaign, CampaignEvent> given) => [.. CampaignRows.Fold<TaskRow>(given.History.Select((e, i) => new Recorded(i + 1, new("campaign", Id), i + 1, e, Asker, Now)))
        .Where(t => t.Kind is not (TaskKind.End or TaskKind.CloseMonth or TaskKind.IssueReceipts) && t.AppearsOn < DateOnly.MaxValue).Select(t => (t.Kind, string.Join(',', Barred.Names(t.NotBy))))];
}
