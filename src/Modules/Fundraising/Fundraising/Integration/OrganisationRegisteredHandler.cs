using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Organisations.Contracts;

namespace JinhuRedCross.Fundraising.Integration;

/// <summary>One can be named once it is established.</summary>
public sealed class OrganisationRegisteredHandler(IGrainFactory grains)
{
    public Task Handle(Heard<FundraisingModule, OrganisationRegistered> heard) =>
        grains.Grain<IKnownOrganisationGrain>(heard.Fact.OrganisationId).Register(heard.Command, heard.Fact.Number, heard.Fact.Name).OrFail();
}
