using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.ReadModels;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>A gift as it was right after one of its steps: so a repeat gets the first answer, whatever happened since. What was erased since stays erased.</summary>
internal sealed class GiftPast(GiftDesk gifts, Journal journal, Reads<HistoryRow> history)
{
    /// <param name="stream">The stream of the step: the campaign's or the gift's own.</param>
    public async Task<DonationRow> At(BornGift born, StreamId stream, long version, CancellationToken cancel)
    {
        var id = born.Recorded.DonationId;
        var row = (await gifts.Recorded(id.ToString(), cancel))!;
        // Few steps: nobody mends a gift often.
        var steps = await history.Find(HistoryThat.Concerns(id), new(Limit: PageRequest.MaximumLimit), HistoryThat.OfGifts, cancel);
        foreach (var step in steps.Value.Items)
        {
            var at = step.CampaignId == Guid.Empty ? new StreamId("donation", id) : new("campaign", step.CampaignId);
            var record = (await journal.ReadStream(at, step.Version - 1, 1, cancel))[0];
            row = DonationRow.Project(row, id, record)!;
            if (at == stream && step.Version == version) break;
        }

        return row;
    }
}
