using System.Globalization;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Domain.Tasks;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>The tasks of an account: one for all lines that wait, and one for each month whose lines do not add up to its balance (FUN-18).</summary>
internal static class StatementTasks
{
    public static IEnumerable<Guid> KeysOf(BankAccountEvent happened, Guid account) => happened switch
    {
        StatementLineEvent => [RowKey.Of(TaskKind.ClaimLines, account)],
        StatementHandedIn e => e.Months.Select(m => KeyOf(account, m.Month)),
        _ => [],
    };

    /// <summary>Counts from the oldest line that waits.</summary>
    public static TaskRow? Waiting(TaskRow? row, Guid key, Guid account, Backlog backlog, DateOnly day)
    {
        if (backlog.OldestOn is not { } oldest) return null;
        var task = row ?? new TaskRow(key, TaskKind.ClaimLines, Guid.Empty, account, "", null, day, oldest);
        return task with { SubjectNumber = $"{backlog.Account}（{backlog.Lines} 条）", AmountFen = backlog.Credits.Fen, CountsFrom = oldest };
    }

    public static TaskRow? Compared(TaskRow? row, Guid key, Guid account, StatementHandedIn handed, DateOnly day)
    {
        var month = handed.Months.First(m => KeyOf(account, m.Month) == key);
        if (month.Agrees) return null;
        var differs = (month.Balance - month.Computed).Fen;
        var number = string.Create(CultureInfo.InvariantCulture, $"{handed.AccountName} {month.Month:yyyy-MM}");
        return (row ?? new TaskRow(key, TaskKind.ReconcileStatement, Guid.Empty, account, number, null, day, day)) with { AmountFen = Math.Abs(differs) };
    }

    private static Guid KeyOf(Guid account, DateOnly month) => RowKey.Of(TaskKind.ReconcileStatement, account, month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
}
