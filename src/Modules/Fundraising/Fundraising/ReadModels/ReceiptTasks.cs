using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Tasks;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Receipts that are not issued yet: one task for a campaign and a month of receipt, however many gifts (FUN-07).</summary>
/// <remarks>The row stands from the month's first gift on and is never taken away; whether it is shown, and with how many, is asked of the list of gifts, which always knows.</remarks>
internal static class ReceiptTasks
{
    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    public static Guid KeyOf(Guid campaign, int month) => RowKey.Of(TaskKind.IssueReceipts, campaign, month);

    public static TaskRow Of(TaskRow? row, Guid key, Guid campaign, DateOnly receivedOn)
    {
        if (row is not null && row.CountsFrom <= receivedOn) return row;
        return row is not null
            ? row with { AppearsOn = receivedOn, CountsFrom = receivedOn }
            : new(key, TaskKind.IssueReceipts, campaign, campaign, $"{receivedOn:yyyy-MM}", null, receivedOn, receivedOn);
    }
}

/// <summary>How many receipts a campaign owes for the gifts of one month.</summary>
internal sealed record ReceiptsOwed(Guid Campaign, int Month, long Count, long AmountFen);
