using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Reads a list page by page: each begins after the last row of the one before, so rows that come in between shift nothing.</summary>
internal sealed class Paging<TRow>(IQueryable<TRow> wanted, Sort<TRow> sort)
{
    /// <summary>Null when the cursor is not of this list.</summary>
    public async Task<Page<TRow>?> Read(PageRequest page, CancellationToken cancel)
    {
        var rows = wanted;
        if (page.Cursor is not null)
        {
            if (Cursor.Read(page.Cursor, QuestionOf(page)) is not { } place || !sort.CanRead(place)) return null;
            rows = rows.Where(sort.After(place));
        }

        // One more than asked, to know whether a further page exists.
        var found = await sort.Order(rows).Take(page.Limit + 1).ToListAsync(cancel);
        var total = page.IncludeTotal ? await wanted.LongCountAsync(cancel) : (long?)null;
        if (found.Count <= page.Limit) return new(found, null, total);
        found.RemoveAt(page.Limit);
        return new(found, Cursor.Write(sort.PlaceOf(found[^1]), QuestionOf(page)), total);
    }

    // As it was asked, not as it is put to the table: that may change from page to page, with the day, with what others do and with the program.
    private string QuestionOf(PageRequest page) => $"{page.Question} {sort}";
}
