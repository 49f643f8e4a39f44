using System.Collections.Concurrent;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Grains;
using Microsoft.AspNetCore.Http.HttpResults;
using CampaignDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The way of every decision about a campaign: find it by id or number, make the command, ask its grain.</summary>
internal sealed class CampaignDesk(IGrainFactory grains, Journal journal, Commands commands)
{
    private readonly ConcurrentDictionary<string, Guid> _numbers = new(StringComparer.Ordinal);

    public ICampaignGrain Grain(Guid id) => grains.Grain<ICampaignGrain>(id);

    /// <summary>The campaign that an address names; null when there is none of that number.</summary>
    public async Task<Guid?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return id;
        if (_numbers.TryGetValue(idOrNumber, out id)) return id;
        if (await journal.FindClaim(Campaign.NumberClaim(idOrNumber), cancel) is not { } drafted) return null;
        return _numbers[idOrNumber] = drafted.Stream.Id;
    }

    /// <summary>The campaign as it is now, durable; null when there is none.</summary>
    public async Task<(Guid Id, Campaign Campaign)?> Show(string idOrNumber, CancellationToken cancel)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return null;
        var campaign = await Grain(id).Show();
        return campaign.Plan is null ? null : (id, campaign);
    }

    /// <summary>Asks the campaign's grain for a decision.</summary>
    public async Task<(Guid Id, CampaignDecided Decided)> Ask(
        string idOrNumber, CommandRequest http, object? content, Func<ICampaignGrain, Command, Task<CampaignDecided>> decide, CancellationToken cancel, params string[] resolved)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return (default, CampaignDecided.Refused(CampaignErrors.NotFound));
        var decided = await decide(Grain(id), commands.From(http, content, [id.ToString(), .. resolved]));
        if (decided.Replayed) http.MarkReplayed();
        return (id, decided);
    }

    /// <summary>A decision that is answered with the campaign as it was right after.</summary>
    public async Task<Results<OkAt<CampaignResponse>, Problem>> Decide(
        string idOrNumber, CommandRequest http, object? content, Func<ICampaignGrain, Command, Task<CampaignDecided>> decide, CancellationToken cancel)
    {
        var (id, decided) = await Ask(idOrNumber, http, content, decide, cancel);
        if (decided.Error is { } error) return error.ToProblem();
        return Answers.Ok(CampaignResponse.Of(id, decided.After!), decided.Version);
    }
}
