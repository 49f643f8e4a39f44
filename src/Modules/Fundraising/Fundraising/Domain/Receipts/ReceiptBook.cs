using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Receipts;

/// <summary>Where a paper book stands: received → handed out, perhaps to another person later → written off.</summary>
internal enum BookStatus
{
    Received,
    HandedOut,
    WrittenOff,
}

/// <summary>A book as somebody registers it.</summary>
internal sealed record ProposedBook(string? Code, string? FromNumber, string? ToNumber, DateOnly? ReceivedOn);

/// <summary>A book with its id, for decisions about a page of it.</summary>
internal sealed record HeldBook(Guid Id, ReceiptBook Book)
{
    /// <summary>Why no receipt of a day may stand on a page of it.</summary>
    public Error? UseFault(DateOnly issuedOn) => Book.UseFault(issuedOn);
}

/// <summary>A paper book of receipts: who has it, which blank pages were spoilt, and whether every page is accounted for (FUN-07a).</summary>
/// <remarks>It claims each of its pages by name, so that two books never overlap; the receipts on its pages are the gifts' business.</remarks>
internal sealed record ReceiptBook : IAggregate<ReceiptBook, BookEvent>
{
    public const int MostPages = 500;

    private const int MostTold = 20;

    public static ReceiptBook Initial { get; } = new();

    public string? Code { get; init; }

    public long First { get; init; }

    public long Last { get; init; }

    public BookStatus Status { get; init; }

    public DateOnly? HandedOutOn { get; init; }

    /// <summary>The day of its newest step.</summary>
    public DateOnly LastOn { get; init; }

    /// <summary>Pages that were made void before anything stood on them.</summary>
    public ImmutableSortedSet<long> Blanks { get; init; } = [];

    /// <summary>The name of a page: no two books have the same one.</summary>
    public static Claim PageClaim(string code, string number) => new("receipt-book", ReceiptNumbers.NameOf(code, number), holder => BookErrors.Overlaps((BookReceived)holder));

    public Decision<BookEvent> Receive(Guid id, ProposedBook asked, string by, DateTimeOffset now)
    {
        if (Code is not null) return BookErrors.Exists;
        var errors = new List<Error>();
        if (ReceiptNumbers.Check(asked.Code, asked.FromNumber, out var code, out var from, "code", "fromNumber") is { } unsound) errors.Add(unsound);
        if (ReceiptNumbers.Check(code, asked.ToNumber, out _, out var to, "code", "toNumber") is { } odd) errors.AddRange(new[] { odd }.Concat(odd.More).Where(e => e.Field == "toNumber"));
        var day = Day(asked.ReceivedOn, "receivedOn", now, errors);
        if (Error.All(errors) is { } error) return error;
        var (first, last) = (ReceiptNumbers.ValueOf(from), ReceiptNumbers.ValueOf(to));
        if (last < first) return BookErrors.OutOfOrder;
        if (last - first + 1 > MostPages) return BookErrors.TooLarge(last - first + 1, MostPages);
        Decision<BookEvent> received = [new BookReceived(id, code, from, to, day, by, now)];
        return received.Claiming([.. Pages(first, last).Select(page => PageClaim(code, ReceiptNumbers.Text(page)))]);
    }

    /// <summary>Also from one person to the next.</summary>
    public Decision<BookEvent> HandOut(Guid id, string? to, DateOnly? on, string by, DateTimeOffset now)
    {
        if (OpenFault is { } closed) return closed;
        var errors = new List<Error>();
        if (PlainText.Check(to, "to", 50, out var person) is { } unclean) errors.Add(unclean);
        else if (person is null) errors.Add(BookErrors.Missing("to", "领用人"));
        var day = Day(on, "on", now, errors);
        if (Error.All(errors) is { } error) return error;
        return [new BookHandedOut(new(PrivateKind.Name, id, person!), day, by, now)];
    }

