using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>Tells by itself that a term is ending, and that it is overdue (ORG-09).</summary>
internal sealed class NoteTerms(OrganisationDesk desk, RulesInForce rules) : IDueWork<OrganisationDueRow>
{
    public DateTimeOffset DueAt(OrganisationDueRow row) =>
        ChinaTime.StartOf(row.What == OrganisationDueRow.Overdue ? row.TermTo.AddDays(1) : GrassrootsOrganisation.WarnsOn(row.TermTo, rules.Now));

    public async Task<Error?> Do(OrganisationDueRow row, Command command) =>
        row.What == OrganisationDueRow.Overdue ? (await desk.Grain(row.Id).NoteTermOverdue(command)).Error : (await desk.Grain(row.Id).NoteTermEnding(command)).Error;
}
