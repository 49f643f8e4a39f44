using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Domain.Tasks;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>The one task of the books: the next month to close, seen from the day after its end. The first one is that of the first launch.</summary>
internal static class ClosingTask
{
    public static readonly Guid Key = RowKey.Of(TaskKind.CloseMonth);

    public static TaskRow Of(Month month) => new(Key, TaskKind.CloseMonth, Guid.Empty, Key, month.ToString(), null, month.Next.FirstDay, month.LastDay);

    public static TaskRow After(BooksEvent happened) => happened switch
    {
        MonthClosed e => Of(new Month(e.Month).Next),
        MonthReopened e => Of(new(e.Month)),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "A step of the books that says no next month"),
    };
}
