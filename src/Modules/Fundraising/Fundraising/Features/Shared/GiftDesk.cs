using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>Finds gifts and payments by the id or the number that an address names.</summary>
internal sealed class GiftDesk(Journal journal, Reads<DonationRow> donations, Reads<DisbursementRow> disbursements)
{
    /// <summary>A gift with its row; null when there is none.</summary>
    public async Task<Answer<DonationRow?>> Gift(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return await ById(id, cancel);
        var found = await donations.Find(DonationsThat.HaveNumber(idOrNumber), new(Limit: 1), DonationsThat.Sorts, cancel);
        return new(found.Value.Items is [var only, ..] ? only : null, found.Lagging);
    }

    // A gift's id is its command's: where the read side has not come so far, the journal knows it.
    private async Task<Answer<DonationRow?>> ById(Guid id, CancellationToken cancel)
    {
        var found = await donations.One(id, cancel);
        if (found.Value is not null) return found;
        var recorded = await journal.FindCommand(id, cancel);
        return recorded?.Records[0] is { Event: DonationRecorded gift, Stream.Id: var campaign } ? new(DonationRow.Of(gift, campaign), found.Lagging) : found;
    }

    /// <summary>The id of a campaign's payment; null when it has none of that id or number.</summary>
    /// <remarks>By id it is looked up in the journal, so a decision never waits for the read side.</remarks>
    public async Task<Guid?> Payment(Guid campaign, string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id))
        {
            var asked = await journal.FindCommand(id, cancel);
            return asked?.Records[0] is { Event: DisbursementRequested, Stream.Id: var stream } && stream == campaign ? id : null;
        }

        var wanted = DisbursementsThat.BelongTo(campaign) & DisbursementsThat.HaveNumber(idOrNumber);
        var found = await disbursements.Find(wanted, new(Limit: 1), DisbursementsThat.Sorts, cancel);
        return found.Value.Items is [var only, ..] ? only.Id : null;
    }
}
