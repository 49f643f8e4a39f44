using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.ReadModels;
using JinhuRedCross.UnitTests.Fundraising;
using static JinhuRedCross.UnitTests.Organisations.Some;
using OrganisationGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Organisations.Domain.Grassroots.GrassrootsOrganisation, JinhuRedCross.Organisations.Domain.Grassroots.OrganisationEvent>;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>Councils, contacts and terms.</summary>
public sealed class LeadingAnOrganisation
{
    [Fact, Rule("ORG-08")]
    public void A_council_has_five_to_nine_people()
    {
        Met.When(o => o.Elect(Leadership(60, Council(4)), TheRules, By, Now)).ThenFails("organisation.council_size", "ORG-08", "理事会 4 人（会员 60 名）");
        Met.When(o => o.Elect(Leadership(60, Council(5)), TheRules, By, Now)).Then<LeadershipElected>();
        Met.When(o => o.Elect(Leadership(60, Council(9)), TheRules, By, Now)).Then<LeadershipElected>();
        Met.When(o => o.Elect(Leadership(60, Council(10)), TheRules, By, Now)).ThenFails("organisation.council_size");
    }

    [Fact, Rule("ORG-08")]
    public void A_very_small_one_elects_a_president_only()
    {
        Met.When(o => o.Elect(Leadership(8, Council(1)), TheRules, By, Now)).Then<LeadershipElected>();
        Met.When(o => o.Elect(Leadership(10, Council(1)), TheRules, By, Now)).Then<LeadershipElected>();
        Met.When(o => o.Elect(Leadership(11, Council(1)), TheRules, By, Now)).ThenFails("organisation.council_size");
        Met.When(o => o.Elect(Leadership(8, [Council(1)[0] with { Role = OfficerRole.Staff }]), TheRules, By, Now)).ThenFails(OrganisationErrors.OnePresident);
    }

    [Fact, Rule("ORG-08")]
    public void Somebody_is_named_for_the_business()
    {
        List<ProposedOfficer> nobody = [.. Council(5).Select(o => o with { Contact = null })];
        Met.When(o => o.Elect(Leadership(60, nobody), TheRules, By, Now)).ThenFails("organisation.no_contact", "ORG-08", "须明确具体人员负责红十字业务工作");
        Met.When(o => o.Elect(Leadership(60, [.. nobody, new(Id, OfficerRole.Staff, "示例戊", null, null, true)]), TheRules, By, Now)).ThenFails("phone.missing");
        var elected = Met.When(o => o.Elect(Leadership(60, [.. nobody, new(Id, OfficerRole.Staff, "示例戊", "0517-86800000", null, true)]), TheRules, By, Now)).Then<LeadershipElected>();
        Assert.Equal((6, "(private)"), (elected.Officers.Count, elected.Officers[5].Name.ToString()));
    }

    [Fact, Rule("ORG-09")]
    public void A_term_is_five_years_for_towns_and_streets_and_three_to_five_for_others()
    {
        var town = Town();
        Assert.Equal(Day("2030-05-20"), town.When(o => o.Elect(Leadership(60, Council(5)), TheRules, By, Now)).Then<LeadershipElected>().TermTo);
        town.When(o => o.Elect(Leadership(60, Council(5), years: 4), TheRules, By, Now)).ThenFails("organisation.term_length", "ORG-09", "应为 5 年");
        Met.When(o => o.Elect(Leadership(60, Council(5), years: 2), TheRules, By, Now)).ThenFails("organisation.term_length");
        Assert.Equal(Day("2028-05-20"), Met.When(o => o.Elect(Leadership(60, Council(5), years: 3), TheRules, By, Now)).Then<LeadershipElected>().TermTo);
        Met.When(o => o.Elect(Leadership(60, Council(5), years: 6), TheRules, By, Now)).ThenFails("organisation.term_length");
        Approved.When(o => o.Elect(Leadership(60, Council(5)), TheRules, By, Now)).ThenFails(OrganisationErrors.NotFounded);
    }

