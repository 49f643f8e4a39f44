using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.ReadModels;
using JinhuRedCross.UnitTests.Fundraising;
using static JinhuRedCross.UnitTests.Organisations.Some;
using SiteGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Organisations.Domain.Sites.Site, JinhuRedCross.Organisations.Domain.Sites.SiteEvent>;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>What a site must have before it runs, its inspections, and its revolving fund.</summary>
public sealed class KeepingASite
{
    private static readonly Guid _site = new("0193a000-0000-7000-8000-0000000000d0");
    private static readonly Guid _loan = new("0193a000-0000-7000-8000-0000000000d1");
    private static readonly SiteContent _home = new() { GrassrootsOrganisations = 1, VolunteerTeams = 1, VcaReference = "VCA-1", VcaOn = Day("2025-02-01"), PlanOn = Day("2025-02-10"), DrillOn = Day("2025-03-01"), Hardware = [new("广场", "VCA-1")] };

    private static readonly SiteContent _base = new()
    {
        RoomSquareMetres = 60,
        AdultManikins = 4,
        InfantManikins = 1,
        AedTrainers = 2,
        TraumaKits = 1,
        HygieneLog = true,
        Instructors = [new("证1", Day("2025-12-31"), null), new("证2", Day("2026-12-31"), null)],
    };

    [Fact, Rule("ORG-01")]
    public void It_has_a_kind_a_place_and_somebody_responsible()
    {
        var registered = SiteGiven.Nothing.When(s => s.Register(_site, "JH-ZD-0001", Proposed(SiteKind.HumanityHome), By, Now));
        Assert.Equal("(private)", registered.Then<SiteRegistered>().Phone.ToString());
        Assert.Equal(["site.number", "site.place"], registered.Claims.Select(c => c.Kind));
        // Several functions at one address are several sites; the same one is there once.
        Assert.NotEqual(Site.PlaceClaim(SiteKind.HumanityHome, "示例路 8号").Name, Site.PlaceClaim(SiteKind.ElderCareBase, "示例路8号").Name);
        Assert.Equal(Site.PlaceClaim(SiteKind.HumanityHome, "示例路 8号").Name, Site.PlaceClaim(SiteKind.HumanityHome, "示例路8号").Name);
        var error = SiteGiven.Nothing.When(s => s.Register(_site, "", new(null, null, "320831105", null, null, null, null, null, "1", null), By, Now)).ThenFails("organisation.field_missing");
        Assert.Equal(["address", "division", "hostUnit", "kind", "name", "phone", "responsiblePerson"], error.More.Prepend(error).Select(e => e.Field).Order(StringComparer.Ordinal));
    }

    [Fact, Rule("ORG-02")]
    public void A_home_needs_an_organisation_a_team_an_assessment_and_a_drill()
    {
        Preparing(SiteKind.HumanityHome).When(s => s.OpenUp(Opening("2025-06-01"), TheRules, By, Now)).ThenFails("site.requirement_missing", "ORG-02", "基层组织");
        Assert.Equal(Day("2026-06-01"), Running(SiteKind.HumanityHome, _home).State.NextReviewOn);
        var error = With(SiteKind.HumanityHome, _home with { VcaOn = null }).When(s => s.OpenUp(Opening("2025-06-01"), TheRules, By, Now)).ThenFails("site.requirement_missing", "ORG-02", "VCA");
        Assert.Empty(error.More);
        Preparing(SiteKind.HumanityHome).When(s => s.RecordContent(_home with { Hardware = [new("广场", " ")] }, null, By, Now)).ThenFails("site.hardware_without_vca", "ORG-02", "硬件工程应以 VCA 评估为依据");
        Preparing(SiteKind.HumanityHome).When(s => s.RecordContent(_home with { DrillOn = Day("2025-02-09") }, null, By, Now)).ThenFails("site.drill_before_plan", "ORG-02", "早于预案");
        Preparing(SiteKind.HumanityHome).When(s => s.RecordContent(_home with { DrillOn = Day("2025-02-10") }, null, By, Now)).Then<SiteContentRecorded>();
        With(SiteKind.HumanityHome, _home).When(s => s.OpenUp(new("金红[2025]1号", Day("2025-06-01")), TheRules, By, Now)).ThenFails("document_number.invalid");
    }

