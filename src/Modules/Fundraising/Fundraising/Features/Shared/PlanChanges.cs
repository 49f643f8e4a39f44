using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>Tells what each new plan changed, field by field. Plans are read from the journal, where what was erased is gone.</summary>
internal sealed class PlanChanges(Journal journal, Reads<HistoryRow> history)
{
    /// <summary>The changes by version, for those of the rows that replaced a plan.</summary>
    /// <param name="rows">Neighbours in one campaign's history, in any order.</param>
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<FieldChange>>> Of(Guid campaign, IReadOnlyList<HistoryRow> rows, CancellationToken cancel)
    {
        var changes = new Dictionary<long, IReadOnlyList<FieldChange>>();
        CampaignPlan? before = null;
        foreach (var row in rows.Where(r => r.HoldsPlan).OrderBy(r => r.Version))
        {
            before ??= await PlanBefore(row, cancel);
            var plan = await PlanAt(campaign, row.Version, cancel);
            if (before is not null && plan is not null) changes[row.Version] = [.. Between(before, plan)];
            before = plan;
        }

        return changes;
    }

    private async Task<CampaignPlan?> PlanBefore(HistoryRow row, CancellationToken cancel)
    {
        var wanted = HistoryThat.BelongsTo(row.CampaignId) & HistoryThat.HoldsPlan & HistoryThat.CameBefore(row.Version);
        var found = await history.Find(wanted, new(Limit: 1, Sort: "-version"), HistoryThat.Sorts, cancel);
        return found.Value.Items is [var only, ..] ? await PlanAt(row.CampaignId, only.Version, cancel) : null;
    }

    private async Task<CampaignPlan?> PlanAt(Guid campaign, long version, CancellationToken cancel)
    {
        var records = await journal.ReadStream(new("campaign", campaign), version - 1, 1, cancel);
        return records is not [var only] ? null : only.Event switch
        {
            CampaignDrafted e => e.Plan,
            CampaignPlanEdited e => e.Plan,
            CampaignPlanChanged e => e.Plan,
            _ => null,
        };
    }

    private static IEnumerable<FieldChange> Between(CampaignPlan before, CampaignPlan after) =>
        from pair in Fields(before).Zip(Fields(after))
        let change = new FieldChange(pair.First.Name, Json(pair.First.Value), Json(pair.Second.Value))
        where !JsonElement.DeepEquals(change.From, change.To)
        select change;

    private static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(value, JsonConventions.Options);

    private static IEnumerable<(string Name, object? Value)> Fields(CampaignPlan plan) =>
    [
        ("title", plan.Title),
        ("purpose", plan.Purpose),
        ("kind", plan.Kind),
        ("emergency", plan.Emergency),
        ("incidentName", plan.IncidentName),
        ("startsOn", plan.StartsOn),
        ("endsOn", plan.EndsOn),
        ("area", plan.Area),
        ("responsiblePerson", plan.ResponsiblePerson?.OrNothing),
        ("officeAddress", plan.OfficeAddress),
        ("donationMethods", plan.DonationMethods),
        ("bankAccount", plan.BankAccount),
        ("beneficiaries", plan.Beneficiaries),
        ("useOfFunds", plan.UseOfFunds),
        ("costEstimate", plan.CostEstimate),
        ("surplusPlan", plan.SurplusPlan),
        ("goalAmount", plan.Goal),
        ("certificate", plan.Certificate),
        ("onlinePlatforms", plan.OnlinePlatforms ?? []),
        ("partner", plan.Partner),
        ("organisation", NamedOrganisationResponse.Of(plan.Organisation)),
    ];
}
