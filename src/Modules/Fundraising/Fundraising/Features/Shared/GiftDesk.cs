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
        return await donations.OneThat(DonationsThat.HaveNumber(idOrNumber), cancel);
    }

    /// <summary>A gift as it was recorded, from the journal; null when there is none.</summary>
    public async Task<DonationRow?> Recorded(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return await Recorded(id, cancel);
        return (await Gift(idOrNumber, cancel)).Value is { } row ? await Recorded(row.Id, cancel) : null;
    }

    /// <summary>The event that recorded a gift, from the journal; null when there is none.</summary>
    public async Task<BornGift?> Born(string idOrNumber, CancellationToken cancel)
    {
        var id = Guid.TryParse(idOrNumber, out var given) ? given : (await Gift(idOrNumber, cancel)).Value?.Id;
        return id is { } found && (await journal.FindCommand(found, cancel))?.Records[0] is { Event: DonationRecorded gift, Stream.Id: var campaign } record ? new(gift, campaign, record.Actor) : null;
    }

    // Where the read side has not come so far, the journal knows the gift.
    private async Task<Answer<DonationRow?>> ById(Guid id, CancellationToken cancel)
    {
        var found = await donations.One(id, cancel);
        return found.Value is not null ? found : new(await Recorded(id, cancel), found.Lagging);
    }

    // A gift's id is its command's.
    private async Task<DonationRow?> Recorded(Guid id, CancellationToken cancel)
    {
        var command = await journal.FindCommand(id, cancel);
        if (command?.Records[0] is not { Event: DonationRecorded gift, Stream.Id: var campaign }) return null;
        // Few gifts have erasures, and none has many.
        var erasures = await journal.ReadStream(new("erasure", gift.MovedFrom?.Root ?? id), 0, int.MaxValue, cancel);
        return erasures.Aggregate(DonationRow.Of(gift, campaign), (row, erased) => DonationRow.Project(row, id, erased)!);
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
        return (await disbursements.OneThat(wanted, cancel)).Value?.Id;
    }
}
