using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.ReadModels;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using BooksGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Periods.Books, JinhuRedCross.Fundraising.Domain.Periods.BooksEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>A month is closed by the accountant, in order, and reopened only by somebody else with a reason.</summary>
public sealed class ClosingTheBooks
{
    private const string Accountant = "李会计";
    private static readonly Month _june = new(202506);
    private static readonly Month _may = new(202505);

    private static BooksGiven May => BooksGiven.Nothing.After(b => b.Close(_may, OpenQuestions.None, Accountant, Now));

    private static BooksGiven June => May.After(b => b.Close(_june, OpenQuestions.None, Accountant, Now));

    [Fact, Rule("FUN-17")]
    public void The_running_month_and_later_ones_are_not_closed()
    {
        BooksGiven.Nothing.When(b => b.Close(_june, OpenQuestions.None, Accountant, Now)).Then<MonthClosed>();
        BooksGiven.Nothing.When(b => b.Close(_june.Next, OpenQuestions.None, Accountant, Now)).ThenFails("period.not_over", "FUN-17", "2025-08-01");
        BooksGiven.Nothing.When(b => b.Close(_june.Next.Next, OpenQuestions.None, Accountant, Now)).ThenFails("period.not_over");
    }

    [Fact, Rule("FUN-17")]
    public void Months_are_closed_in_order_and_once()
    {
        BooksGiven.Nothing.After(b => b.Close(new(202504), OpenQuestions.None, Accountant, Now)).When(b => b.Close(_june, OpenQuestions.None, Accountant, Now)).ThenFails("period.not_next", "FUN-17", "2025-05");
        May.When(b => b.Close(_may, OpenQuestions.None, Accountant, Now)).ThenFails("period.closed_already");
        May.When(b => b.Close(_may.Previous, OpenQuestions.None, Accountant, Now)).ThenFails("period.closed_already");
        Assert.Equal(_june, June.State.ClosedThrough);
    }

    [Fact, Rule("FUN-17")]
    public void Only_another_person_reopens_the_newest_closed_month_and_says_why()
    {
        BooksGiven.Nothing.When(b => b.Reopen(_may, "漏记", Approver, Now)).ThenFails("period.not_closed");
        June.When(b => b.Reopen(_june.Next, "漏记", Approver, Now)).ThenFails("period.not_closed");
        June.When(b => b.Reopen(_may, "漏记", Approver, Now)).ThenFails("period.not_newest", "FUN-17", "2025-06");
        June.When(b => b.Reopen(_june, "漏记", Accountant, Now)).ThenFails(PeriodErrors.SamePerson);
        June.When(b => b.Reopen(_june, " ", Approver, Now)).ThenFails(PeriodErrors.ReasonMissing);
        var reopened = June.After(b => b.Reopen(_june, "漏记", Approver, Now));
        Assert.Equal(_may, reopened.State.ClosedThrough);
        reopened.When(b => b.Reopen(_may, "漏记", Approver, Now)).Then<MonthReopened>();
        reopened.After(b => b.Reopen(_may, "漏记", Approver, Now)).When(b => b.Close(_june, OpenQuestions.None, Accountant, Now)).Then<MonthClosed>();
    }

    [Fact, Rule("FUN-17")]
    public void A_payment_dated_in_a_closed_month_is_refused_and_the_first_open_day_is_named()
    {
        Assert.Null(PeriodErrors.Fault(new(2025, 6, 30), null, "paidOn"));
        Assert.Null(PeriodErrors.Fault(new(2025, 7, 1), _june, "paidOn"));
        foreach (var day in (DateOnly[])[new(2025, 6, 30), new(2025, 1, 1)])
            Assert.Contains("2025-07-01", PeriodErrors.Fault(day, _june, "paidOn")!.Zh, StringComparison.Ordinal);
    }

    [Fact, Rule("FUN-17")]
    public void The_next_month_to_close_is_a_task_from_the_day_after_its_end()
    {
        var launched = new Recorded(1, new("campaign", Id), 1, new CampaignLaunched(Start, null, Now), Asker, Now);
        IEnumerable<Recorded> Steps(BooksGiven books) => books.History.Select((happened, i) => new Recorded(i + 2, new("books", Id), i + 1, happened, Accountant, Now)).Prepend(launched);
        TaskRow Task(BooksGiven books) => CampaignRows.Fold<TaskRow>(Steps(books)).Single(t => t.Kind == TaskKind.CloseMonth);

        Assert.Equal(("2025-06", new DateOnly(2025, 7, 1)), (Task(BooksGiven.Nothing).SubjectNumber, Task(BooksGiven.Nothing).AppearsOn));
        Assert.Equal(("2025-07", new DateOnly(2025, 8, 1)), (Task(June).SubjectNumber, Task(June).AppearsOn));
        Assert.Equal("2025-06", Task(June.After(b => b.Reopen(_june, "漏记", Approver, Now))).SubjectNumber);
        Assert.Equal((new DateOnly(2025, 7, 10), new DateOnly(2025, 7, 10)), ClosingDeadline.Of(_june, Parameters) is var d ? (d.DueOn, d.LatestOn) : default);
        // 2025-08-10 is a Sunday.
        Assert.Equal((new DateOnly(2025, 8, 10), new DateOnly(2025, 8, 11)), ClosingDeadline.Of(_june.Next, Parameters) is var e ? (e.DueOn, e.LatestOn) : default);
        Assert.Equal(new DateOnly(2025, 7, 5), ClosingDeadline.Of(_june, Setting(FundraisingParameters.CloseMonthByDay, 5, new(2025, 6, 30))).DueOn);
    }

    [Fact]
    public void A_month_is_read_and_written_as_people_write_it()
    {
        Assert.Equal(new Month(202603), Month.Read("2026-03"));
        Assert.Equal("2026-03", new Month(202603).ToString());
        Assert.Equal((new Month(202601), new Month(202512)), (new Month(202512).Next, new Month(202601).Previous));
        Assert.Equal(new DateOnly(2028, 2, 29), new Month(202802).LastDay);
        Assert.All((string?[])[null, "", "2026-3", "2026-13", "1899-12", "2200-01", "2026-03-01", "202603"], text => Assert.Null(Month.Read(text)));
    }
}