    public Decision<BookEvent> VoidBlank(string? number, string? reason, DateOnly? on, string by, DateTimeOffset now)
    {
        if (OpenFault is { } closed) return closed;
        var errors = new List<Error>();
        if (ReceiptNumbers.Check(Code, number, out _, out var page) is { } unsound) errors.Add(unsound);
        else if (ReceiptNumbers.ValueOf(page) is var value && (value < First || value > Last)) errors.Add(BookErrors.NumberOutside);
        if (PlainText.Check(reason, "reason", 500, out var why, lines: true) is { } unclean) errors.Add(unclean);
        else if (why is null) errors.Add(WithdrawalErrors.ExplanationMissing("reason"));
        var day = Day(on, "on", now, errors);
        if (Error.All(errors) is { } error) return error;
        Decision<BookEvent> voided = [new ReceiptBlankVoided(Code!, page, why!, day, by, now)];
        return voided.Claiming(ReceiptNumbers.ClaimOf(Code!, page));
    }

    /// <param name="used">Pages with a receipt on them, valid or void.</param>
    public Decision<BookEvent> WriteOff(IReadOnlySet<long> used, DateOnly? on, string? remark, string by, DateTimeOffset now)
    {
        if (OpenFault is { } closed) return closed;
        if (Status != BookStatus.HandedOut) return BookErrors.NotHandedOut;
        var errors = new List<Error>();
        if (PlainText.Check(remark, "remark", 500, out var said, lines: true) is { } unclean) errors.Add(unclean);
        var day = Day(on, "on", now, errors);
        if (Error.All(errors) is { } error) return error;
        var open = Pages(First, Last).Where(page => !used.Contains(page) && !Blanks.Contains(page)).ToList();
        if (open.Count > 0) return BookErrors.PagesOpen(open.Count, Told(open));
        return [new BookWrittenOff((int)(Last - First + 1) - Blanks.Count, Blanks.Count, day, said, by, now)];
    }

    /// <summary>Why no receipt of that day can stand on a page of it; null when one can.</summary>
    public Error? UseFault(DateOnly issuedOn)
    {
        if (OpenFault is { } closed) return closed;
        if (Status != BookStatus.HandedOut) return BookErrors.NotHandedOut;
        return HandedOutOn is { } handedOut && issuedOn < handedOut ? BookErrors.IssuedBeforeHandOut(issuedOn, handedOut) : null;
    }

    public ReceiptBook Apply(BookEvent happened) => happened switch
    {
        BookReceived e => this with { Code = e.Code, First = ReceiptNumbers.ValueOf(e.FromNumber), Last = ReceiptNumbers.ValueOf(e.ToNumber), LastOn = e.On },
        // A receipt of the first keeper may be written down after the book went on to the next.
        BookHandedOut e => this with { Status = BookStatus.HandedOut, HandedOutOn = HandedOutOn ?? e.On, LastOn = e.On },
        ReceiptBlankVoided e => this with { Blanks = Blanks.Add(ReceiptNumbers.ValueOf(e.Number)) },
        BookWrittenOff e => this with { Status = BookStatus.WrittenOff, LastOn = e.On },
        _ => this,
    };

    private Error? OpenFault => Code is null ? BookErrors.NotFound : Status == BookStatus.WrittenOff ? BookErrors.WrittenOff : null;

    private static IEnumerable<long> Pages(long first, long last)
    {
        for (var page = first; page <= last; page++) yield return page;
    }

    private static string Told(List<long> pages) =>
        string.Join("、", pages.Take(MostTold).Select(ReceiptNumbers.Text)) + (pages.Count > MostTold ? "…" : "");

    private DateOnly Day(DateOnly? on, string field, DateTimeOffset now, List<Error> errors)
    {
        var day = on ?? ChinaTime.DayOf(now);
        if (day > ChinaTime.DayOf(now)) errors.Add(CampaignErrors.InFuture(field, day));
        else if (DayRange.Check(day, field) is { } odd) errors.Add(odd);
        else if (day < LastOn) errors.Add(BookErrors.BeforeLastStep(field, day, LastOn));
        return day;
    }
}
