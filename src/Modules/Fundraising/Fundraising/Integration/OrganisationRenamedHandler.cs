using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Organisations.Contracts;

namespace JinhuRedCross.Fundraising.Integration;

/// <summary>Plans and payments to come call it so.</summary>
public sealed class OrganisationRenamedHandler(IGrainFactory grains)
{
    public Task Handle(Heard<FundraisingModule, OrganisationRenamed> heard) =>
        grains.Grain<IKnownOrganisationGrain>(heard.Fact.OrganisationId).Rename(heard.Command, heard.Fact.Name).OrFail();
}
