using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.ReadModels;
using JinhuRedCross.UnitTests.Fundraising;
using static JinhuRedCross.UnitTests.Organisations.Some;
using BookGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Organisations.Domain.Assessments.StandardBook, JinhuRedCross.Organisations.Domain.Assessments.StandardEvent>;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>The six haves are computed from evidence as of a day, and never typed in.</summary>
public sealed class AssessingAnOrganisation
{
    private static readonly DateOnly _today = Day("2025-12-01");
    private static int _facts;

    [Fact, Rule("ORG-06")]
    public void All_six_hold_when_the_evidence_is_there()
    {
        var assessment = Assess(Full());
        Assert.Equal("达标 6/6", assessment.Zh);
        Assert.All(assessment.Items, i => Assert.True(i.Holds && i.By.Count > 0, i.Zh));
        Assert.Equal(["有组织", "有会员和志愿者", "有制度", "有平台", "有活动", "有经费"], assessment.Items.Select(i => i.Name));
    }

    [Fact, Rule("ORG-06")]
    public void Nine_members_are_one_too_few()
    {
        var assessment = Assess(Full(members: 9));
        Assert.Equal(("培育中 5/6", "有会员和志愿者：会员 9 名，未达 10 名"), (assessment.Zh, Missing(assessment)));
        Assert.True(Assess(Full(members: 10)).Complete);
        Assert.Equal("有会员和志愿者：会员 9 名，未达 10 名；志愿者 4 名，未达 5 名", Missing(Assess(Full(members: 9, volunteers: 4))));
    }

    [Fact, Rule("ORG-06")]
    public void An_activity_of_thirteen_months_ago_counts_no_more()
    {
        Assert.Equal("有活动：近 12 个月活动 1 次，未达 2 次", Missing(Assess(Full(first: "2024-11-01"))));
        // A period of twelve months ends on the corresponding day, which counts.
        Assert.True(Assess(Full(first: "2024-12-01")).Complete);
        Assert.False(Assess(Full(first: "2024-11-30")).Complete);
        Assert.Equal("有活动：近 12 个月三救三献活动 0 次，未达 1 次", Missing(Assess(Full(line: BusinessLine.Other))));
    }

    [Fact, Rule("ORG-06")]
    public void Whoever_leads_is_in_term_and_somebody_is_named()
    {
        Assert.True(Assess(Full(), "2030-05-20").Items[0].Holds);
        Assert.Equal("有组织：负责人任期已于 2030-05-20 届满", Assess(Full(), "2030-05-21").Items[0].Zh);
        Assert.Equal("有组织：未明确具体人员负责红十字业务工作", Missing(Assess(Full(contact: false))));
        Assert.Equal("有组织：没有批文；没有选举产生的负责人；未明确具体人员负责红十字业务工作", Assess([]).Items[0].Zh);
    }

    [Fact, Rule("ORG-06")]
    public void Four_kinds_of_regulations_are_wanted_while_they_are_valid()
    {
        List<Fact> three = [.. Full().Where(f => f.Regulation != RegulationKind.Records)];
        Assert.Equal("有制度：制度 3 类，未达 4 类，缺：档案和信息公开", Missing(Assess(three)));
        var until = three.Append(Make(FactKind.Regulation, "2025-01-01") with { Regulation = RegulationKind.Records, Until = Day("2025-12-01") }).ToList();
        Assert.True(Assess(until).Complete);
        Assert.False(Assess(until, "2025-12-02").Complete);
    }

    [Fact, Rule("ORG-06")]
    public void Funds_are_of_the_current_year_and_a_place_is_open()
    {
        Assert.Equal("有经费：2026 年没有收入或预算", Assess(Full(), "2026-01-01").Items[5].Zh);
        Assert.Equal("有平台：运行中的阵地或服务站点 0 个，未达 1 个", Missing(Assess([.. Full().Where(f => f.Kind != FactKind.ActivePlace)])));
    }

    [Fact, Rule("ORG-06")]
    public void The_next_change_is_seen_ahead()
    {
        Assert.Equal(Day("2026-01-01"), Assessment.NextChange(Full(), Standard.SixHaves, _today));
        Assert.Equal(Day("2025-12-11"), Assessment.NextChange(Full(first: "2024-12-10"), Standard.SixHaves, _today));
        Assert.Null(Assessment.NextChange([], Standard.SixHaves, _today));
    }

