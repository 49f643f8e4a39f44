using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>What the rule table needs to know of the books: values that are handed to it.</summary>
/// <remarks>What is asked of a read model may be a moment old; that a gift or payment is met once is seen to by claims.</remarks>
internal sealed class StatementLookups(
    Journal journal, Reads<CampaignRow> campaigns, Reads<DonationRow> donations, Reads<StatementLineRow> lines, Reads<BookEntryRow> entries, Reads<DisbursementRow> payments, Reads<WithdrawalRow> refunds,
    Reads<AccountRow> accounts, RulesInForce rules, TimeProvider clock)
{
    private const string Society = "金湖县红十字会";
    private const int KeysAtOnce = 500;

    /// <summary>The campaigns that take gifts now.</summary>
    public async Task<IReadOnlyList<TargetCampaign>> Campaigns(CancellationToken cancel) =>
        await campaigns.AskWhenCaughtUp((rows, ct) => rows.Where(c => c.Status == CampaignStatus.Running).Select(c => new TargetCampaign(c.Id, c.Number, c.Title, c.EndsOn)).ToListAsync(ct), cancel);

    /// <summary>The society's own names and account numbers: what comes from there is no gift.</summary>
    public async Task<IReadOnlyCollection<string>> OwnNames(CancellationToken cancel)
    {
        var own = await accounts.Ask((rows, ct) => rows.Select(a => a.Number).ToListAsync(ct), cancel);
        return [Society, .. own.Value];
    }

    /// <summary>Which of these lines are there already, as far as the list knows.</summary>
    public async Task<HashSet<Guid>> Known(IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var known = new HashSet<Guid>();
        foreach (var some in ids.Chunk(KeysAtOnce)) known.UnionWith((await lines.Ask((rows, ct) => rows.Where(l => some.Contains(l.Id)).Select(l => l.Id).ToListAsync(ct), cancel)).Value);
        return known;
    }

    /// <summary>The gift that is recorded under one of the line's numbers; null when there is none.</summary>
    public async Task<KnownGift?> GiftOf(ProposedLine line, BankAccount account, CancellationToken cancel)
    {
        if (line.Direction == LineDirection.Out || line.Kind is not null) return null;
        IReadOnlyList<Channel> channels = account.Channels.Count > 0 ? account.Channels : [account.GiftChannel];
        foreach (var number in (line.Names ?? []).Prepend(line.Serial).OfType<string>())
        {
            foreach (var channel in channels)
            {
                if (await journal.FindClaim(Campaign.PaymentClaim(channel, number), cancel) is { Event: DonationRecorded gift }) return new(gift.DonationId, gift.Number, gift.Amount);
            }
        }

        return null;
    }

    /// <summary>Gifts without a transaction number that look like lines on their way into a campaign: by the key of day, name and amount.</summary>
    public async Task<IReadOnlyDictionary<(Guid Campaign, long Key), KnownGift>> Alike(IEnumerable<(Guid Campaign, long Key)> wanted, string source, CancellationToken cancel)
    {
        var alike = new Dictionary<(Guid, long), KnownGift>();
        foreach (var some in wanted.Where(w => w.Key != 0).Distinct().GroupBy(w => w.Campaign, w => w.Key))
        {
            var (campaign, keys) = (some.Key, some.ToArray());
            var found = await donations.AskWhenCaughtUp(
                (rows, ct) => rows.Where(d => d.CampaignId == campaign && keys.Contains(d.MatchKey) && d.TransactionNumber == null && (d.ListSource == null || d.ListSource != source))
                    .Select(d => new { d.MatchKey, d.Id, d.Number, d.AmountFen }).ToListAsync(ct),
                cancel);
            foreach (var gift in found) alike.TryAdd((campaign, gift.MatchKey), new(gift.Id, gift.Number, new(gift.AmountFen)));
        }

        return alike;
    }

    /// <summary>For each debit the payment or refund that it is, or that several fit.</summary>
    public async Task<IReadOnlyDictionary<ProposedLine, (MatchCandidate? Met, bool SeveralFit)>> Payments(Guid account, IReadOnlyCollection<ProposedLine> debits, CancellationToken cancel)
    {
        if (debits.Count == 0) return PaymentMatch.Of([], [], 0);
        var days = rules.Now.FundraisingOn(ChinaTime.DayOf(clock.GetUtcNow())).MatchDays;
        var (first, last) = (Moved(debits.Min(d => d.Day), -days), Moved(debits.Max(d => d.Day), days));
        var wanted = BookEntriesThat.WaitForALine(account) & BookEntriesThat.HaveMoved & BookEntriesThat.AreFrom(first) & BookEntriesThat.AreUntil(last);
        var open = await entries.AskWhenCaughtUp((rows, ct) => rows.Where(wanted.Condition).ToListAsync(ct), cancel);
        var amounts = debits.Select(d => d.Amount.Fen).ToHashSet();
        var candidates = new List<MatchCandidate>();
        foreach (var entry in open.Where(e => amounts.Contains(e.AmountFen))) candidates.Add(entry.Kind == EntryKind.Payment ? await Payment(entry, cancel) : await Refund(entry, cancel));
        return PaymentMatch.Of(debits, candidates, days);
    }

    private async Task<MatchCandidate> Payment(BookEntryRow e, CancellationToken cancel)
    {
        var paid = (await payments.One(e.Id, cancel)).Value;
        return new(EntryKind.Payment, e.Id, e.Number, e.VoucherNumber!, new(e.AmountFen), e.On, paid?.Payee, null);
    }

    private async Task<MatchCandidate> Refund(BookEntryRow e, CancellationToken cancel)
    {
        var (refund, gift) = ((await refunds.One(e.Id, cancel)).Value, (await donations.One(e.GiftId!.Value, cancel)).Value);
        return new(EntryKind.Refund, e.Id, refund?.Number ?? e.Number, e.VoucherNumber!, new(e.AmountFen), e.On, gift?.DonorName, gift?.TransactionNumber);
    }

    private static DateOnly Moved(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));
}
