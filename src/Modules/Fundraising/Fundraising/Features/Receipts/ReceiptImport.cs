using System.Collections.Concurrent;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Receipts;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Lists;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>Takes the finance system's list: each row is a command of its own, made of its code and number, so that the same list or a longer one may come again.</summary>
internal sealed class ReceiptImport(ReceiptDesk desk, ReceiptMatching matching, GiftDesk gifts, GiftDecisions decisions, Commands commands, JournalKeys keys)
{
    private const int AtOnce = 16;
    private const string FromList = "财政电子票据系统导出的清单";

    /// <summary>What became of each row, by its place in the file.</summary>
    public async Task<IReadOnlyDictionary<int, RowFate>> Take(IReadOnlyList<ListedReceipt> bills, string actor, bool dryRun, CancellationToken cancel)
    {
        var fates = new ConcurrentDictionary<int, RowFate>();
        var reds = bills.Where(b => b.IsRed && b.Original is not null).GroupBy(b => b.Original!.Value).ToDictionary(g => g.Key, g => g.First());
        var listed = bills.Where(b => !b.IsRed).Select(b => (b.Code, b.Number)).ToHashSet();
        var fresh = new ConcurrentBag<ListedReceipt>();

        // What ends comes first: the right bill often follows the wrong one in the same list.
        await Each(bills.Where(b => b.IsRed && (b.Original is not { } original || !listed.Contains(original))), async red =>
            fates[red.Row] = red.Original is { } original && await desk.Find(original.Code, original.Number, cancel) is { } old ? await End(old, red, Reversal(red), actor, dryRun) : RowFate.Held(ReceiptListErrors.OriginalUnknown));
        await Each(bills.Where(b => !b.IsRed), async bill =>
        {
            var fate = await Known(bill, reds.GetValueOrDefault((bill.Code, bill.Number)), actor, dryRun, cancel);
            if (fate is null) fresh.Add(bill);
            else fates[bill.Row] = fate;
        });
        var matched = await matching.Find([.. fresh.OrderBy(b => b.Row)], cancel);
        foreach (var (bill, (_, error)) in matched.Where(m => m.Value.Gift is null)) fates[bill.Row] = RowFate.Held(error!);
        await Each(matched.Where(m => m.Value.Gift is not null).GroupBy(m => m.Value.Gift!.Value), async gift =>
        {
            ListedReceipt? taken = null;
            foreach (var bill in gift.Select(g => g.Key).OrderBy(b => b.State == ListedReceiptState.Normal).ThenBy(b => b.IssuedOn).ThenBy(b => b.Row))
            {
                // A dry run writes nothing, so what it took is remembered here.
                if (dryRun && taken is { } valid) fates[bill.Row] = RowFate.Rejected(ReceiptErrors.ValidExists(new(valid.Code, valid.Number, valid.Kind, valid.Amount, valid.IssuedOn, 1, null, null, 0)));
                else fates[bill.Row] = await Register(gift.Key, bill, reds.GetValueOrDefault((bill.Code, bill.Number)), actor, dryRun, cancel);
                if (bill.State == ListedReceiptState.Normal && fates[bill.Row].Kind == RowFateKind.Accepted) taken ??= bill;
            }
        });
        // A red bill shares the fate of the one it took back.
        foreach (var red in bills.Where(b => b.IsRed && !fates.ContainsKey(b.Row)))
            fates[red.Row] = fates[bills.First(b => !b.IsRed && (b.Code, b.Number) == red.Original).Row];
        return fates;

        Task Each<T>(IEnumerable<T> all, Func<T, Task> take) =>
            Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (one, _) => await take(one));
    }

    /// <summary>The fate of a row whose number is used already; null where it is new.</summary>
    private async Task<RowFate?> Known(ListedReceipt bill, ListedReceipt? red, string actor, bool dryRun, CancellationToken cancel)
    {
        if (await desk.Holder(bill.Code, bill.Number, cancel) is not { } holder) return NotForGifts.Fault(Proposed(bill)) is { } other ? RowFate.Rejected(other) : null;
        if (holder.Event is ReceiptBlankVoided && bill.State == ListedReceiptState.Voided) return RowFate.Duplicate;
        if (holder.Event is not ReceiptRegistered known || known.Amount != bill.Amount) return RowFate.Rejected(ReceiptNumbers.ClaimOf(bill.Code, bill.Number).WhenTaken(holder.Event));
        if (bill.State == ListedReceiptState.Normal && red is null) return RowFate.Duplicate;
        return await End(new(holder.Stream.Id, known, holder.Version), bill, Reversal(red), actor, dryRun);
    }

    private async Task<RowFate> Register(Guid gift, ListedReceipt bill, ListedReceipt? red, string actor, bool dryRun, CancellationToken cancel)
    {
        if (await gifts.Born(gift.ToString(), cancel) is not { } born) return RowFate.Held(DonationErrors.NotFound);
        var registered = await desk.Register(born, Proposed(bill), _ => Command("listed-receipt", bill, actor, dryRun), cancel);
        if (registered.Error is { } error) return RowFate.Rejected(error);
        if (registered.Replayed) return RowFate.Duplicate;
        if (dryRun || (bill.State == ListedReceiptState.Normal && red is null)) return RowFate.Accepted;
        return await End(new(gift, registered.Only<ReceiptRegistered>(), registered.Version), bill, Reversal(red), actor, dryRun);
    }

    private async Task<RowFate> End(FoundReceipt found, ListedReceipt bill, ProposedReversal reversal, string actor, bool dryRun)
    {
        var (gift, code, number) = (decisions.Grain(found.Gift), found.Event.Code, found.Event.Number);
        var command = new Command(commands.IdOf("listed-receipt-end", code, number), keys.Fingerprint([]), actor, dryRun);
        if ((await gift.Show()).ReceiptOf(code, number) is null) return RowFate.Duplicate;
        var ended = found.Event.Kind == ReceiptKind.Paper
            ? await gift.VoidReceipt(command, code, number, new(null, null, bill.IsRed ? bill.IssuedOn : null, FromList))
            : await gift.ReverseReceipt(command, code, number, reversal);
        return ended.Error is { } error ? RowFate.Rejected(error) : ended.Replayed ? RowFate.Duplicate : RowFate.Accepted;
    }

    private static ProposedReversal Reversal(ListedReceipt? red) => new(red?.Code, red?.Number, red?.IssuedOn, FromList, FromList: true);

    private static ProposedReceipt Proposed(ListedReceipt b) => new(
        b.Kind, b.Code, b.Number, b.CheckCode, b.IssuedOn, b.Payer, b.PayerCode, b.Project, b.Amount.InYuan, null, null, b.Handler, b.Remark, null, FromList: true);

    private Command Command(string what, ListedReceipt bill, string actor, bool dryRun) => new(commands.IdOf(what, bill.Code, bill.Number), keys.Fingerprint([]), actor, dryRun);
}

internal enum RowFateKind
{
    Accepted,
    Duplicate,

    /// <summary>Waits for a person, who knows which gift it is for.</summary>
    Held,
    Rejected,
}

/// <summary>What became of a row.</summary>
internal sealed record RowFate(RowFateKind Kind, Error? Error)
{
    public static readonly RowFate Accepted = new(RowFateKind.Accepted, null);

    public static readonly RowFate Duplicate = new(RowFateKind.Duplicate, null);

    public static RowFate Held(Error error) => new(RowFateKind.Held, error);

    public static RowFate Rejected(Error error) => new(RowFateKind.Rejected, error);
}
