using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The campaigns that a list over all of them is narrowed to.</summary>
internal sealed class CampaignChoice(CampaignDesk desk, Reads<CampaignRow> campaigns)
{
    /// <summary>Null where every campaign will do.</summary>
    public async Task<(IReadOnlyCollection<Guid>? Ids, Error? Error)> Read(string? campaign, CampaignKind? kind, CancellationToken cancel)
    {
        var named = string.IsNullOrWhiteSpace(campaign) ? null : await desk.Find(campaign.Trim(), cancel);
        if (named is null && !string.IsNullOrWhiteSpace(campaign)) return (null, CampaignErrors.NotFound);
        if (kind is not { } k) return (named is { } only ? [only] : null, null);
        var wanted = named is { } id ? CampaignsThat.AreOf(k) & CampaignsThat.Are(id) : CampaignsThat.AreOf(k);
        return ((await campaigns.Ask((rows, ct) => rows.Where(wanted.Condition).Select(c => c.Id).ToListAsync(ct), cancel)).Value, null);
    }
}
