using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Organisations;
using JinhuRedCross.Fundraising.Grains;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>Finds what is known of an organisation that a request names by id or number.</summary>
internal sealed class NamedOrganisations(IGrainFactory grains, Journal journal)
{
    /// <summary>Null where none is named.</summary>
    public async Task<NamedOrganisation?> Read(string? given, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(given)) return null;
        var text = given.Trim();
        if (!Guid.TryParse(text, out var id)) id = (await journal.FindClaim(KnownOrganisation.NumberClaim(text), cancel))?.Stream.Id ?? Guid.Empty;
        return new(text, id == Guid.Empty ? KnownOrganisation.Initial : await grains.Grain<IKnownOrganisationGrain>(id).Show());
    }
}

/// <summary>方案或拨付中写明的基层组织（当时的名称）</summary>
/// <param name="Id">标识</param>
/// <param name="Number">编号，如 JH-ZZ-0001</param>
/// <param name="Name">名称</param>
internal sealed record NamedOrganisationResponse(Guid Id, string Number, string Name)
{
    public static NamedOrganisationResponse? Of(OrganisationRef? organisation) => organisation is null ? null : new(organisation.Id, organisation.Number, organisation.Name);
}
