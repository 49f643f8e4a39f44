using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using CampaignDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The way of every decision about a gift that was recorded.</summary>
internal sealed class GiftDecisions(CampaignDesk desk, GiftDesk gifts, QueryCodes codes)
{
    /// <remarks>
    /// Answered with the gift as the journal recorded it and with this decision, never with its row of today: so a repeat gives the first answer.
    /// Only an erasure can lie between, for only gifts from overseas await a review, and only gifts from lists lack their letter; the version counts it.
    /// </remarks>
    public async Task<Results<OkAt<DonationResponse>, Problem>> Decide(
        string idOrNumber, CommandRequest http, object? content, Func<ICampaignGrain, Command, Guid, Task<CampaignDecided>> decide, CancellationToken cancel)
    {
        if (await gifts.Recorded(idOrNumber, cancel) is not { } gift) return DonationErrors.NotFound.ToProblem();
        var (_, decided) = await desk.Ask(gift.CampaignId.ToString(), http, content, (grain, command) => decide(grain, command, gift.Id), cancel, gift.Id.ToString());
        if (decided.Error is { } error) return error.ToProblem();
        var after = decided.Events.Aggregate(gift, (row, happened) => DonationRow.Project(row, gift.Id, new(0, default, decided.Version, happened, decided.Actor, decided.At))!);
        after = after with { Version = decided.After!.TouchedGift!.Value };
        return Answers.Ok(DonationResponse.Of(after, codes), after.Version);
    }
}
