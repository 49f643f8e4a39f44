using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>What a right that is held for one organisation covers: the organisation, all below it, and their sites (SEC-07).</summary>
internal sealed class Subtrees(OrganisationDesk organisations, SiteDesk sites, TheProposals proposals, OrganisationTree tree, Reads<SiteRow> siteRows) : IParts
{
    // No county has so many levels; whatever a mistake makes of the tree, a request ends.
    private const int MostLevels = 16;

    public async Task<Part?> Find(string idOrNumber, CancellationToken cancel) =>
        await organisations.Find(idOrNumber, cancel) is { } id ? new(id, (await organisations.Grain(id).Show()).Number!) : null;

    /// <summary>Whether an organisation belongs to what the caller may work with; asked of the grains, which are never late.</summary>
    public async Task<bool> Covers(Reach reach, Guid? organisation)
    {
        if (reach.Parts is not { } parts) return true;
        for (var levels = 0; organisation is { } id && levels < MostLevels; levels++)
        {
            if (parts.Contains(id)) return true;
            organisation = (await organisations.Grain(id).Show()).ParentId;
        }

        return false;
    }

    /// <summary>The same for what an address names; what is not there covers too, and the endpoint says that there is nothing.</summary>
    public async Task<bool> CoversOrganisation(Reach reach, string idOrNumber, CancellationToken cancel) =>
        await organisations.Find(idOrNumber, cancel) is not { } id || await Covers(reach, id);

    public async Task<bool> CoversSite(Reach reach, string idOrNumber, CancellationToken cancel) =>
        await sites.Find(idOrNumber, cancel) is not { } id || await Covers(reach, await sites.Grain(id).Owner());

    public async Task<bool> CoversProposal(Reach reach, string idOrNumber, CancellationToken cancel) =>
        await proposals.Find(idOrNumber, cancel) is not { } id || await Covers(reach, (await proposals.Grain(id).Show()).Submitted?.OrganisationId);

    /// <summary>The organisations that a list may show.</summary>
    public async Task<Specification<OrganisationRow>> Organisations(Reach reach, CancellationToken cancel) => await Ids(reach, cancel) is { } ids ? OrganisationsThat.AreAmong(ids) : Specification<OrganisationRow>.All;

    /// <summary>The same by their ids, for lists of what belongs to organisations; null where all may be shown.</summary>
    public async Task<IReadOnlyCollection<Guid>?> Ids(Reach reach, CancellationToken cancel) => reach.Parts is { } parts ? await tree.Under([.. parts], null, cancel) : null;

    /// <summary>The same with the ids of their sites.</summary>
    public async Task<IReadOnlyCollection<Guid>?> IdsWithSites(Reach reach, CancellationToken cancel)
    {
        if (await Ids(reach, cancel) is not { } ids) return null;
        var places = await siteRows.Ask((all, ct) => all.Where(SitesThat.BelongToAny(ids).Condition).Select(s => s.Id).ToListAsync(ct), cancel);
        return [.. ids, .. places.Value];
    }
}
