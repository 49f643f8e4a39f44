using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Organisations.Contracts;

namespace JinhuRedCross.Fundraising.Integration;

/// <summary>From now on it runs campaigns and is paid.</summary>
public sealed class OrganisationEstablishedHandler(IGrainFactory grains)
{
    public Task Handle(Heard<FundraisingModule, OrganisationEstablished> heard) =>
        grains.Grain<IKnownOrganisationGrain>(heard.Fact.OrganisationId).Establish(heard.Command).OrFail();
}