    [Fact, Rule("ORG-03")]
    public void A_training_base_needs_two_instructors_whose_certificates_hold()
    {
        With(SiteKind.FirstAidTrainingBase, _base with { Instructors = [_base.Instructors[0]] }).When(s => s.OpenUp(Opening("2025-06-01"), TheRules, By, Now)).ThenFails("site.requirement_missing", "ORG-03", "证书有效的师资 1，未达 2");
        With(SiteKind.FirstAidTrainingBase, _base).When(s => s.OpenUp(Opening("2025-06-01"), TheRules, By, Now)).Then<SiteOpened>();
        With(SiteKind.FirstAidTrainingBase, _base with { RoomSquareMetres = 59 }).When(s => s.OpenUp(Opening("2025-06-01"), TheRules, By, Now)).ThenFails("site.requirement_missing", "ORG-03", "59，未达 60");
        var running = Running(SiteKind.FirstAidTrainingBase, _base);
        running.When(s => s.Inspect(_site, [], Document, Day("2025-12-31"), TheRules, By, Noon("2026-01-02"))).Then<SiteInspected>();
        running.When(s => s.Inspect(_site, [], Document, Day("2026-01-01"), TheRules, By, Noon("2026-01-02"))).ThenFails("site.requirements_lost", "ORG-03", "证书有效的师资 1，未达 2");
        running.When(s => s.Inspect(_site, [new("师资证书过期", null)], Document, Day("2026-01-01"), TheRules, By, Noon("2026-01-02"))).Then<SiteInspected>();
    }

    [Fact, Rule("ORG-04")]
    public void Care_and_science_bases_need_trained_people_and_consent()
    {
        var care = new SiteContent { Carers = [new("证1", null, 15)], ServiceList = "档案 1", CareAgreements = 1 };
        With(SiteKind.ElderCareBase, care).When(s => s.OpenUp(Opening("2025-06-01"), TheRules, By, Now)).ThenFails("site.requirement_missing", "ORG-04", "16 小时");
        var running = Running(SiteKind.ElderCareBase, care with { Carers = [new("证1", null, 16)] });
        running.When(s => s.LogService(_loan, new(SiteServiceKind.CareVisit, 3, null, null, null), By, Now)).Then<SiteServiceLogged>();
        running.When(s => s.LogService(_loan, new(SiteServiceKind.YouthSession, 3, " ", null, null), By, Now)).ThenFails("organisation.field_missing", "ORG-04", "年级");
        With(SiteKind.YouthScienceBase, new() { Venue = "示例小学" }).When(s => s.OpenUp(Opening("2025-06-01"), TheRules, By, Now)).ThenFails("site.requirement_missing", "ORG-04", "监护人同意");
        Preparing(SiteKind.PartyServiceCentre).When(s => s.OpenUp(Opening("2025-06-01"), TheRules, By, Now)).Then<SiteOpened>();
    }

    [Fact, Rule("ORG-01")]
    public void What_an_inspection_finds_is_closed_with_evidence_only()
    {
        var found = Running(SiteKind.HumanityHome, _home).After(s => s.Inspect(_site, [new("甲", Day("2025-08-01")), new("乙", null)], Document, Day("2025-07-01"), TheRules, By, Now));
        Assert.Equal([OrganisationTaskKind.CloseFinding, OrganisationTaskKind.CloseFinding], CampaignRows.Fold<OrganisationTaskRow>(Records(found)).Select(t => t.Kind));
        found.When(s => s.CloseFinding(1, "已整改", null, null, By, Now)).ThenFails("organisation.field_missing");
        var one = found.After(s => s.CloseFinding(1, "已整改", Document, Day("2025-07-20"), By, Now));
        one.When(s => s.CloseFinding(1, "已整改", Document, null, By, Now)).ThenFails(SiteErrors.FindingNotOpen);
        Assert.Equal(["乙"], CampaignRows.Fold<OrganisationTaskRow>(Records(one)).Select(t => t.Zh));
        var ordered = one.After(s => s.OrderRectification("问题较多", Day("2025-08-02"), By, Now));
        ordered.When(s => s.Resume(Day("2025-08-10"), TheRules, By, Now)).ThenFails("site.findings_open", "ORG-01", "还有 1 个问题");
        ordered.After(s => s.CloseFinding(2, "已整改", Document, Day("2025-08-05"), By, Now)).When(s => s.Resume(Day("2025-08-10"), TheRules, By, Now)).Then<SiteResumed>();
    }

    [Fact, Rule("ORG-01")]
    public void It_is_reviewed_each_year()
    {
        var running = Running(SiteKind.HumanityHome, _home);
        Assert.Empty(running.State.NoteReviewDue(Noon("2026-05-31")).Events);
        var told = running.After(s => s.NoteReviewDue(Noon("2026-06-01")));
        Assert.Empty(told.State.NoteReviewDue(Noon("2026-06-02")).Events);
        Assert.Equal([OrganisationTaskKind.ReviewSite], CampaignRows.Fold<OrganisationTaskRow>(Records(told)).Select(t => t.Kind));
        var reviewed = told.After(s => s.Inspect(_site, [], Document, Day("2026-06-03"), TheRules, By, Noon("2026-06-04")));
        Assert.Equal(Day("2027-06-03"), reviewed.State.NextReviewOn);
        Assert.Empty(CampaignRows.Fold<OrganisationTaskRow>(Records(reviewed)));
        Assert.Equal(ChinaTime.StartOf(Day("2027-06-03")), CampaignRows.Fold<SiteDueRow>(Records(reviewed)).Single().DueAt);
    }

