using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>At the end of its hard limit an emergency campaign that is not filed is overdue, without anybody asking (FUN-03).</summary>
internal sealed class NoteFilingOverdue(CampaignDesk desk, RulesInForce rules) : IDueWork<CampaignDueRow>
{
    public DateTimeOffset DueAt(CampaignDueRow row) =>
        ChinaTime.StartOf(Campaign.DeadlineOfFiling(row.CountsFrom, emergency: true, rules.Now).LatestOn.AddDays(1));

    public async Task<Error?> Do(CampaignDueRow row, Command command) => (await desk.Grain(row.Id).NoteFilingOverdue(command)).Error;
}
