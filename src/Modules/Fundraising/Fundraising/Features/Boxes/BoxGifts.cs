using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using CampaignDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>Records the gift of a count: right after it, and as due work where a crash came between (FUN-04).</summary>
/// <remarks>Both give the same command, whose id is the gift's: twice is once.</remarks>
internal sealed class BoxGifts(CampaignDesk campaigns, JournalKeys keys) : IDueWork<BoxDueRow>
{
    public DateTimeOffset DueAt(BoxDueRow row) => row.DueAt!.Value;

    public async Task<Error?> Do(BoxDueRow row, Command command) => (await Record(row)).Error;

    /// <param name="dryRun">Only whether the campaign would take it.</param>
    public Task<CampaignDecided> Record(BoxDueRow due, bool dryRun = false) =>
        campaigns.Grain(due.CampaignId).RecordDonation(new(due.Id, keys.Fingerprint([]), due.CountedBy, dryRun), due.ToGift());
}
