using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using CampaignDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;
using DonationDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Donations.Donation, JinhuRedCross.Fundraising.Domain.Donations.DonationEvent>;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The way of every decision about a gift that was recorded: by its campaign where money is concerned, else by the gift itself (ADR 0028).</summary>
internal sealed class GiftDecisions(CampaignDesk desk, GiftDesk gifts, GiftPast past, IGrainFactory grains, Commands commands, Reads<DonationRow> rows, QueryCodes codes)
{
    public IDonationGrain Grain(Guid gift) => grains.Grain<IDonationGrain>(gift);

    /// <summary>A decision of the campaign, answered with the gift.</summary>
    public async Task<Results<OkAt<DonationResponse>, Problem>> Decide(
        string idOrNumber, CommandRequest http, object? content, Func<ICampaignGrain, Command, DonationRecorded, Task<CampaignDecided>> decide, CancellationToken cancel)
    {
        if (await gifts.Born(idOrNumber, cancel) is not { } born) return DonationErrors.NotFound.ToProblem();
        var (decided, own) = await Ask(born, http, content, decide, cancel);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) return Answer(await past.At(born, new("campaign", born.Campaign), decided.Version, cancel));
        return await Answer(born, decided.Events, decided.At, own + decided.After!.TouchedGift!.Value, cancel);
    }

    /// <summary>A decision of the gift itself, answered with the gift.</summary>
    public async Task<Results<OkAt<DonationResponse>, Problem>> Decide(
        string idOrNumber, CommandRequest http, object content, Func<IDonationGrain, Command, BornGift, Campaign, Task<DonationDecided>> decide, CancellationToken cancel)
    {
        if (await gifts.Born(idOrNumber, cancel) is not { } born) return DonationErrors.NotFound.ToProblem();
        var campaign = await desk.Grain(born.Campaign).Show();
        var there = campaign.VersionOfGift(born.Recorded.DonationId);
        var command = Expecting(commands.From(http, content, born.Recorded.DonationId.ToString()), there);
        var decided = await decide(Grain(born.Recorded.DonationId), command, born, campaign);
        if (decided.Replayed) http.MarkReplayed();
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) return Answer(await past.At(born, new("donation", born.Recorded.DonationId), decided.Version, cancel));
        return await Answer(born, decided.Events, decided.At, there + decided.Version, cancel);
    }

    /// <summary>Asks the campaign of a gift for a decision; also tells how many events the gift's own stream has.</summary>
    public async Task<(CampaignDecided Decided, long Own)> Ask(
        BornGift born, CommandRequest http, object? content, Func<ICampaignGrain, Command, DonationRecorded, Task<CampaignDecided>> decide, CancellationToken cancel, params string[] resolved)
    {
        var own = (await Grain(born.Recorded.DonationId).Show()).Version;
        var (_, decided) = await desk.Ask(
            born.Campaign.ToString(), http, content, (grain, command) => decide(grain, resolved.Length == 0 ? Expecting(command, own) : command, born.Recorded), cancel, [born.Recorded.DonationId.ToString(), .. resolved]);
        return (decided, own);
    }

    /// <summary>If-Match names the version of the whole gift; each of its two streams counts its own part of it.</summary>
    internal static Command Expecting(Command command, long elsewhere) => command with { IfMatch = command.IfMatch?.Select(v => v - elsewhere).ToList() };

    // The row of today with this decision on it, which the read side may not have seen yet.
    private async Task<Results<OkAt<DonationResponse>, Problem>> Answer(BornGift born, IReadOnlyList<object> events, DateTimeOffset at, long version, CancellationToken cancel)
    {
        var id = born.Recorded.DonationId;
        var row = (await rows.One(id, cancel)).Value ?? (await gifts.Recorded(id.ToString(), cancel))!;
        if (row.Version < version) row = events.Aggregate(row, (r, happened) => DonationRow.Project(r, id, new(0, new("donation", id), 0, happened, "", at))!);
        return Answer(row with { Version = version });
    }

    private OkAt<DonationResponse> Answer(DonationRow gift) => Answers.Ok(DonationResponse.Of(gift, codes), gift.Version);
}

/// <summary>A gift as its campaign recorded it, which campaign that was, and who wrote it down.</summary>
internal sealed record BornGift(DonationRecorded Recorded, Guid Campaign, string By)
{
    public PlacedGift Place => PlacedGift.Of(Recorded);
}
