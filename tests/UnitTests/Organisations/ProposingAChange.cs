using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Proposals;
using JinhuRedCross.Organisations.ReadModels;
using JinhuRedCross.UnitTests.Fundraising;
using static JinhuRedCross.UnitTests.Organisations.Some;
using ProposalGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Organisations.Domain.Proposals.ChangeProposal, JinhuRedCross.Organisations.Domain.Proposals.ProposalEvent>;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>Who works in an organisation proposes, the county decides, and nothing is overwritten that nobody saw.</summary>
public sealed class ProposingAChange
{
    private const string County = "示例审核";
    private static readonly Guid _proposal = new("0193a000-0000-7000-8000-0000000000a0");
    private static readonly ProposedProfile _moved = new("示例中学红十字会", "示例中学", null, "示例路9号");

    private static ProposalGiven Submitted => ProposalGiven.Nothing.After(p => p.Submit(Asked(), Now));

    [Fact, Rule("GOV-17")]
    public void Somebody_else_than_the_proposer_accepts_it()
    {
        Submitted.When(p => p.Accept(By, Now)).ThenFails(ProposalErrors.Own);
        Submitted.When(p => p.Return("理由", By, Now)).ThenFails(ProposalErrors.Own);
        Submitted.When(p => p.Withdraw(County, Now)).ThenFails(ProposalErrors.NotYours);
        var accepted = Submitted.After(p => p.Accept(County, Now));
        Assert.Equal((ProposalStatus.Accepted, County), (accepted.State.Status, accepted.State.AcceptedBy));
        accepted.When(p => p.Withdraw(By, Now)).ThenFails("proposal.wrong_step");
        Assert.Equal(ProposalStatus.CarriedOut, accepted.After(p => p.NoteCarriedOut(Now)).State.Status);
        Assert.Equal(ProposalStatus.Returned, accepted.After(p => p.SendBack(OrganisationErrors.ChangedSinceProposed, County, Now)).State.Status);
        Assert.Empty(Submitted.When(p => p.NoteCarriedOut(Now)).Decision.Events);
    }

    [Fact, Rule("GOV-17")]
    public void It_is_one_change_with_its_reason_and_goes_back_with_one()
    {
        ProposalGiven.Nothing.When(p => p.Submit(Asked() with { Profile = null }, Now)).ThenFails(ProposalErrors.OnePart);
        ProposalGiven.Nothing.When(p => p.Submit(Asked() with { Reason = " " }, Now)).ThenFails("organisation.field_missing");
        Submitted.When(p => p.Return(null, County, Now)).ThenFails("organisation.field_missing");
        Assert.Empty(Tasks(Submitted.After(p => p.Return("请补充", County, Now))));
        Assert.Equal([(OrganisationTaskKind.ReviewProposal, Id)], Tasks(Submitted));
    }

    [Fact, Rule("ORG-05")]
    public void What_changed_in_between_is_not_overwritten()
    {
        var (asked, seen) = (new ProposedChange(_moved, null, null, "迁址", null), Operating.State.Seen);
        Assert.Equal("示例路9号", Operating.When(o => o.CarryOut(_proposal, asked, seen, TheRules, By, Now)).Then<OrganisationDescribed>().Address);
        var changed = Operating.After(o => o.Describe(_moved with { Address = "示例路7号" }, "迁址", null, By, Now));
        Assert.Equal(ErrorKind.Stale, changed.When(o => o.CarryOut(_proposal, asked, seen, TheRules, By, Now)).ThenFails(OrganisationErrors.ChangedSinceProposed).Kind);
        // A new election is another part; evidence overwrites nothing.
        var led = Operating.After(o => o.Elect(Leadership(60, Council(5), "2025-09-01"), TheRules, By, Now));
        led.When(o => o.CarryOut(_proposal, asked, seen, TheRules, By, Now)).Then<OrganisationDescribed>();
        led.When(o => o.CarryOut(_proposal, new(null, Leadership(60, Council(5), "2025-10-01"), null, null, null), seen, TheRules, By, Now)).ThenFails(OrganisationErrors.ChangedSinceProposed);
        var activity = new ProposedEvidence(EvidenceKind.Activity, "活动", null, BusinessLine.FirstAid, 20, null, null, null, null, null, null, null, null, Document, Day("2025-08-15"));
        changed.When(o => o.CarryOut(_proposal, new(null, null, activity, null, null), seen, TheRules, By, Now)).Then<ActivityRecorded>();
    }

    [Fact, Rule("ORG-08")]
    public void Its_leaders_are_checked_as_elected_ones_are() =>
        Operating.When(o => o.CarryOut(_proposal, new(null, Leadership(60, Council(4), "2025-10-01"), null, null, null), Operating.State.Seen, TheRules, By, Now)).ThenFails("organisation.council_size", "ORG-08", "理事会 4 人");

    private static ProposalSubmitted Asked() => new(_proposal, "JH-TA-0001", Id, "JH-ZZ-0001", ProposalKind.Profile, new(0, 1), 8, new("示例中学红十字会", "示例中学", null, "示例路1号"), _moved, null, null, "迁址", null, By, default);

    private static IEnumerable<(OrganisationTaskKind, Guid)> Tasks(ProposalGiven given) =>
        CampaignRows.Fold<OrganisationTaskRow>(given.History.Select((e, i) => new Recorded(i + 1, new("change-proposal", _proposal), i + 1, e, By, Now))).Select(t => (t.Kind, t.SubjectId));
}
