using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.ReadModels;
using JinhuRedCross.UnitTests.Fundraising;
using static JinhuRedCross.UnitTests.Organisations.Some;
using OrganisationGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Organisations.Domain.Grassroots.GrassrootsOrganisation, JinhuRedCross.Organisations.Domain.Grassroots.OrganisationEvent>;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>What worked before the platform is written down from a register, by the same rules.</summary>
public sealed class TakingOverAnOrganisation
{
    private static readonly Guid _figures = new("0193a000-0000-7000-8000-0000000000f1");

    [Fact, Rule("ORG-07")]
    public void One_with_its_approval_works_from_its_plaque_on()
    {
        var taken = Take(Asked());
        Assert.Equal((OrganisationStatus.Operating, Day("2012-06-01"), Day("2012-06-01")), (taken.State.Status, taken.State.OpenedOn!.Value, taken.State.LastStepOn));
        var row = CampaignRows.Fold<OrganisationRow>(taken.Records()).Single();
        Assert.Equal((OrganisationStatus.Operating, null), (Stage.On(row.Stages, Day("2012-06-01"))!.Value, Stage.On(row.Stages, Day("2012-05-09"))));
        var approval = CampaignRows.Fold<EvidenceRow>(taken.Records()).Single();
        Assert.Equal(("金红〔2012〕5号", Day("2012-05-10")), (approval.Title, approval.On));
    }

    [Fact, Rule("ORG-07")]
    public void Without_its_approval_it_does_not_work()
    {
        Refuses(Asked() with { ApprovalNumber = null }, "document_number.missing");
        Refuses(Asked() with { ApprovedOn = null }, "organisation.field_missing");
        Refuses(Asked() with { OpenedOn = Day("2012-05-09") }, "organisation.day_before_last_step");
        Assert.Equal(OrganisationStatus.Incubating, Take(Asked() with { Works = false, ApprovalNumber = null, ApprovedOn = null, OpenedOn = null }).State.Status);
    }

    [Fact, Rule("ORG-05")]
    public void Its_place_is_that_of_today() =>
        // The street is there since 2018; what it was called in 2012 nobody looks up for a register.
        Assert.Equal("320831001", Take(Asked()).State.Division);

    [Fact, Rule("ORG-08")]
    public void Its_leaders_are_checked_as_elected_ones_are()
    {
        Refuses(Asked() with { Leadership = Leadership(60, Council(4), "2022-05-01", 5) }, "organisation.council_size");
        var led = Take(Asked() with { Leadership = Leadership(60, Council(5), "2022-05-01", 5) });
        Assert.Equal((true, Day("2027-05-01")), (led.State.HasLeaders, led.State.TermTo));
        Assert.True(CampaignRows.Fold<OrganisationDueRow>(led.Records()).Single().Runs);
        // Elected before the plaque hung, as it is the rule.
        Assert.Equal(Day("2012-06-01"), Take(Asked() with { Leadership = Leadership(60, Council(5), "2012-05-10", 5) }).State.LastStepOn);
    }

    [Fact, Rule("ORG-06")]
    public void The_register_proves_its_figures()
    {
        var figures = Take(Asked() with { PaidMembers = 12, Volunteers = 6 }).History.OfType<RegisterFiguresRecorded>().Single();
        Assert.Equal((12, 6, "名册 第 3 行", _figures), (figures.PaidMembers, figures.Volunteers, figures.Document.Reference, figures.EvidenceId));
    }

    private static OrganisationGiven Take(ProposedTakeOver asked) => OrganisationGiven.Nothing.After(o => o.TakeOver(Id, "JH-ZZ-0001", asked, TheRules, By, Now));

    private static void Refuses(ProposedTakeOver asked, string code) => OrganisationGiven.Nothing.When(o => o.TakeOver(Id, "JH-ZZ-0001", asked, TheRules, By, Now)).ThenFails(code);

    private static ProposedTakeOver Asked() => new(
        Proposed(OrganisationKind.School, "320831001") with { On = null }, true, "金红〔2012〕5号", Day("2012-05-10"), Day("2012-06-01"), null, null, null, null, _figures, new("名册 第 3 行", new string('b', 64)));
}
