using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Grains;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>Decisions about an organisation.</summary>
internal sealed class OrganisationDesk(IGrainFactory grains, Journal journal, Commands commands)
    : Desk<IGrassrootsOrganisationGrain, GrassrootsOrganisation, OrganisationEvent, OrganisationRow, OrganisationResponse>(
        grains, journal, commands, new("grassroots-organisation", OrganisationErrors.NotFound, GrassrootsOrganisation.NumberClaim, OrganisationResponse.Of))
{
    /// <summary>The evidence that an address names: by its id, or by the version of the step that recorded it, as the history shows it.</summary>
    public async Task<Guid?> FindEvidence(Guid organisation, string idOrStep, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrStep, out var id)) return id;
        if (!long.TryParse(idOrStep, NumberStyles.None, CultureInfo.InvariantCulture, out var step) || step == 0) return null;
        return await Journal.ReadStream(StreamOf(organisation), step - 1, 1, cancel) is [{ Event: EvidenceEvent { EvidenceId: var evidence } }] ? evidence : null;
    }
}