    [Fact, Rule("ORG-06")]
    public void A_day_is_assessed_by_the_standard_of_that_day()
    {
        var five = new ProposedStandard("五有标准", "示例", Day("2026-01-01"), [new("有阵地", [new(ConditionKind.ActivePlaces, null, null)]), new("有活动", [new(ConditionKind.Activities, 1, 6)])]);
        var book = BookGiven.Nothing.After(b => b.Set(five, By, Now));
        Assert.Equal(("六有标准", "五有标准"), (book.State.On(Day("2025-12-31")).Name, book.State.On(Day("2026-01-01")).Name));
        Assert.Equal("2/2", Assessment.Of(Full(), book.State.On(Day("2026-01-01")), Day("2026-01-01")).Zh[^3..]);
        Assert.Equal(Day("2025-12-31"), book.State.LastDay(Standard.SixHaves));
        book.When(b => b.Withdraw(Day("2026-01-01"), "示例", By, Noon("2026-01-01"))).ThenFails("standard.begun");
        book.When(b => b.Withdraw(Day("2026-02-01"), "示例", By, Now)).ThenFails(StandardErrors.NotFound);
        Assert.Equal("六有标准", book.After(b => b.Withdraw(Day("2026-01-01"), "示例", By, Now)).State.On(Day("2026-02-01")).Name);
        BookGiven.Nothing.When(b => b.Set(five with { Items = [] }, By, Now)).ThenFails("organisation.number_out_of_limits");
        BookGiven.Nothing.When(b => b.Set(five with { Items = [five.Items![0], five.Items[0]] }, By, Now)).ThenFails(StandardErrors.ItemTwice);
        BookGiven.Nothing.When(b => b.Set(five with { Items = [new("有阵地", [new(null, 0, 0)])] }, By, Now)).ThenFails("organisation.field_missing");
    }

    [Fact, Rule("ORG-07")]
    public void The_ladder_is_climbed_with_evidence_and_lost_when_it_goes_stale()
    {
        var (full, nine, some) = (Assess(Full()), Assess(Full(members: 9)), Assess([.. Full().Take(7)]));
        Assert.Equal(LadderStep.Incubating, On(Assess([]), OrganisationStatus.Incubating));
        Assert.Equal((3, LadderStep.Ripe), (some.Held, On(some, OrganisationStatus.Incubating)));
        Assert.Equal(LadderStep.Developed, On(some, OrganisationStatus.PreparationApproved));
        Assert.Equal(LadderStep.Developed, On(nine, OrganisationStatus.Operating));
        Assert.Equal(LadderStep.Built, On(full, OrganisationStatus.Operating, "2024-12-02"));
        Assert.Equal(LadderStep.Consolidated, On(full, OrganisationStatus.Operating, "2024-12-01"));
        Assert.Equal(LadderStep.Developed, On(full, OrganisationStatus.TermOverdue, "2024-12-01"));
        Assert.Equal(LadderStep.Incubating, On(full, OrganisationStatus.Dissolving, "2024-12-01"));

        static LadderStep On(Assessment a, OrganisationStatus status, string? since = null) => Ladder.Of(a, status, since is null ? null : Day(since), TheRules.OrganisationsOn(_today));
    }

    [Fact, Rule("ORG-06")]
    public void Withdrawn_evidence_counts_on_no_day()
    {
        var shown = Guid.Parse("0193a000-0000-7000-8000-0000000000e1");
        var recorded = Operating.After(o => o.RecordRegisterFigures(shown, 12, 6, Document, Day("2025-07-01"), By, Now));
        Assert.Equal(12, CampaignRows.Fold<OrganisationRow>(recorded.Records()).Single().PaidMembers);
        var withdrawn = recorded.After(o => o.WithdrawEvidence(shown, "登记有误", By, Now));
        Assert.Null(CampaignRows.Fold<OrganisationRow>(withdrawn.Records()).Single().PaidMembers);
        Assert.Equal("登记有误", CampaignRows.Fold<EvidenceRow>(withdrawn.Records()).Single(e => e.Id == shown).WithdrawnBecause);
        withdrawn.When(o => o.WithdrawEvidence(shown, "登记有误", By, Now)).ThenFails(OrganisationErrors.EvidenceNotFound);
        recorded.When(o => o.WithdrawEvidence(shown, " ", By, Now)).ThenFails("organisation.field_missing");
    }

