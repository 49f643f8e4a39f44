using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Receipts;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using BookDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Receipts.ReceiptBook, JinhuRedCross.Fundraising.Domain.Receipts.BookEvent>;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>Decisions about a paper book, which any of its pages names.</summary>
internal sealed class BookDesk(IGrainFactory grains, Journal journal, Commands commands)
    : Desk<IReceiptBookGrain, ReceiptBook, BookEvent, ReceiptBookRow, BookResponse>(grains, journal, commands, new("receipt-book", BookErrors.NotFound, PageClaim, BookResponse.Of))
{
    /// <summary>The book that an address names; null when there is none.</summary>
    public override async Task<Guid?> Find(string idOrNumber, CancellationToken cancel) =>
        Guid.TryParse(idOrNumber, out _) || ReceiptNumbers.Split(idOrNumber) is not null ? await base.Find(idOrNumber, cancel) : null;

    /// <summary>The book with a page, as it is now; null when there is none.</summary>
    public async Task<HeldBook?> Holding(string? code, string? number, CancellationToken cancel)
    {
        if (ReceiptNumbers.Check(code, number, out var clean, out var page) is not null) return null;
        return await Find(clean, page, cancel) is { } book ? new(book, await Grain(book).Show()) : null;
    }

    /// <summary>The pages with a receipt on them, from the journal: each has its name there.</summary>
    public async Task<IReadOnlySet<long>> Used(ReceiptBook book, CancellationToken cancel)
    {
        var used = new HashSet<long>();
        for (var page = book.First; page <= book.Last; page++)
        {
            if (await Journal.FindClaim(ReceiptNumbers.ClaimOf(book.Code!, ReceiptNumbers.Text(page)), cancel) is { Event: not ReceiptBlankVoided }) used.Add(page);
        }

        return used;
    }

    /// <summary>Its receipts are counted as they stood on that day.</summary>
    protected override async Task<ReceiptBookRow> Complete(ReceiptBookRow row, BookDecided decided, CancellationToken cancel)
    {
        if (row.Status == BookStatus.Received) return row;
        var pages = await Task.WhenAll(Enumerable.Range(0, row.Pages).Select(i => Journal.FindClaim(ReceiptNumbers.ClaimOf(row.Code, ReceiptNumbers.Text(ReceiptNumbers.ValueOf(row.FromNumber) + i)), cancel)));
        return row with { Used = pages.Count(p => p is { Event: not ReceiptBlankVoided } && p.At <= decided.At) };
    }

    private static Claim PageClaim(string page)
    {
        var (code, number) = ReceiptNumbers.Split(page)!.Value;
        return ReceiptBook.PageClaim(code, number);
    }

    private async Task<Guid?> Find(string code, string number, CancellationToken cancel) =>
        await Journal.FindClaim(ReceiptBook.PageClaim(code, number), cancel) is { } received ? received.Stream.Id : null;
}
