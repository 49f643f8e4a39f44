using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donors;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.ReadModels;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using RequestGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Donors.DonorRequest, JinhuRedCross.Fundraising.Domain.Donors.DonorRequestEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>A donor's request gets an answer within fifteen working days, and nothing goes out before it is known who asks.</summary>
public sealed class AnsweringADonor
{
    private const string Number = "JH-CX-2025-0001";
    private static readonly Guid _id = new("0193a000-0000-7000-8000-0000000000d0");
    private static readonly DateOnly _today = ChinaTime.DayOf(Now);
    private static readonly RequestedGift[] _gifts = [new(GiftId(1), "JH-2025-001-000001")];
    private static readonly ProposedDonorRequest _asked = new(DonorRequestKind.Copy, "李捐赠", "13800138000", "请给我去向材料", ContactWay.Letter, _today.AddDays(-3));
    private static readonly ProposedAnswer _answer = new(ContactWay.Letter, "金红捐复〔2025〕1号", null, null);

    private static RequestGiven Received => RequestGiven.Nothing.After(r => r.Receive(_id, Number, _asked, _gifts, Asker, Now, Parameters));

    private static RequestGiven Checked => Received.After(r => r.CheckIdentity("查验身份证原件", Asker, Now));

    [Fact, Rule("FUN-09")]
    public void The_limit_is_the_fifteenth_working_day()
    {
        // From a Monday: three weeks; a holiday moves it on, and so does a figure that was set.
        var monday = _asked with { ReceivedOn = new(2025, 6, 9) };
        Assert.Equal(new DateOnly(2025, 6, 30), Due(monday, Parameters));
        Assert.Equal(new DateOnly(2025, 7, 1), Due(monday, Entering(2025, new SpecialDay(new(2025, 6, 20), SpecialDayKind.Holiday, "示例假日"))));
        Assert.Equal(new DateOnly(2025, 6, 28), Due(monday, Entering(2025, new SpecialDay(new(2025, 6, 28), SpecialDayKind.Workday, "示例调休"))));
        Assert.Equal(new DateOnly(2025, 6, 10), Due(monday, Setting(FundraisingParameters.DaysOfDonorRequest, 1, new(2025, 1, 1))));

        static DateOnly Due(ProposedDonorRequest asked, Rulebook rules) => RequestGiven.Nothing.When(r => r.Receive(_id, Number, asked, _gifts, Asker, Now, rules)).Then<DonorRequestReceived>().DueOn;
    }

    [Fact, Rule("FUN-09")]
    public void It_says_who_asks_for_what_and_by_which_way()
    {
        var error = RequestGiven.Nothing.When(r => r.Receive(_id, Number, new(null, " ", null, null, null, null), [], Asker, Now, Parameters)).ThenFails("donor_request.field_missing");
        Assert.Equal(["from", "kind", "way"], error.More.Prepend(error).Select(e => e.Field).Order(StringComparer.Ordinal));
        RequestGiven.Nothing.When(r => r.Receive(_id, Number, _asked with { ReceivedOn = _today.AddDays(1) }, [], Asker, Now, Parameters)).ThenFails("day.in_future");
        Received.When(r => r.Receive(_id, Number, _asked, _gifts, Asker, Now, Parameters)).ThenFails(DonorRequestErrors.Exists);
        Assert.Equal("donor-request.number", Assert.Single(RequestGiven.Nothing.When(r => r.Receive(_id, Number, _asked, _gifts, Asker, Now, Parameters)).Claims).Kind);
    }

    [Fact, Rule("FUN-09")]
    public void Nothing_goes_out_before_it_is_known_who_asks()
    {
        Received.When(r => r.Answer(_answer, Asker, Now)).ThenFails("donor_request.identity_unchecked", "FUN-09", "尚未核对申请人身份");
        Assert.Equal(DonorRequestErrors.IdentityUnchecked, Received.State.PapersFault);
        Received.When(r => r.CheckIdentity(" ", Asker, Now)).ThenFails("donor_request.field_missing");
        Assert.Null(Checked.State.PapersFault);
        Checked.When(r => r.CheckIdentity("电话回拨", Asker, Now)).ThenFails(DonorRequestErrors.CheckedAlready);
        Checked.When(r => r.Answer(_answer, Asker, Now)).Then(new DonorRequestAnswered(ContactWay.Letter, "金红捐复〔2025〕1号", null, _today, Asker, Now));
        // Where nothing of the donor is told there is nothing to guard.
        RequestGiven.Nothing.After(r => r.Receive(_id, Number, _asked with { Kind = DonorRequestKind.Other }, [], Asker, Now, Parameters)).When(r => r.Answer(_answer, Asker, Now)).Then<DonorRequestAnswered>();
    }

    [Fact, Rule("FUN-09")]
    public void It_is_answered_once_and_not_before_it_came()
    {
        Checked.When(r => r.Answer(_answer with { AnsweredOn = _today.AddDays(-4) }, Asker, Now)).ThenFails("donor_request.answered_before_received");
        Checked.When(r => r.Answer(_answer with { AnsweredOn = _today.AddDays(-3) }, Asker, Now)).Then<DonorRequestAnswered>();
        Checked.When(r => r.Answer(_answer with { DocumentReference = null, Way = null }, Asker, Now)).ThenFails("donor_request.field_missing");
        var answered = Checked.After(r => r.Answer(_answer, Asker, Now));
        answered.When(r => r.Answer(_answer, Asker, Now)).ThenFails(DonorRequestErrors.AnsweredAlready);
        RequestGiven.Nothing.When(r => r.Answer(_answer, Asker, Now)).ThenFails(DonorRequestErrors.NotFound);
    }

    [Fact, Rule("FUN-09")]
    public void It_is_a_task_until_it_is_answered_and_late_from_the_day_after_its_limit()
    {
        var task = CampaignRows.Fold<TaskRow>(Records(Received)).Single();
        var due = Received.History.OfType<DonorRequestReceived>().Single().DueOn;
        Assert.Equal((TaskKind.AnswerDonor, due), (task.Kind, new TaskDues(Parameters).Of(task).DueOn));
        Assert.Empty(CampaignRows.Fold<TaskRow>(Records(Checked.After(r => r.Answer(_answer, Asker, Now)))));

        var open = CampaignRows.Fold<DonorRequestRow>(Records(Received)).Single();
        Assert.Equal((false, true), (DonorRequestsThat.AreLateOn(due).IsSatisfiedBy(open), DonorRequestsThat.AreLateOn(due.AddDays(1)).IsSatisfiedBy(open)));
        Assert.Equal((false, true), (DonorRequestsThat.AreLateOn(due).IsSatisfiedBy(open with { AnsweredOn = due }), DonorRequestsThat.AreLateOn(due).IsSatisfiedBy(open with { AnsweredOn = due.AddDays(1) })));
    }

    private static IEnumerable<Recorded> Records(RequestGiven given) => given.History.Select((e, i) => new Recorded(i + 1, new("donor-request", _id), i + 1, e, Asker, Now));
}
