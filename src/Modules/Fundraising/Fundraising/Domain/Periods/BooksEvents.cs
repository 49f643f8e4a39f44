using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Periods;

/// <summary>Something that happened to the months of the books (FUN-17). Where it stands in the journal decides which facts it concerns.</summary>
internal abstract record BooksEvent;

/// <param name="Month">202603 is March 2026.</param>
/// <param name="Left">What was still open when it was closed.</param>
[StoredName("month-closed")]
internal sealed record MonthClosed(int Month, OpenQuestions Left, string By, DateTimeOffset At) : BooksEvent;

/// <param name="Month">202603 is March 2026.</param>
[StoredName("month-reopened")]
internal sealed record MonthReopened(int Month, string Reason, string By, DateTimeOffset At) : BooksEvent;

/// <summary>What is not done yet and concerns a month: told, and no reason to refuse its closing.</summary>
/// <param name="GiftsAwaitingReview">Overseas gifts received by its end that await their review.</param>
/// <param name="PaymentsUnpaid">Payments asked for by its end, approved and not paid.</param>
/// <param name="RefundsUnpaid">Refunds asked for by its end, approved and not paid.</param>
/// <param name="MovesUnderWay">Moved money that left one fund and has not reached the other.</param>
internal sealed record OpenQuestions(long GiftsAwaitingReview, long PaymentsUnpaid, long RefundsUnpaid, long MovesUnderWay)
{
    public static readonly OpenQuestions None = new(0, 0, 0, 0);
}
