using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>What something is called that a list is about.</summary>
internal sealed record NamedSubject(string Number, string Name);

/// <summary>Looks up what organisations and sites are called, for lists that know them by id only.</summary>
internal sealed class OrganisationNames(Reads<OrganisationRow> organisations, Reads<SiteRow> sites)
{
    public async Task<Dictionary<Guid, NamedSubject>> Of(IEnumerable<Guid> ids, CancellationToken cancel)
    {
        Guid[] wanted = [.. ids.Distinct()];
        var called = await Called(OrganisationsThat.AreAmong(wanted), cancel);
        if (called.Count == wanted.Length) return called;
        var places = await sites.Ask((all, ct) => all.Where(s => wanted.Contains(s.Id)).Select(s => new { s.Id, s.Number, s.Name }).ToListAsync(ct), cancel);
        foreach (var place in places.Value) called[place.Id] = new(place.Number, place.Name);
        return called;
    }

    public Task<Dictionary<Guid, NamedSubject>> All(CancellationToken cancel) => Called(Specification<OrganisationRow>.All, cancel);

    private async Task<Dictionary<Guid, NamedSubject>> Called(Specification<OrganisationRow> wanted, CancellationToken cancel)
    {
        var found = await organisations.Ask((all, ct) => all.Where(wanted.Condition).Select(o => new { o.Id, o.Number, o.Name }).ToListAsync(ct), cancel);
        return found.Value.ToDictionary(o => o.Id, o => new NamedSubject(o.Number, o.Name));
    }
}
