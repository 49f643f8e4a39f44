using System.Linq.Expressions;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>What something is called that a list is about.</summary>
internal sealed record NamedSubject(string Number, string Name);

/// <summary>Looks up what organisations, sites, named institutions and users of the emblem are called, for lists that know them by id only.</summary>
internal sealed class OrganisationNames(Reads<OrganisationRow> organisations, Reads<SiteRow> sites, Reads<NamedInstitutionRow> named, Reads<EmblemCheckRow> checks)
{
    public async Task<Dictionary<Guid, NamedSubject>> Of(IEnumerable<Guid> ids, CancellationToken cancel)
    {
        Guid[] wanted = [.. ids.Distinct()];
        var called = await Called(OrganisationsThat.AreAmong(wanted), cancel);
        if (called.Count == wanted.Length) return called;
        await Add(sites, new(s => wanted.Contains(s.Id)), s => new(s.Id, s.Number, s.Name), called, cancel);
        await Add(named, new(n => wanted.Contains(n.Id)), n => new(n.Id, n.Number, n.ProposedName), called, cancel);
        await Add(checks, new(c => wanted.Contains(c.Id)), c => new(c.Id, c.Number, c.User), called, cancel);
        return called;
    }

    /// <summary>Of everything there is, for files.</summary>
    public async Task<Dictionary<Guid, NamedSubject>> All(CancellationToken cancel)
    {
        var called = await Called(Specification<OrganisationRow>.All, cancel);
        await Add(sites, Specification<SiteRow>.All, s => new(s.Id, s.Number, s.Name), called, cancel);
        await Add(named, Specification<NamedInstitutionRow>.All, n => new(n.Id, n.Number, n.ProposedName), called, cancel);
        await Add(checks, Specification<EmblemCheckRow>.All, c => new(c.Id, c.Number, c.User), called, cancel);
        return called;
    }

    private static async Task Add<TRow>(Reads<TRow> rows, Specification<TRow> wanted, Expression<Func<TRow, Found>> call, Dictionary<Guid, NamedSubject> called, CancellationToken cancel)
        where TRow : class, IReadModel<TRow>
    {
        var found = await rows.Ask((all, ct) => all.Where(wanted.Condition).Select(call).ToListAsync(ct), cancel);
        foreach (var (id, number, name) in found.Value) called[id] = new(number, name);
    }

    private async Task<Dictionary<Guid, NamedSubject>> Called(Specification<OrganisationRow> wanted, CancellationToken cancel)
    {
        var found = await organisations.Ask((all, ct) => all.Where(wanted.Condition).Select(o => new { o.Id, o.Number, o.Name }).ToListAsync(ct), cancel);
        return found.Value.ToDictionary(o => o.Id, o => new NamedSubject(o.Number, o.Name));
    }

    private sealed record Found(Guid Id, string Number, string Name);
}