    [Fact, Rule("ORG-09")]
    public void It_is_told_ninety_days_ahead_and_overdue_the_day_after()
    {
        Assert.Empty(Operating.State.NoteTermEnding(TheRules, Noon("2030-02-18")).Events);
        var told = Operating.After(o => o.NoteTermEnding(TheRules, Noon("2030-02-19")));
        Assert.Empty(told.State.NoteTermEnding(TheRules, Noon("2030-02-20")).Events);
        Assert.Equal([OrganisationTaskKind.Elect], CampaignRows.Fold<OrganisationTaskRow>(told.Records()).Select(t => t.Kind));
        Assert.Empty(told.State.NoteTermOverdue(Noon("2030-05-20")).Events);
        var overdue = told.After(o => o.NoteTermOverdue(Noon("2030-05-21")));
        Assert.Equal(OrganisationStatus.TermOverdue, overdue.State.Status);
        var again = overdue.After(o => o.Elect(Leadership(60, Council(5), on: "2030-06-01"), TheRules, By, Noon("2030-06-02")));
        Assert.Equal((OrganisationStatus.Operating, Day("2035-06-01")), (again.State.Status, again.State.TermTo));
        Assert.Empty(CampaignRows.Fold<OrganisationTaskRow>(again.Records()));
    }

    [Fact, Rule("ORG-09")]
    public void What_falls_due_follows_the_term()
    {
        Assert.Equal((OrganisationDueRow.Ending, true), Due(Operating));
        Assert.Equal((OrganisationDueRow.Ending, false), Due(Established));
        Assert.Equal((OrganisationDueRow.Ending, false), Due(Operating.After(o => o.OrderRectification(Step("2025-07-01"), "档案不全", By, Now))));
        var told = Operating.After(o => o.NoteTermEnding(TheRules, Noon("2030-03-01")));
        Assert.Equal((OrganisationDueRow.Overdue, true), Due(told));
        Assert.Equal((OrganisationDueRow.Overdue, false), Due(told.After(o => o.NoteTermOverdue(Noon("2030-05-21")))));

        static (string, bool) Due(OrganisationGiven given)
        {
            var row = CampaignRows.Fold<OrganisationDueRow>(given.Records()).Single();
            return (row.What, row.DueAt is not null);
        }
    }

    [Fact, Rule("ORG-09")]
    public void People_may_be_replaced_within_a_term()
    {
        Met.When(o => o.Elect(Leadership(60, Council(5), interim: true), TheRules, By, Now)).ThenFails(OrganisationErrors.NothingToReplace);
        var replaced = Operating.When(o => o.Elect(Leadership(60, Council(6), on: "2025-09-01", interim: true), TheRules, By, Now)).Then<LeadershipElected>();
        Assert.Equal((Day("2025-05-20"), Day("2030-05-20"), 6), (replaced.TermFrom, replaced.TermTo, replaced.Officers.Count));
    }

    [Fact]
    public void The_list_shows_the_stages_of_a_life()
    {
        var row = CampaignRows.Fold<OrganisationRow>(Operating.Records()).Single();
        Assert.Equal((OrganisationStatus.Operating, Day("2025-06-20"), true, 5), (row.Status, row.StatusSince, row.HasContact, row.CouncilSize));
        Assert.Null(Stage.On(row.Stages, Day("2025-04-30")));
        Assert.Equal(OrganisationStatus.Applied, Stage.On(row.Stages, Day("2025-05-09")));
        Assert.Equal(OrganisationStatus.Established, Stage.On(row.Stages, Day("2025-06-19")));
        Assert.Equal(OrganisationStatus.Operating, Stage.On(row.Stages, Day("2025-06-20")));
        Assert.Equal(5, CampaignRows.Fold<OfficerRow>(Operating.Records()).Count());
    }

    private static OrganisationGiven Town() => Registered(OrganisationKind.Town, "320831106")
        .After(o => o.ApplyToPrepare(Id, Step("2025-05-06"), Document, "示例甲", true, By, Now))
        .After(o => o.ApprovePreparation(Step("2025-05-10"), By, Now))
        .After(o => o.HoldFoundingMeeting(Step("2025-05-20"), 60, By, Now));
}
