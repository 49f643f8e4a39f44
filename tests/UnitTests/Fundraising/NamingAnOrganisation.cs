using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Organisations;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using KnownGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Organisations.KnownOrganisation, JinhuRedCross.Fundraising.Domain.Organisations.KnownOrganisationEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Plans and payments name grass-roots organisations that exist (FUN-21).</summary>
[Rule("FUN-21")]
public sealed class NamingAnOrganisation
{
    private static readonly OrganisationRef _school = new(new("0193a000-0000-7000-8000-0000000000aa"), "JH-ZZ-0001", "示例中学红十字会");

    private static KnownGiven Registered => KnownGiven.Nothing.After(o => o.Register(_school, Now));

    private static KnownGiven Established => Registered.After(o => o.Establish(Now));

    [Fact]
    public void An_organisation_that_exists_is_named_in_the_plan()
    {
        var drafted = NoCampaign.When(c => c.Draft("JH-2025-001", Plan with { Organisation = Named(Established) }, Id, Now)).Then<CampaignDrafted>();

        Assert.Equal(_school, drafted.Plan.Organisation);
    }

    [Fact]
    public void What_it_is_paid_says_so()
    {
        var paid = CampaignWith(100).After(c => c.RequestDisbursement(PaymentId(1), Asked(Established), Asker, Now, Parameters))
            .Approves()
            .When(c => c.PayDisbursement(PaymentId(1), "凭1", null, Cashier, Now)).Then<DisbursementPaid>();

        Assert.Equal(_school.Id, paid.OrganisationId);
    }

    [Fact]
    public void One_that_nobody_knows_is_being_prepared_or_is_dissolved_is_not_named()
    {
        Refused(KnownGiven.Nothing, OrganisationErrors.Unknown("JH-ZZ-0001"));
        Refused(Registered, OrganisationErrors.NotEstablished(_school));
        Refused(Established.After(o => o.Dissolve(Now)), OrganisationErrors.Ended(_school));
    }

    [Fact]
    public void What_was_heard_before_changes_nothing()
    {
        Established.When(o => o.Establish(Now)).Then();
        Established.When(o => o.Register(_school, Now)).Then();
        Established.When(o => o.Rename(_school.Name, Now)).Then();
        Assert.Equal("新名", Established.After(o => o.Rename("新名", Now)).State.Ref!.Name);
        KnownGiven.Nothing.When(o => o.Dissolve(Now)).ThenFails(OrganisationErrors.Unknown(""));
    }

    private static void Refused(KnownGiven known, Error expected)
    {
        NoCampaign.When(c => c.Draft("JH-2025-001", Plan with { Organisation = Named(known) }, Id, Now)).ThenFails(expected);
        CampaignWith(100).When(c => c.RequestDisbursement(PaymentId(1), Asked(known), Asker, Now, Parameters)).ThenFails(expected);
    }

    private static NamedOrganisation Named(KnownGiven known) => new(_school.Number, known.State);

    private static ProposedDisbursement Asked(KnownGiven known) => new(50, "活动经费", "示例中学", null, null, null, Organisation: Named(known));
}
