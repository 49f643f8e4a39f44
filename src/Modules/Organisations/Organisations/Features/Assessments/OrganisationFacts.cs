using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Organisations.Features.Assessments;

/// <summary>What one organisation shows, and where it stood in its life on a day.</summary>
internal sealed class OrganisationFacts(Reads<OrganisationRow> organisations, Reads<EvidenceRow> evidence)
{
    public async Task<(OrganisationStatus Status, IReadOnlyList<Fact> Facts, bool Lagging)> Of(Guid organisation, DateOnly day, CancellationToken cancel)
    {
        var unit = await organisations.OneSurely(organisation, cancel);
        var shown = (EvidenceThat.IsOf(organisation) & EvidenceThat.Stands).Condition;
        var rows = await evidence.Ask((all, ct) => all.Where(shown).ToListAsync(ct), cancel);
        var status = Stage.On(unit.Value?.Stages ?? "", day) ?? OrganisationStatus.Incubating;
        return (status, [.. rows.Value.Select(e => e.ToFact())], unit.Lagging || rows.Lagging);
    }
}