    [Fact, Rule("ORG-02")]
    public void Loans_stay_within_the_fund_one_a_household()
    {
        var home = Running(SiteKind.HumanityHome, _home).After(s => s.SetFund(60_000, Document, null, By, Now));
        home.When(s => s.GrantLoan(_loan, "户1", 9_999.99m, null, TheRules, By, Now)).ThenFails("site.loan_size");
        home.When(s => s.GrantLoan(_loan, "户1", 50_000.01m, null, TheRules, By, Now)).ThenFails("site.loan_size");
        var lent = home.After(s => s.GrantLoan(_loan, "户1", 50_000, null, TheRules, By, Now));
        lent.When(s => s.GrantLoan(_site, " 户 1", 10_000, null, TheRules, By, Now)).ThenFails(SiteErrors.HouseholdOwes);
        lent.When(s => s.GrantLoan(_site, "户2", 10_000.01m, null, TheRules, By, Now)).ThenFails("site.fund_exhausted", "ORG-02", "10,000.00");
        lent.When(s => s.GrantLoan(_site, "户2", 10_000, null, TheRules, By, Now)).Then<LoanGranted>();
        lent.When(s => s.SetFund(49_999, Document, null, By, Now)).ThenFails("site.fund_below_loans");
        lent.When(s => s.RepayLoan(" 户 1", 50_000.01m, null, By, Now)).ThenFails("site.more_than_owed");
        lent.When(s => s.RepayLoan("户2", 1, null, By, Now)).ThenFails(SiteErrors.LoanNotOpen);
        lent.When(s => s.Close("收回", null, By, Now)).ThenFails("site.loans_open");
        var part = lent.After(s => s.RepayLoan(" 户 1", 20_000, null, By, Now));
        Assert.True(part.When(s => s.RepayLoan(" 户 1", 30_000, null, By, Now)).Then<LoanRepaid>().Closed);
        Assert.Equal((30_000_00L, 1), (CampaignRows.Fold<SiteRow>(Records(part)).Single().LentFen, CampaignRows.Fold<SiteRow>(Records(part)).Single().OpenLoans));
        Running(SiteKind.PartyServiceCentre, new()).When(s => s.SetFund(1, Document, null, By, Now)).ThenFails(SiteErrors.NoFund);
    }

    [Fact, Rule("ORG-06")]
    public void A_running_site_is_a_place_of_its_organisation_while_it_runs()
    {
        var ordered = Running(SiteKind.HumanityHome, _home).After(s => s.OrderRectification("损坏", Day("2025-08-02"), By, Now));
        var resumed = ordered.After(s => s.Resume(Day("2025-09-01"), TheRules, By, Now));
        var rows = CampaignRows.Fold<EvidenceRow>(Records(resumed)).OrderBy(e => e.On).ToList();
        Assert.All(rows, e => Assert.Equal((Id, FactKind.ActivePlace), (e.OrganisationId, e.Kind)));
        Assert.Equal([(Day("2025-06-01"), Day("2025-08-01")), (Day("2025-09-01"), null)], rows.Select(e => (e.On, e.Until)));
        var closed = resumed.After(s => s.Close("收回", Day("2025-10-01"), By, Now));
        Assert.Equal(Day("2025-09-30"), CampaignRows.Fold<EvidenceRow>(Records(closed)).Max(e => e.Until));
        var stages = CampaignRows.Fold<SiteRow>(Records(closed)).Single().Stages;
        Assert.Equal([SiteStatus.Preparing, SiteStatus.Running, SiteStatus.Rectifying, SiteStatus.Running, SiteStatus.Closed], new[] { "2025-05-31", "2025-08-01", "2025-08-31", "2025-09-30", "2025-10-01" }.Select(d => SiteStages.On(stages, Day(d))!.Value));
        closed.When(s => s.Close("收回", null, By, Now)).ThenFails(SiteErrors.Closed);
    }

    private static ProposedSite Proposed(SiteKind kind) => new("示例阵地", kind, "320831001", "示例路8号", "示例社区", Id, "JH-ZZ-0001", "示例甲", "13800138000", Day("2025-01-01"));

    private static SiteGiven Preparing(SiteKind kind) => SiteGiven.Nothing.After(s => s.Register(_site, "JH-ZD-0001", Proposed(kind), By, Now));

    private static SiteGiven With(SiteKind kind, SiteContent content) => Preparing(kind).After(s => s.RecordContent(content, null, By, Now));

    private static SiteGiven Running(SiteKind kind, SiteContent content) => With(kind, content).After(s => s.OpenUp(Opening("2025-06-01"), TheRules, By, Now));

    private static ProposedOpening Opening(string on) => new("金红〔2025〕11号", Day(on));

    private static IEnumerable<Recorded> Records(SiteGiven given) => given.History.Select((e, i) => new Recorded(i + 1, new("site", _site), i + 1, e, By, Now));
}
