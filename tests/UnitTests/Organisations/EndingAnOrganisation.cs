using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.ReadModels;
using JinhuRedCross.UnitTests.Fundraising;
using static JinhuRedCross.UnitTests.Organisations.Some;
using OrganisationGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Organisations.Domain.Grassroots.GrassrootsOrganisation, JinhuRedCross.Organisations.Domain.Grassroots.OrganisationEvent>;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>An organisation ends when all is settled.</summary>
public sealed class EndingAnOrganisation
{
    private static readonly Successor _one = new(Guid.Parse("0193a000-0000-7000-8000-0000000000c1"), "JH-ZZ-0002", "甲");
    private static readonly Successor _other = new(Guid.Parse("0193a000-0000-7000-8000-0000000000c2"), "JH-ZZ-0003", "乙");
    private static readonly ProposedSettlement _settled = new(0, 0, true, true, true, "金红〔2025〕9号", Day("2025-09-30"));

    private static OrganisationGiven Dissolving => Operating.After(o => o.BeginDissolution(Ending(DissolutionReason.Merged, _one), TheRules, By, Now));

    [Fact, Rule("ORG-10")]
    public void All_is_settled_first()
    {
        Dissolving.When(o => o.Dissolve(_settled with { UntransferredMembers = 12 }, By, Now)).ThenFails("organisation.members_left", "ORG-10", "12 名会员没有转出");
        Dissolving.When(o => o.Dissolve(_settled with { Balance = 0.01m }, By, Now)).ThenFails("organisation.balance_left", "ORG-10", "0.01");
        Dissolving.When(o => o.Dissolve(_settled with { Balance = -5 }, By, Now)).ThenFails("organisation.balance_left");
        var error = Dissolving.When(o => o.Dissolve(new(null, null, null, null, null, null, null), By, Now)).ThenFails("document_number.missing");
        Assert.Equal(["assetsSettled", "balance", "documentNumber", "duesSettled", "sealAndPlaqueHandedIn", "untransferredMembers"], error.More.Prepend(error).Select(e => e.Field).Order(StringComparer.Ordinal));
        var dissolved = Dissolving.When(o => o.Dissolve(_settled, By, Now));
        Assert.Equal((DissolutionReason.Merged, "JH-ZZ-0001"), (dissolved.Then<OrganisationDissolved>().Reason, dissolved.Then<OrganisationDissolved>().Number));
        Assert.True(Assert.Single(dissolved.Claims).Release);
        Operating.When(o => o.Dissolve(_settled, By, Now)).ThenFails("organisation.wrong_step");
    }

    [Fact, Rule("ORG-10")]
    public void Nothing_happens_to_one_that_is_dissolved()
    {
        var gone = Dissolving.After(o => o.Dissolve(_settled, By, Now));
        gone.When(o => o.Elect(Leadership(60, Council(5), on: "2025-10-01"), TheRules, By, Now)).ThenFails(OrganisationErrors.Dissolved);
        gone.When(o => o.RecordRegisterFigures(Id, 1, 1, Document, null, By, Now)).ThenFails(OrganisationErrors.Dissolved);
        gone.When(o => o.Describe(new("新", "新", null, null), "更名", null, By, Now)).ThenFails(OrganisationErrors.Dissolved);
    }

    [Fact, Rule("ORG-10")]
    public void Mergers_and_splits_name_their_successors()
    {
        Operating.When(o => o.BeginDissolution(Ending(DissolutionReason.Merged), TheRules, By, Now)).ThenFails("organisation.successors_missing", "ORG-10", "合并须写明");
        Operating.When(o => o.BeginDissolution(Ending(DissolutionReason.Split, _one), TheRules, By, Now)).ThenFails("organisation.successors_missing", "ORG-10", "至少两个");
        Operating.When(o => o.BeginDissolution(Ending(DissolutionReason.Split, _one, _other), TheRules, By, Now)).Then<DissolutionBegun>();
        Operating.When(o => o.BeginDissolution(Ending(DissolutionReason.Revoked, _one), TheRules, By, Now)).ThenFails(OrganisationErrors.SuccessorsUncalled);
        Operating.When(o => o.BeginDissolution(Ending(DissolutionReason.Merged, _one with { Id = Id }), TheRules, By, Now)).ThenFails(OrganisationErrors.OwnSuccessor);
        Incubating.When(o => o.BeginDissolution(Ending(DissolutionReason.Revoked), TheRules, By, Now)).ThenFails("organisation.wrong_step");
    }

    [Fact, Rule("ORG-10")]
    public void Inactive_means_no_activity_for_two_years()
    {
        // Opened on 2025-06-20, last active on 2025-08-15.
        var active = Operating.After(o => o.RecordActivity(Guid.Parse("0193a000-0000-7000-8000-0000000000e1"), "活动", BusinessLine.FirstAid, 20, Document, Day("2025-08-15"), By, Now));
        active.When(o => o.BeginDissolution(Inactive("2027-08-15"), TheRules, By, Noon("2027-09-01"))).ThenFails("organisation.still_active", "ORG-10", "2025-08-15");
        active.When(o => o.BeginDissolution(Inactive("2027-08-16"), TheRules, By, Noon("2027-09-01"))).Then<DissolutionBegun>();
        Operating.When(o => o.BeginDissolution(Inactive("2027-06-20"), TheRules, By, Noon("2027-09-01"))).ThenFails("organisation.still_active");
        Operating.When(o => o.BeginDissolution(Inactive("2027-06-21"), TheRules, By, Noon("2027-09-01"))).Then<DissolutionBegun>();
    }

    [Fact]
    public void A_successor_shows_whom_it_follows()
    {
        var registered = new OrganisationRegistered(_one.Id, _one.Number, "甲", OrganisationKind.School, "320831001", "甲", null, null, null, null, "/JH-ZZ-0002", Day("2025-01-01"), By, Now);
        var records = Dissolving.After(o => o.Dissolve(_settled, By, Now)).Records().Prepend(new Recorded(0, new("grassroots-organisation", _one.Id), 1, registered, By, Now));
        var rows = CampaignRows.Fold<OrganisationRow>(records).ToDictionary(r => r.Id);
        Assert.Equal(("JH-ZZ-0001", 1L), (rows[_one.Id].Predecessors, rows[_one.Id].Version));
        Assert.Equal((OrganisationStatus.Dissolved, "JH-ZZ-0002", Day("2025-09-30")), (rows[Id].Status, rows[Id].Successors, rows[Id].DissolvedOn!.Value));
        Assert.DoesNotContain(CampaignRows.Fold<OrganisationTaskRow>(records), t => t.SubjectId == Id);
    }

    private static ProposedEnding Ending(DissolutionReason reason, params Successor[] successors) => new(reason, "说明", successors, "金红〔2025〕8号", Day("2025-09-01"));

    private static ProposedEnding Inactive(string on) => new(DissolutionReason.Inactive, "说明", [], "金红〔2027〕8号", Day(on));
}
