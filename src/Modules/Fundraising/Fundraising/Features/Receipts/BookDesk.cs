using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Receipts;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using BookDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Receipts.ReceiptBook, JinhuRedCross.Fundraising.Domain.Receipts.BookEvent>;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>The way of every decision about a paper book: find it by id or by any of its pages, make the command, ask its grain.</summary>
internal sealed class BookDesk(IGrainFactory grains, Journal journal, Commands commands)
{
    private const string Kind = "receipt-book";

    public IReceiptBookGrain Grain(Guid id) => grains.GetGrain<IReceiptBookGrain>(id);

    /// <summary>The book that an address names; null when there is none.</summary>
    public async Task<Guid?> Find(string idOrPage, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrPage, out var id)) return (await journal.ReadStream(new(Kind, id), 0, 1, cancel)).Count > 0 ? id : null;
        return ReceiptNumbers.Split(idOrPage) is { } page ? await Find(page.Code, page.Number, cancel) : null;
    }

    /// <summary>The book with a page, as it is now; null when there is none.</summary>
    public async Task<HeldBook?> Holding(string? code, string? number, CancellationToken cancel)
    {
        if (ReceiptNumbers.Check(code, number, out var clean, out var page) is not null) return null;
        return await Find(clean, page, cancel) is { } book ? new(book, await Grain(book).Show()) : null;
    }

    /// <summary>All steps of a book, oldest first; it has few.</summary>
    public Task<IReadOnlyList<Recorded>> Steps(Guid id, CancellationToken cancel) => journal.ReadStream(new(Kind, id), 0, int.MaxValue, cancel);

    /// <summary>The pages with a receipt on them, from the journal: each has its name there.</summary>
    public async Task<IReadOnlySet<long>> Used(ReceiptBook book, CancellationToken cancel)
    {
        var used = new HashSet<long>();
        for (var page = book.First; page <= book.Last; page++)
        {
            if (await journal.FindClaim(ReceiptNumbers.ClaimOf(book.Code!, ReceiptNumbers.Text(page)), cancel) is { Event: not ReceiptBlankVoided }) used.Add(page);
        }

        return used;
    }

    public async Task<Results<OkAt<BookResponse>, Problem>> Decide(
        string idOrPage, CommandRequest http, object? content, Func<IReceiptBookGrain, Command, Task<BookDecided>> decide, CancellationToken cancel)
    {
        if (await Find(idOrPage, cancel) is not { } id) return BookErrors.NotFound.ToProblem();
        var decided = await decide(Grain(id), commands.From(http, content, id.ToString()));
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var row = await After(id, decided, cancel);
        return Answers.Ok(BookResponse.Of(row), row.Version);
    }

    /// <summary>The book right after a decision, from the journal: a repeat gives the first answer. Its receipts are counted as they stood on that day.</summary>
    public async Task<ReceiptBookRow> After(Guid id, BookDecided decided, CancellationToken cancel)
    {
        var version = decided.Version - decided.Events.Count;
        var before = (await Steps(id, cancel)).Where(r => r.Version <= version);
        var steps = before.Concat(decided.Events.Select((e, i) => new Recorded(0, new(Kind, id), version + i + 1, e, decided.Actor, decided.At)));
        var row = steps.Aggregate((ReceiptBookRow?)null, (row, step) => ReceiptBookRow.Project(row, id, step))!;
        if (row.Status == BookStatus.Received) return row;
        var pages = await Task.WhenAll(Enumerable.Range(0, row.Pages).Select(i => journal.FindClaim(ReceiptNumbers.ClaimOf(row.Code, ReceiptNumbers.Text(ReceiptNumbers.ValueOf(row.FromNumber) + i)), cancel)));
        return row with { Used = pages.Count(p => p is { Event: not ReceiptBlankVoided } && p.At <= decided.At) };
    }

    private async Task<Guid?> Find(string code, string number, CancellationToken cancel) =>
        await journal.FindClaim(ReceiptBook.PageClaim(code, number), cancel) is { } received ? received.Stream.Id : null;
}
