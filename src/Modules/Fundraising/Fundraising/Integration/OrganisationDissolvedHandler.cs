using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Organisations.Contracts;

namespace JinhuRedCross.Fundraising.Integration;

/// <summary>From now on it is named no more.</summary>
public sealed class OrganisationDissolvedHandler(IGrainFactory grains)
{
    public Task Handle(Heard<FundraisingModule, OrganisationDissolved> heard) =>
        grains.Grain<IKnownOrganisationGrain>(heard.Fact.OrganisationId).Dissolve(heard.Command).OrFail();
}
