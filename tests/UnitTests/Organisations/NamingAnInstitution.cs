using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain.Naming;
using JinhuRedCross.Organisations.ReadModels;
using JinhuRedCross.UnitTests.Fundraising;
using static JinhuRedCross.UnitTests.Organisations.Some;
using NamingGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Organisations.Domain.Naming.NamedInstitution, JinhuRedCross.Organisations.Domain.Naming.NamingEvent>;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>A medical institution bears the name as long as it meets the conditions.</summary>
public sealed class NamingAnInstitution
{
    private static readonly ProposedConditions _met = new("许可证1", Day("2030-12-31"), true, true, MedicalLevel.Second, null, false);

    private static NamingGiven Applied => NamingGiven.Nothing.After(n => n.ApplyFor(Id, "JH-GM-0001", Proposed(), TheRules, By, Now));

    private static NamingGiven Named => Applied.After(n => n.Approve(Step("2025-06-02"), TheRules, By, Now));

    [Fact, Rule("ORG-12")]
    public void A_non_profit_member_of_level_two_is_named_by_the_county()
    {
        var applied = NamingGiven.Nothing.When(n => n.ApplyFor(Id, "JH-GM-0001", Proposed(), TheRules, By, Now));
        Assert.Equal(["naming.name", "naming.number"], applied.Claims.Select(c => c.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(Day("2026-06-02"), Named.State.NextReviewOn);
    }

    [Fact, Rule("ORG-12")]
    public void Each_society_asks_for_its_grade()
    {
        Refuses(Proposed(_met with { Level = MedicalLevel.First }), "naming.level_too_low", "县级冠名须二级以上医院，现为一级");
        foreach (var (level, least, below) in ((NamingLevel, MedicalLevel, MedicalLevel)[])
            [(NamingLevel.County, MedicalLevel.Second, MedicalLevel.First), (NamingLevel.City, MedicalLevel.SecondA, MedicalLevel.Second), (NamingLevel.Province, MedicalLevel.Third, MedicalLevel.SecondA), (NamingLevel.National, MedicalLevel.ThirdA, MedicalLevel.Third)])
        {
            Refuses(Proposed(_met with { Level = below }) with { Level = level }, "naming.level_too_low", NamingWords.Zh(level));
            NamingGiven.Nothing.When(n => n.ApplyFor(Id, "", Proposed(_met with { Level = least }) with { Level = level }, TheRules, By, Now)).Then<NamingApplied>();
        }
    }

    [Fact, Rule("ORG-12")]
    public void A_penalty_bars_for_two_years()
    {
        var penalised = _met with { LastPenaltyOn = Day("2024-01-10") };
        Refuses(Proposed(penalised) with { On = Day("2025-12-01") }, "naming.penalised", "2024-01-10 受过卫生行政部门的处罚，未满 2 年");
        Refuses(Proposed(penalised) with { On = Day("2026-01-10") }, "naming.penalised", "2024-01-10", Noon("2026-02-01"));
        NamingGiven.Nothing.When(n => n.ApplyFor(Id, "", Proposed(penalised) with { On = Day("2026-01-11") }, TheRules, By, Noon("2026-02-01"))).Then<NamingApplied>();
    }

    [Fact, Rule("ORG-12")]
    public void Everything_that_is_not_met_is_told_at_once()
    {
        var error = NamingGiven.Nothing.When(n => n.ApplyFor(Id, "", Proposed(_met with { NonProfit = false, GroupMember = false, LicenceUntil = Day("2025-05-01") }), TheRules, By, Now)).ThenFails("naming.licence_expired");
        Assert.Equal(["naming.for_profit", "naming.licence_expired", "naming.not_a_member"], error.More.Prepend(error).Select(e => e.Code).Order(StringComparer.Ordinal));
        var missing = NamingGiven.Nothing.When(n => n.ApplyFor(Id, "", new(null, null, null, null, null, null, null, null, null, null), TheRules, By, Now)).ThenFails("organisation.field_missing");
        Assert.Equal(14, missing.More.Count + 1);
    }

    [Fact, Rule("ORG-12")]
    public void Only_what_the_red_cross_runs_is_called_a_society_s()
    {
        var own = Proposed(_met with { FoundedByRedCross = true }) with { Form = NamingForm.RedCrossSociety, ProposedName = "金湖县红十字会示例医院" };
        NamingGiven.Nothing.When(n => n.ApplyFor(Id, "", own, TheRules, By, Now)).Then<NamingApplied>();
        Refuses(own with { Conditions = _met }, "naming.not_founded", "红十字会举办");
        Refuses(own with { ProposedName = "金湖县红十字示例医院" }, "naming.name_misfit", "红十字会举办的写");
        Refuses(Proposed() with { ProposedName = "示例医院" }, "naming.name_misfit", "冠名名称");
    }

    [Fact, Rule("ORG-12")]
    public void The_conditions_are_met_on_the_day_of_the_answer_too()
    {
        var shortly = NamingGiven.Nothing.After(n => n.ApplyFor(Id, "JH-GM-0001", Proposed(_met with { LicenceUntil = Day("2025-06-01") }), TheRules, By, Now));
        shortly.When(n => n.Approve(Step("2025-06-02"), TheRules, By, Now)).ThenFails("naming.licence_expired", "ORG-12", "2025-06-01 到期");
        Assert.Equal(Day("2025-06-02"), shortly.When(n => n.Approve(Step("2025-06-01"), TheRules, By, Now)).Then<NamingApproved>().NextReviewOn);
        Applied.When(n => n.Approve(Step("2025-05-01"), TheRules, By, Now)).ThenFails("organisation.day_before_last_step");
        Applied.When(n => n.Withdraw(Step("2025-06-02"), "理由", By, Now)).ThenFails("naming.wrong_step");
    }

    [Fact, Rule("ORG-12")]
    public void A_review_writes_down_what_lapsed_and_the_task_stays_until_it_is_mended_or_withdrawn()
    {
        Assert.Empty(Named.State.NoteReviewDue(Noon("2026-06-01")).Events);
        var due = Named.After(n => n.NoteReviewDue(Noon("2026-06-02")));
        Assert.Empty(due.State.NoteReviewDue(Noon("2026-06-03")).Events);
        Assert.Equal([OrganisationTaskKind.ReviewNaming], Tasks(due));
        var lapsed = due.After(n => n.Review(_met with { NonProfit = false }, Document, Day("2026-06-05"), TheRules, By, Noon("2026-06-06")));
        Assert.Equal(NamingStatus.Lapsed, lapsed.State.Status);
        Assert.Equal([OrganisationTaskKind.MendNaming], Tasks(lapsed));
        Assert.Equal("冠名的医疗机构须为非营利性", Rows(lapsed).LackingZh);
        var mended = lapsed.After(n => n.Review(_met, Document, Day("2026-07-01"), TheRules, By, Noon("2026-07-02")));
        Assert.Equal((NamingStatus.Named, Day("2027-07-01")), (mended.State.Status, mended.State.NextReviewOn!.Value));
        Assert.Empty(Tasks(mended));
        var withdrawn = lapsed.When(n => n.Withdraw(Step("2026-07-01"), "改制", By, Noon("2026-07-02")));
        Assert.True(Assert.Single(withdrawn.Claims).Release);
        Assert.Empty(Tasks(lapsed.Happened(withdrawn.Decision.Events)));
        lapsed.Happened(withdrawn.Decision.Events).When(n => n.Review(_met, Document, null, TheRules, By, Now)).ThenFails(NamingErrors.Over);
    }

    private static void Refuses(ProposedNaming asked, string code, string zh, DateTimeOffset? now = null) =>
        NamingGiven.Nothing.When(n => n.ApplyFor(Id, "", asked, TheRules, By, now ?? Now)).ThenFails(code, "ORG-12", zh);

    private static ProposedNaming Proposed(ProposedConditions? conditions = null) =>
        new("示例医院", "金湖县示例红十字医院", null, "320831001", "示例路9号", NamingLevel.County, NamingForm.RedCross, conditions ?? _met, Document, Day("2025-05-10"));

    private static IEnumerable<Recorded> Records(NamingGiven given) => given.History.Select((e, i) => new Recorded(i + 1, new("named-institution", Id), i + 1, e, By, Now));

    private static NamedInstitutionRow Rows(NamingGiven given) => CampaignRows.Fold<NamedInstitutionRow>(Records(given)).Single();

    private static IEnumerable<OrganisationTaskKind> Tasks(NamingGiven given) => CampaignRows.Fold<OrganisationTaskRow>(Records(given)).Select(t => t.Kind);
}
