using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Lists;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>Finds the gift that a listed bill is for: by the gift number in its remark, else by payer and amount where exactly one gift without a receipt fits.</summary>
internal sealed partial class ReceiptMatching(Reads<DonationRow> gifts)
{
    private const int Piece = 300;
    private const int MostTold = 5;

    /// <summary>For each bill its gift, or why there is none.</summary>
    public async Task<Dictionary<ListedReceipt, (Guid? Gift, Error? Error)>> Find(IReadOnlyList<ListedReceipt> bills, CancellationToken cancel)
    {
        var found = new Dictionary<ListedReceipt, (Guid?, Error?)>();
        foreach (var piece in bills.Where(b => NumberIn(b.Remark) is not null).Chunk(Piece))
        {
            var numbers = piece.Select(b => NumberIn(b.Remark)!).Distinct().ToArray();
            var rows = (await gifts.AskWhenCaughtUp((all, ct) => all.Where(d => numbers.Contains(d.Number)).ToListAsync(ct), cancel)).ToDictionary(d => d.Number);
            foreach (var bill in piece)
            {
                var number = NumberIn(bill.Remark)!;
                found[bill] = rows.TryGetValue(number, out var gift) ? (gift.Id, null) : (null, ReceiptListErrors.GiftUnknown(number));
            }
        }

        foreach (var piece in bills.Where(b => NumberIn(b.Remark) is null).Chunk(Piece))
        {
            var names = piece.SelectMany(b => Spellings(b.Payer)).Distinct().ToArray();
            var rows = (await gifts.AskWhenCaughtUp((all, ct) => all.Where(d => names.Contains(d.DonorName) && d.ReceiptState == GiftReceiptState.Owed).ToListAsync(ct), cancel)).ToLookup(d => PlainForm.Of(d.DonorName!));
            foreach (var bill in piece) found[bill] = Only(bill, [.. rows[PlainForm.Of(bill.Payer)]]);
        }

        return found;
    }

    private static (Guid?, Error?) Only(ListedReceipt bill, IReadOnlyList<DonationRow> owed)
    {
        var fitting = owed.Where(d => d.AmountFen - d.RefundedFen + d.GoodsFen == bill.Amount.Fen && d.ReceivedOn <= bill.IssuedOn).ToList();
        if (fitting is [var only]) return (only.Id, null);
        if (fitting.Count > 1)
        {
            var told = string.Join("、", fitting.Take(MostTold).Select(d => d.Number)) + (fitting.Count > MostTold ? "…" : "");
            return (null, ReceiptListErrors.Unmatched($"同一交款人、同一金额且未开票的捐赠有 {fitting.Count} 笔（{told}）", $"{fitting.Count} gifts of this payer and amount have no receipt ({told})"));
        }

        if (owed.Count == 0) return (null, ReceiptListErrors.Unmatched("此交款人没有待开票的捐赠", "this payer has no gift without a receipt"));
        var amounts = string.Join("、", owed.Take(MostTold).Select(d => $"{d.Number} {new Money(d.AmountFen - d.RefundedFen + d.GoodsFen)}")) + (owed.Count > MostTold ? "…" : "");
        return (null, ReceiptListErrors.Unmatched($"此交款人待开票的捐赠金额或日期不符（{amounts}）", $"the gifts of this payer without a receipt differ in amount or day ({amounts})"));
    }

    private static string? NumberIn(string? remark) => remark is not null && GiftNumber().Match(Typed.HalfWidth(remark)) is { Success: true } match ? match.Value.ToUpperInvariant() : null;

    // Names stand as they were typed; brackets are the usual difference.
    private static IEnumerable<string?> Spellings(string payer)
    {
        var half = Typed.HalfWidth(payer);
        return [payer, half, half.Replace('(', '（').Replace(')', '）'), half.Replace(" ", "", StringComparison.Ordinal)];
    }

    [GeneratedRegex("[A-Z]{2}-[A-Z]{2}-[0-9]{4}-[0-9]{4}-[0-9]{6,}", RegexOptions.IgnoreCase)]
    private static partial Regex GiftNumber();
}
