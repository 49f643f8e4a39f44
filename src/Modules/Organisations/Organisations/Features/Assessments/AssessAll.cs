using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Grains;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Assessments;

/// <summary>Assesses all organisations from their rows in one pass, and writes down whose standing has changed; no organisation's grain wakes (ORG-06).</summary>
internal sealed class AssessAll(IGrainFactory grains, Reads<OrganisationRow> organisations, Reads<EvidenceRow> evidence, Reads<AssessmentRow> before, RulesInForce rules, TimeProvider clock) : IDueWork<AssessmentDueRow>
{
    public DateTimeOffset DueAt(AssessmentDueRow row) => row.DueAt!.Value;

    public async Task<Error?> Do(AssessmentDueRow row, Command command) => (await Write(command, CancellationToken.None)).Error;

    public async Task<Decided<AssessmentBook, AssessmentEvent>> Write(Command command, CancellationToken cancel) => await grains.Assessments().Write(command, await Look(cancel));

    private async Task<Run> Look(CancellationToken cancel)
    {
        var on = ChinaTime.DayOf(clock.GetUtcNow());
        var standard = (await grains.Standards().Show()).Book.On(on);
        var figures = rules.Now.OrganisationsOn(on);
        await using var units = await organisations.Snapshot(cancel);
        await using var facts = await evidence.Snapshot(cancel);
        await using var past = await before.Snapshot(cancel);
        var known = await ById(past.Stream(Specification<AssessmentRow>.All), cancel);
        var shown = await ByOrganisation(facts.Stream(EvidenceThat.Stands), cancel);
        var changed = new List<Standing>();
        var count = 0;
        await foreach (var unit in units.Stream(!OrganisationsThat.Are(OrganisationStatus.Dissolved)).WithCancellation(cancel))
        {
            count++;
            var standing = Stand(unit, Assessment.Of(shown.GetValueOrDefault(unit.Id) ?? [], standard, on), known.GetValueOrDefault(unit.Id), figures);
            if (known.GetValueOrDefault(unit.Id)?.Says(AssessmentRow.Of(standing, on, standard.Name)) is not true) changed.Add(standing);
        }

        return new(on, standard.Name, count, changed, Math.Min(units.AsOf, facts.AsOf));
    }

    private static Standing Stand(OrganisationRow unit, Assessment assessment, AssessmentRow? before, OrganisationParameters figures)
    {
        var since = assessment.Complete ? before?.CompleteSince ?? assessment.On : (DateOnly?)null;
        return new(
            unit.Id, assessment.Held, assessment.Items.Count, Ladder.Of(assessment, unit.Status, since, figures), since,
            [.. assessment.Items.Where(i => !i.Holds).Select(i => new Gap(i.Name, i.Zh, i.En))]);
    }

    private static async Task<Dictionary<Guid, AssessmentRow>> ById(IAsyncEnumerable<AssessmentRow> rows, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, AssessmentRow>();
        await foreach (var row in rows.WithCancellation(cancel)) found.Add(row.Id, row);
        return found;
    }

    private static async Task<Dictionary<Guid, List<Fact>>> ByOrganisation(IAsyncEnumerable<EvidenceRow> rows, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, List<Fact>>();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (!found.TryGetValue(row.OrganisationId, out var facts)) found.Add(row.OrganisationId, facts = []);
            facts.Add(row.ToFact());
        }

        return found;
    }
}
