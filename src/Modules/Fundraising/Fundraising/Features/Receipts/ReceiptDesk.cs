using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Receipts;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using DonationDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Donations.Donation, JinhuRedCross.Fundraising.Domain.Donations.DonationEvent>;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>The way of every decision about a receipt: find it by code and number, make the command, ask its gift's grain.</summary>
internal sealed class ReceiptDesk(CampaignDesk campaigns, GiftDecisions decisions, BookDesk books, Journal journal, Commands commands, Reads<ReceiptRow> rows)
{
    /// <summary>A receipt by its code and number, or by its id; from the journal, so a decision never waits for the read side.</summary>
    public async Task<FoundReceipt?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id))
            return (await rows.OneSurely(id, cancel)).Value is { } row ? await Find(row.Code, row.Number, cancel) : null;
        return ReceiptNumbers.Split(idOrNumber) is { } number ? await Find(number.Code, number.Number, cancel) : null;
    }

    public async Task<FoundReceipt?> Find(string code, string number, CancellationToken cancel) =>
        await Holder(code, number, cancel) is { Event: ReceiptRegistered e } found ? new(found.Stream.Id, e, found.Version) : null;

    /// <summary>What uses a number: a receipt, a red bill or a voided blank; null when nothing does.</summary>
    public Task<Recorded?> Holder(string code, string number, CancellationToken cancel) => journal.FindClaim(ReceiptNumbers.ClaimOf(code, number), cancel);

    /// <summary>The gift as its receipt's decision sees it, and the decision asked of it.</summary>
    public async Task<DonationDecided> Register(BornGift born, ProposedReceipt asked, Func<long, Command> command, CancellationToken cancel)
    {
        var campaign = await campaigns.Grain(born.Campaign).Show();
        var book = asked.Kind == ReceiptKind.Paper ? await books.Holding(asked.Code, asked.Number, cancel) : null;
        var gift = GiftForReceipt.Of(born.Recorded, born.Campaign, campaign);
        return await decisions.Grain(born.Recorded.DonationId).RegisterReceipt(command(campaign.VersionOfGift(born.Recorded.DonationId)), asked, gift, book);
    }

    /// <summary>A decision about a registered receipt, answered with it as it was right after.</summary>
    public async Task<Results<OkAt<ReceiptResponse>, Problem>> Decide(
        string idOrNumber, CommandRequest http, object? content, Func<IDonationGrain, Command, ReceiptRegistered, Task<DonationDecided>> decide, CancellationToken cancel)
    {
        if (await Find(idOrNumber, cancel) is not { } found) return ReceiptErrors.NotFound.ToProblem();
        var decided = await decide(Grain(found), commands.From(http, content, $"{found.Event.Code}-{found.Event.Number}"), found.Event);
        if (decided.Replayed) http.MarkReplayed();
        if (decided.Error is { } error) return error.ToProblem();
        var row = await After(found, decided, cancel);
        return Answers.Ok(ReceiptResponse.Of(row), row.Version);
    }

    public IDonationGrain Grain(FoundReceipt found) => decisions.Grain(found.Gift);

    /// <summary>A receipt right after it was registered.</summary>
    public static ReceiptRow After(Guid gift, DonationDecided decided)
    {
        var e = decided.Only<ReceiptRegistered>();
        return ReceiptRow.Of(e, gift, ReceiptRow.KeyOf(e.PartId ?? gift, e.Sequence), decided.Version);
    }

    // What an erasure restricted since is told, whichever step is repeated.
    private async Task<ReceiptRow> After(FoundReceipt found, DonationDecided decided, CancellationToken cancel)
    {
        var key = ReceiptRow.KeyOf(found.Event.PartId ?? found.Gift, found.Event.Sequence);
        var row = ReceiptRow.Of(found.Event, found.Gift, key, found.Version) with { Restricted = (await rows.One(key, cancel)).Value?.Restricted ?? false };
        return ReceiptRow.Project(row, key, new(0, new("donation", found.Gift), decided.Version, decided.Events[0], decided.Actor, decided.At))!;
    }
}

/// <summary>A receipt as it was registered.</summary>
/// <param name="Version">Of that event in the gift's stream.</param>
internal sealed record FoundReceipt(Guid Gift, ReceiptRegistered Event, long Version);
