using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>What belongs under what, on any day: each organisation knows the one above it, and since when.</summary>
internal sealed class OrganisationTree(Reads<OrganisationRow> organisations)
{
    /// <summary>These organisations and all below them.</summary>
    /// <param name="on">The day; null for how it is now.</param>
    public async Task<IReadOnlyCollection<Guid>> Under(IReadOnlyCollection<Guid> tops, DateOnly? on, CancellationToken cancel)
    {
        var all = await organisations.Ask((rows, ct) => rows.Select(o => new { o.Id, o.ParentId, o.Parents }).ToListAsync(ct), cancel);
        var below = all.Value.Select(o => (o.Id, Parent: on is { } day ? PastParents.On(o.Parents, day) : o.ParentId)).Where(o => o.Parent is not null).ToLookup(o => o.Parent!.Value, o => o.Id);
        var (found, open) = (new HashSet<Guid>(tops), new Stack<Guid>(tops));
        while (open.TryPop(out var top))
        {
            foreach (var child in below[top].Where(found.Add)) open.Push(child);
        }

        return found;
    }
}
