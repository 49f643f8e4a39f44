using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Fundraising.Domain.Periods;

/// <summary>Who closed a month of the books, and when.</summary>
internal sealed record ClosedMonth(Month Month, string By, DateTimeOffset At);

/// <summary>The months of the books: closed one after the other, and the newest reopened only by somebody else (FUN-17).</summary>
/// <remarks>The first month that is closed closes all before it. Its state grows by twelve lines a year.</remarks>
internal sealed record Books : IAggregate<Books, BooksEvent>
{
    public static Books Initial { get; } = new();

    /// <summary>How many events made it.</summary>
    public long Version { get; init; }

    public ImmutableList<ClosedMonth> Closed { get; init; } = [];

    /// <summary>The newest closed month; null while there is none.</summary>
    public Month? ClosedThrough => Closed.IsEmpty ? null : Closed[^1].Month;

    public Decision<BooksEvent> Close(Month month, OpenQuestions left, string by, DateTimeOffset now)
    {
        if (ClosedThrough >= month) return PeriodErrors.ClosedAlready(month);
        if (month >= Month.Of(ChinaTime.DayOf(now))) return PeriodErrors.NotOver(month);
        if (ClosedThrough?.Next is { } next && next != month) return PeriodErrors.NotNext(month, next);
        return [new MonthClosed(month.Number, left, by, now)];
    }

    public Decision<BooksEvent> Reopen(Month month, string? reason, string by, DateTimeOffset now)
    {
        if (ClosedThrough is not { } newest || month > newest) return PeriodErrors.NotClosed(month);
        if (month != newest) return PeriodErrors.NotNewest(month, newest);
        if (Closed[^1].By == by) return PeriodErrors.SamePerson;
        if (PlainText.Check(reason, "reason", 1000, out var why, lines: true) is { } unclean) return unclean;
        if (why is null) return PeriodErrors.ReasonMissing;
        return [new MonthReopened(month.Number, why, by, now)];
    }

    public Books Apply(BooksEvent happened)
    {
        var next = this with { Version = Version + 1 };
        return happened switch
        {
            MonthClosed e => next with { Closed = Closed.Add(new(new(e.Month), e.By, e.At)) },
            MonthReopened => next with { Closed = Closed.RemoveAt(Closed.Count - 1) },
            _ => next,
        };
    }
}
