using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Covering;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Organisations.Features.Covering;

/// <summary>Gathers what coverage looks at, as it was on a day.</summary>
internal sealed class CoverageDesk(Reads<OrganisationRow> organisations, Reads<SiteRow> sites, Reads<AssessmentPastRow> assessments)
{
    public async Task<(CountyCoverage Coverage, bool Lagging)> On(DateOnly day, CancellationToken cancel)
    {
        var units = await organisations.Ask((all, ct) => all.Select(o => new { o.Id, o.Township, o.Kind, o.Stages }).ToListAsync(ct), cancel);
        var places = await sites.Ask((all, ct) => all.Select(s => new { s.Township, s.Kind, s.Stages }).ToListAsync(ct), cancel);
        var known = await assessments.Ask((all, ct) => all.Where(a => a.On <= day).Select(a => new { a.OrganisationId, a.On, a.Held, a.Items }).ToListAsync(ct), cancel);
        var complete = known.Value.GroupBy(a => a.OrganisationId).Where(g => g.MaxBy(a => a.On) is { } newest && newest.Held == newest.Items).Select(g => g.Key).ToHashSet();
        var covered = units.Value.Select(o => (o, Status: Stage.On(o.Stages, day))).Where(o => o.Status is not null)
            .Select(o => new CoveredOrganisation(o.o.Township, o.o.Kind, o.Status!.Value, complete.Contains(o.o.Id)));
        var running = places.Value.Where(s => SiteStages.On(s.Stages, day) == SiteStatus.Running).Select(s => new CoveredSite(s.Township, s.Kind));
        return (CountyCoverage.Of(day, [.. covered], [.. running]), units.Lagging || places.Lagging || known.Lagging);
    }
}