    [Fact, Rule("ORG-06")]
    public void Gaps_are_tasks_until_they_are_closed()
    {
        var two = Assessed(1, [new("有制度", "有制度：制度 3 类", "3"), new("有平台", "有平台：0 个", "0")], "2025-12-01");
        var one = Assessed(2, [new("有平台", "有平台：0 个", "0")], "2025-12-02");
        Assert.Equal(["有制度：制度 3 类", "有平台：0 个"], CampaignRows.Fold<OrganisationTaskRow>([two]).Select(t => t.Zh));
        Assert.Equal(["有平台：0 个"], CampaignRows.Fold<OrganisationTaskRow>([two, one]).Select(t => t.Zh));
        Assert.Empty(CampaignRows.Fold<OrganisationTaskRow>([two, one, Assessed(3, [], "2025-12-03")]));
        var past = CampaignRows.Fold<AssessmentPastRow>([two, one]).OrderBy(a => a.On).ToList();
        Assert.Equal([4, 5], past.Select(a => a.Held));
        Assert.Equal(5, CampaignRows.Fold<AssessmentRow>([two, one]).Single().Held);

        static Recorded Assessed(long position, Gap[] gaps, string on) => new(
            position, new("assessment-book", Guid.AllBitsSet), position, new OrganisationsAssessed(Day(on), "六有标准", [new(Id, 6 - gaps.Length, 6, LadderStep.Developed, null, gaps)], Now), By, Now);
    }

    [Fact, Rule("ORG-06")]
    public void A_run_is_due_shortly_after_a_record_and_each_morning()
    {
        var fact = new Recorded(10, new("grassroots-organisation", Id), 2, new PreparationApproved("金红〔2025〕3号", _today, By, Now), By, Now);
        Assert.Equal(Now.AddSeconds(30), Due(fact));
        Assert.Equal(ChinaTime.StartOf(Day("2025-12-02")).AddMinutes(5), Due(fact, Ended(11, 10)));
        // What came while the run looked is assessed again.
        Assert.Equal(Now.AddSeconds(30), Due(fact, Ended(11, 9)));

        static Recorded Ended(long position, long asOf) => new(position, new("assessment-book", Guid.AllBitsSet), 1, new AssessmentRunEnded(_today, "六有标准", 1, 0, asOf, By, Now), By, Now);
        static DateTimeOffset Due(params Recorded[] records) => CampaignRows.Fold<AssessmentDueRow>(records).Single().DueAt!.Value;
    }

    private static Assessment Assess(IReadOnlyList<Fact> facts, string on = "2025-12-01") => Assessment.Of(facts, Standard.SixHaves, Day(on));

    private static string Missing(Assessment assessment) => Assert.Single(assessment.Items, i => !i.Holds).Zh;

    private static Fact Make(FactKind kind, string on) => new(new($"0193a000-0000-7000-8000-{Interlocked.Increment(ref _facts):D12}"), kind, Day(on), null, "示例");

    private static List<Fact> Full(int members = 10, int volunteers = 5, string first = "2025-03-01", BusinessLine line = BusinessLine.FirstAid, bool contact = true) =>
    [
        Make(FactKind.Approval, "2025-05-10"),
        Make(FactKind.Leadership, "2025-05-20") with { Until = Day("2030-05-20"), Contact = contact },
        Make(FactKind.RegisterFigures, "2025-06-01") with { PaidMembers = members, Volunteers = volunteers },
        .. Enum.GetValues<RegulationKind>().Select(kind => Make(FactKind.Regulation, "2025-06-01") with { Regulation = kind }),
        Make(FactKind.ActivePlace, "2025-06-01"),
        Make(FactKind.Activity, first) with { Line = BusinessLine.Other },
        Make(FactKind.Activity, "2025-07-01") with { Line = line },
        Make(FactKind.Funds, "2025-01-15") with { Year = 2025 },
    ];
}
