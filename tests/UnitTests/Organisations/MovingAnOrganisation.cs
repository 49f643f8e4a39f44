using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.ReadModels;
using JinhuRedCross.UnitTests.Fundraising;
using static JinhuRedCross.UnitTests.Organisations.Some;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>An organisation comes under another one, and where it was on a day stays known.</summary>
public sealed class MovingAnOrganisation
{
    private static readonly ParentOrganisation _street = new(new("0193a000-0000-7000-8000-0000000000c7"), "JH-ZZ-0007", "/JH-ZZ-0007", OrganisationStatus.Operating);

    [Fact, Rule("ORG-05")]
    public void It_moves_with_a_document_a_day_and_a_reason()
    {
        var moved = Operating.After(o => o.Move(_street, false, Step("2025-09-01"), "归口", By, Now));
        Assert.Equal((_street.Id, Day("2025-09-01")), (moved.State.ParentId!.Value, moved.State.PlacedOn));
        moved.When(o => o.Move(_street, false, Step("2025-09-02"), "归口", By, Now)).ThenFails(OrganisationErrors.NothingChanged);
        moved.When(o => o.Move(null, false, Step("2025-08-31"), "归口", By, Now)).ThenFails("organisation.day_before_last_step");
        Operating.When(o => o.Move(_street, false, Step("2025-09-01", "金红[2025]1号"), null, By, Now)).ThenFails("document_number.invalid");
        Operating.When(o => o.Move(_street with { Status = OrganisationStatus.Dissolved }, false, Step("2025-09-01"), "归口", By, Now)).ThenFails(OrganisationErrors.ParentDissolved);
    }

    [Fact, Rule("ORG-05")]
    public void It_never_comes_under_itself() => Operating.When(o => o.Move(_street, true, Step("2025-09-01"), "归口", By, Now)).ThenFails(OrganisationErrors.ParentBelow);

    [Fact, Rule("ORG-05")]
    public void Where_it_was_on_a_day_stays_known()
    {
        var moved = Operating.After(o => o.Move(_street, false, Step("2025-09-01"), "归口", By, Now)).After(o => o.Move(null, false, Step("2025-10-01"), "归口", By, Now));
        var row = CampaignRows.Fold<OrganisationRow>(moved.Records()).Single();
        Assert.Equal([null, null, _street.Id, _street.Id, null], new[] { "2025-04-30", "2025-08-31", "2025-09-01", "2025-09-30", "2025-10-01" }.Select(d => PastParents.On(row.Parents, Day(d))));
        Assert.Equal((null, null), (row.ParentId, row.ParentNumber));
    }
}
