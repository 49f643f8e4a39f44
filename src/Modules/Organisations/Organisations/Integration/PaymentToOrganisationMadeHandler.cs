using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.Fundraising.Contracts;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Grains;

namespace JinhuRedCross.Organisations.Integration;

/// <summary>Money that Fundraising pays to an organisation shows that it has funds (ORG-06, 有经费).</summary>
public sealed class PaymentToOrganisationMadeHandler(IGrainFactory grains)
{
    public Task Handle(Heard<OrganisationsModule, PaymentToOrganisationMade> heard)
    {
        var fact = heard.Fact;
        return grains.Grain<IGrassrootsOrganisationGrain>(fact.OrganisationId).RecordFunds(
            heard.Command, FundSource.Donation, FundForm.Income, fact.PaidOn.Year, new Money(fact.AmountFen).InYuan, MessageProof.Of(fact.PaymentNumber, fact), fact.PaidOn).OrFail();
    }
}
