using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain.Grassroots;
using OrganisationDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Grassroots.GrassrootsOrganisation, JinhuRedCross.Organisations.Domain.Grassroots.OrganisationEvent>;

namespace JinhuRedCross.Organisations.Grains;

internal interface IOrganisationMovesGrain : IGrainWithGuidKey
{
    Task<OrganisationDecided> Move(Command command, Guid organisation, Guid? parent, ProposedStep step, string? reason);
}

/// <summary>Moves organisations one after the other: of two that go under each other at once, neither would see the ring.</summary>
[GrainType("organisation-moves")]
internal sealed class OrganisationMovesGrain : Grain, IOrganisationMovesGrain
{
    // No county has so many levels; whatever a mistake makes of the tree, a request ends.
    private const int MostLevels = 16;

    public async Task<OrganisationDecided> Move(Command command, Guid organisation, Guid? parent, ProposedStep step, string? reason)
    {
        var above = parent is { } id ? await Find(id).Show() : null;
        var (isBelow, at) = (false, parent);
        for (var levels = 0; at is { } next && levels < MostLevels && !isBelow; levels++)
        {
            isBelow = next == organisation;
            at = (await Find(next).Show()).ParentId;
        }

        var asked = above is null ? null : new ParentOrganisation(parent!.Value, above.Number!, above.Path, above.Status);
        return await Find(organisation).Move(command, asked, isBelow || at is not null, step, reason);
    }

    private IGrassrootsOrganisationGrain Find(Guid id) => GrainFactory.Grain<IGrassrootsOrganisationGrain>(id);
}
