using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>Brings money that one campaign gave up to the one it belongs to. Safe to repeat: what arrives has the same id each time.</summary>
internal sealed class GiftMoves(CampaignDesk campaigns, GiftDesk gifts, GiftDecisions decisions, Journal journal)
{
    public async Task<Error?> Bring(BornGift born, WithdrawalApproved given)
    {
        var recorded = born.Recorded;
        var (root, hop) = (recorded.MovedFrom?.Root ?? recorded.DonationId, (recorded.MovedFrom?.Hop ?? 0) + 1);
        var gift = (await decisions.Grain(recorded.DonationId).Show()).Over(recorded);
        var parts = recorded.MovedFrom?.Parts is > 0 and var known ? known : await PartsOf(root);
        var command = new Command(MovedGifts.IdOf(root, hop), journal.Keys.Fingerprint(given.WithdrawalId.ToByteArray()), given.By);
        return (await campaigns.Grain(given.Target!.Campaign).ReceiveMoved(command, gift, given, new(root, hop, recorded.DonationId, recorded.Number, given.WithdrawalId, parts, ChinaTime.DayOf(given.At)))).Error;
    }

    private async Task<int> PartsOf(Guid root) =>
        await gifts.Born(root.ToString(), CancellationToken.None) is { } first ? (await decisions.Grain(root).Show()).PartsOf(first.Recorded).Count : 0;

    /// <summary>After a crash between the two halves: the withdrawal is found in the journal and brought on.</summary>
    public async Task<Error?> Bring(Guid donation, Guid withdrawal)
    {
        if (await gifts.Born(donation.ToString(), CancellationToken.None) is not { } born) return DonationErrors.NotFound;
        const int page = 1000;
        var stream = new StreamId("campaign", born.Campaign);
        for (var after = 0L; await journal.ReadStream(stream, after, page) is { Count: > 0 } records; after = records[^1].Version)
        {
            if (records.Select(r => r.Event).OfType<WithdrawalApproved>().FirstOrDefault(w => w.WithdrawalId == withdrawal) is { } given) return await Bring(born, given);
        }

        return WithdrawalErrors.NotFound;
    }
}

/// <summary>Finishes moves that a crash cut in two.</summary>
internal sealed class ReceiveMovedGifts(GiftMoves moves) : IDueWork<MoveDueRow>
{
    public DateTimeOffset DueAt(MoveDueRow row) => row.DueAt!.Value;

    public Task<Error?> Do(MoveDueRow row, Command command) => moves.Bring(row.DonationId, row.Id);
}
