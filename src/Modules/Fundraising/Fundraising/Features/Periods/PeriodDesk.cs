using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using BooksDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Periods.Books, JinhuRedCross.Fundraising.Domain.Periods.BooksEvent>;

namespace JinhuRedCross.Fundraising.Features.Periods;

/// <summary>The way of every decision about a month of the books, and what is known of its closings (FUN-17).</summary>
internal sealed class PeriodDesk(
    IGrainFactory grains, Journal journal, Commands commands, Followed<Books, BooksEvent> known, FiguresDesk figures,
    Reads<DonationRow> gifts, Reads<DisbursementRow> payments, Reads<WithdrawalRow> withdrawals, Reads<MoveDueRow> moves)
{
    private BooksRead _read = BooksRead.Nothing;

    /// <summary>The books as they are now, from the journal: exact, and never behind what was answered.</summary>
    public async Task<BooksRead> Read(CancellationToken cancel)
    {
        var read = Volatile.Read(ref _read);
        var further = await journal.ReadStream(TheBooks.Stream, read.Books.Version, int.MaxValue, cancel);
        if (further.Count > 0) Volatile.Write(ref _read, read = further.Aggregate(read, (known, record) => known.With(record)));
        return read;
    }

    public async Task<Results<OkAt<MonthResponse>, Problem>> Decide(string text, CommandRequest http, object? content, Func<IBooksGrain, Command, Month, Task<BooksDecided>> decide, HttpContext context, CancellationToken cancel)
    {
        if (Month.Read(text) is not { } month) return PeriodErrors.MonthInvalid("month").ToProblem();
        var decided = await decide(grains.Books(), commands.From(http, content, month.ToString()), month);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        if (decided.Events[^1] is not MonthClosed) return Answers.Ok(MonthResponse.Of(month, decided.After!, decided.Events[^1], null), decided.Version);
        // The books as this decision left them, so that a repeat gets the first answer; of a dry run, as they are.
        var closings = (await Read(cancel)).Until(decided.Version).Closings;
        var found = await figures.Of(Span.Of(month), closings, cancel);
        context.SayLag(found.Lagging);
        return Answers.Ok(MonthResponse.Of(month, decided.After!, decided.Events[^1], FiguresResponse.Of(found.Value, closings)), decided.Version);
    }

    /// <summary>The month that a gift is booked in, where that is another one than its own; costs nothing while its month is open.</summary>
    public async Task<string?> BookedElsewhere(DonationRecorded gift, bool dryRun, bool replayed, CancellationToken cancel)
    {
        var day = ChinaTime.DayOf(gift.ReceivedAt);
        if (!replayed && !(known.Newest.ClosedThrough >= Month.Of(day))) return null;
        // What is not recorded yet would stand behind everything.
        var position = dryRun && !replayed ? long.MaxValue : (await journal.FindCommand(gift.DonationId, cancel))!.Value.Records[0].Position;
        var booked = (await Read(cancel)).BookedIn(day, position);
        return booked == Month.Of(day) ? null : booked.ToString();
    }

    /// <summary>What is not done yet and concerns a month.</summary>
    public async Task<OpenQuestions> Left(Month month, CancellationToken cancel)
    {
        var (end, after) = (month.LastDay, ChinaTime.StartOf(month.Next.FirstDay).ToUniversalTime());
        return new(
            await Count(gifts, DonationsThat.AwaitReviewAndCameUntil(end) & DonationsThat.AreMoney, cancel),
            await Count(payments, DisbursementsThat.Are(DisbursementStatus.Approved) & DisbursementsThat.WereRequestedUntil(end), cancel),
            await Count(withdrawals, WithdrawalRow.AreUnpaidRefundsOfBefore(after), cancel),
            await Count(moves, Specification<MoveDueRow>.All, cancel));
    }

    // Nobody closes a month over what a list does not show yet.
    private static Task<long> Count<TRow>(Reads<TRow> rows, Specification<TRow> wanted, CancellationToken cancel)
        where TRow : class, IReadModel<TRow> => rows.AskSurely((all, ct) => all.Where(wanted.Condition).LongCountAsync(ct), cancel);
}

/// <summary>The books with what made them.</summary>
internal sealed record BooksRead(Books Books, Closings Closings, IReadOnlyList<Recorded> Steps)
{
    public static readonly BooksRead Nothing = new(Books.Initial, Closings.None, []);

    public BooksRead With(Recorded record)
    {
        var books = Books.Apply((BooksEvent)record.Event);
        return new(books, new([.. Closings.Steps, (record.Position, books.ClosedThrough)]), [.. Steps, record]);
    }

    /// <summary>The same when the books had this version.</summary>
    public BooksRead Until(long version) => version >= Books.Version ? this : Steps.TakeWhile(s => s.Version <= version).Aggregate(Nothing, (known, record) => known.With(record));

    /// <summary>The month that a fact is booked in which stands at a position and has a day of its own.</summary>
    public Month BookedIn(DateOnly dated, long position) => Closings.BookedIn(Month.Of(dated), position);
}
