using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Lists;
using JinhuRedCross.Fundraising.ReadModels;
using AccountDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Statements.BankAccount, JinhuRedCross.Fundraising.Domain.Statements.BankAccountEvent>;
using CampaignDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>Records the gifts that lines became: right after, and as due work where a crash came between; what a campaign refuses waits again (FUN-18).</summary>
/// <remarks>Both give the same command, whose id is the gift's: twice is once.</remarks>
internal sealed class StatementGifts(CampaignDesk campaigns, AccountDesk accounts, Journal journal, JournalKeys keys, Commands commands) : IDueWork<StatementGiftDueRow>
{
    public DateTimeOffset DueAt(StatementGiftDueRow row) => row.DueAt!.Value;

    public async Task<Error?> Do(StatementGiftDueRow row, Command command)
    {
        var told = (await journal.FindCommand(row.Cause))?.Records[0].Event;
        if (told is not StatementLineEvent line) return null;
        var (_, error) = (await Record(row.AccountId, [line], row.Cause))[0];
        return error?.Kind == ErrorKind.Unavailable ? error : null;
    }

    /// <summary>Whether the campaign would take the gift that a person claims a line to be.</summary>
    public Task<CampaignDecided> Try(Guid account, StatementLineEvent line)
    {
        var (campaign, command, gift) = GiftOf(account, line);
        return campaigns.Grain(campaign).RecordDonation(command with { DryRun = true }, gift);
    }

    /// <summary>Records the gifts, those of one campaign together.</summary>
    /// <param name="cause">The command that told of the gift, where it is not the line's own.</param>
    /// <returns>Of each the gift, or why there is none; what the campaign refused waits then.</returns>
    public async Task<IReadOnlyList<(DonationRecorded? Gift, Error? Error)>> Record(Guid account, IReadOnlyList<StatementLineEvent> lines, Guid? cause = null, bool dryRun = false)
    {
        var answers = new (DonationRecorded?, Error?)[lines.Count];
        foreach (var some in lines.Select((line, place) => (Place: place, Line: line, Told: GiftOf(account, line))).GroupBy(g => g.Told.Campaign))
        {
            var gifts = some.ToList();
            var decided = await campaigns.Grain(some.Key).RecordList([.. gifts.Select(g => (g.Told.Command with { DryRun = dryRun }, g.Told.Gift))]);
            foreach (var (gift, answer) in gifts.Zip(decided)) answers[gift.Place] = (answer.Error is null ? answer.Only<DonationRecorded>() : null, answer.Error);
        }

        if (!dryRun) await Task.WhenAll(lines.Zip(answers).Where(a => a.Second.Item2 is { Kind: not ErrorKind.Unavailable }).Select(a => Refuse(account, a.First, a.Second.Item2!, cause)));
        return answers;
    }

    private Task<AccountDecided> Refuse(Guid account, StatementLineEvent line, Error why, Guid? cause)
    {
        var (gift, amount, day) = line is StatementLineClaimed claimed ? (claimed.GiftId, claimed.Amount, claimed.Day) : line is StatementLineTaken taken ? (taken.EntryId!.Value, taken.Amount, taken.Day) : default;
        var command = new Command(commands.IdOf("statement-gift-refused", (cause ?? line.LineId).ToString()), keys.Fingerprint([]), "due-work");
        return accounts.Grain(account).RefuseGift(command, line.LineId, gift, amount, day, why);
    }

    private (Guid Campaign, Command Command, ProposedGift Gift) GiftOf(Guid account, StatementLineEvent line) => line switch
    {
        StatementLineClaimed e => (e.CampaignId, new(e.GiftId, keys.Fingerprint([]), e.By), ToGift(e)),
        StatementLineTaken e => (e.CampaignId!.Value, new(e.EntryId!.Value, keys.Fingerprint([]), e.By), ToGift(e, account)),
        _ => throw new InvalidOperationException($"{line.GetType().Name} makes no gift"),
    };

    private static ProposedGift ToGift(StatementLineTaken e, Guid account)
    {
        var name = ListText.Tidy(e.Counterparty?.OrNothing ?? "");
        var kind = DonorName.KindOf(name);
        return new(
            new(kind, kind == DonorKind.Anonymous ? null : name, null, null, null), e.Amount.InYuan, e.Channel, e.Serial, e.OccurredAt, e.OccurredAt, null,
            kind == DonorKind.Anonymous ? Publicity.Anonymous : Publicity.Masked, ReceiptWish.Wanted, e.Memo?.OrNothing, null, false,
            new(account, StatementOrigin.SourceOf(e.Backlog.Account), e.Serial ?? e.LineId.ToString("N")));
    }

    private static ProposedGift ToGift(StatementLineClaimed e) => new(
        new(e.Donor.Kind, e.Donor.Name?.OrNothing, e.Donor.Phone?.OrNothing, e.Donor.Kind == DonorKind.Individual ? e.Donor.IdNumber?.OrNothing : null, e.Donor.CreditCode?.OrNothing),
        e.Amount.InYuan, e.Channel, e.TransactionNumber, e.GivenAt, e.ReceivedAt, e.Earmark, e.Publicity, e.Receipt, e.Message?.OrNothing, e.LetterReference, e.Overseas);
}
