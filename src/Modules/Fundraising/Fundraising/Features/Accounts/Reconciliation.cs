using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>The two balances of an account at the end of a month, and what stands on one side only (余额调节表).</summary>
/// <param name="Told">The last balance that the statement tells until then; null where it tells none, and the lines are added up.</param>
/// <param name="Lines">What all lines until then come to.</param>
/// <param name="Other">Interest, transfers, fees: lines that are neither gifts nor payments. The books take them from the statement.</param>
internal sealed record Reconciliation(
    DateOnly Month, DateOnly End, Money Opening, Money? Told, Money Lines, Money Gifts, Money Payments, Money Refunds, Money Other, IReadOnlyList<StatementLineRow> OnlyOnStatement, IReadOnlyList<BookEntryRow> OnlyInBooks, bool Lagging)
{
    public Money Statement => Told ?? Opening + Lines;

    public Money Books => Opening + Gifts - Payments - Refunds + Other;

    /// <summary>Credits that wait: the general fund's (待认领).</summary>
    public Money Unclaimed => new(OnlyOnStatement.Where(l => l is { State: LineState.Waiting, Direction: LineDirection.In }).Sum(l => l.AmountFen));

    public Money LinesIn => new(OnlyOnStatement.Where(l => l.Direction == LineDirection.In).Sum(l => l.AmountFen));

    public Money LinesOut => new(OnlyOnStatement.Where(l => l.Direction == LineDirection.Out).Sum(l => l.AmountFen));

    public Money EntriesIn => new(OnlyInBooks.Where(e => e.Kind == EntryKind.Gift).Sum(e => e.AmountFen));

    public Money EntriesOut => new(OnlyInBooks.Where(e => e.Kind != EntryKind.Gift).Sum(e => e.AmountFen));

    public Money AdjustedStatement => Statement + EntriesIn - EntriesOut;

    public Money AdjustedBooks => Books + LinesIn - LinesOut;

    public Money Difference => AdjustedStatement - AdjustedBooks;

    public bool Agrees => Difference == Money.Zero;
}

/// <summary>Makes the reconciliation of an account from the lists of lines and of entries.</summary>
internal sealed class ReconciliationDesk(AccountDesk accounts, Reads<StatementLineRow> lines, Reads<BookEntryRow> entries, TimeProvider clock)
{
    /// <summary>The month that somebody names, for an account; else why not.</summary>
    public async Task<(BankAccount? Account, Reconciliation? Result, Error? Error)> Of(string idOrNumber, string? month, CancellationToken cancel)
    {
        if (await accounts.Find(idOrNumber, cancel) is not { } id) return (null, null, BankAccountErrors.NotFound);
        var account = await accounts.Grain(id).Show();
        if (!DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", out var first)) return (account, null, BankAccountErrors.MonthUnreadable);
        if (first > ChinaTime.DayOf(clock.GetUtcNow()) || first.AddMonths(1) <= account.OpeningOn) return (account, null, BankAccountErrors.MonthUnreadable);
        return (account, await Of(id, account, first, cancel), null);
    }

    private async Task<Reconciliation> Of(Guid id, BankAccount account, DateOnly month, CancellationToken cancel)
    {
        var (first, end) = (account.OpeningOn, month.AddMonths(1).AddDays(-1));
        var until = StatementLinesThat.BelongTo(id) & StatementLinesThat.AreUntil(end);
        var stand = BookEntriesThat.AreOn(id, account.Channels) & BookEntriesThat.HaveMoved & BookEntriesThat.AreFrom(first) & BookEntriesThat.AreUntil(end);
        var told = await lines.Ask((rows, ct) => rows.Where(until.Condition).Where(l => l.BalanceFen != null).OrderByDescending(l => l.OccurredAt).ThenByDescending(l => l.Sequence).Select(l => l.BalanceFen).FirstOrDefaultAsync(ct), cancel);
        var came = await Sum(until & StatementLinesThat.Go(LineDirection.In));
        var went = await Sum(until & StatementLinesThat.Go(LineDirection.Out));
        var aside = until & StatementLinesThat.Are(LineState.NotAGift);
        var other = await Sum(aside & StatementLinesThat.Go(LineDirection.In)) - await Sum(aside & StatementLinesThat.Go(LineDirection.Out));
        var sums = await entries.Ask((rows, ct) => rows.Where(stand.Condition).GroupBy(e => e.Kind).Select(g => new { g.Key, Fen = g.Sum(e => e.AmountFen) }).ToDictionaryAsync(g => g.Key, g => g.Fen, ct), cancel);
        var missing = BookEntriesThat.AreMissingFor(id, first, end);
        var astray = (await entries.Ask((rows, ct) => rows.Where(missing.Condition).Select(e => e.LineId!.Value).ToListAsync(ct), cancel)).Value;
        var only = until & (StatementLinesThat.Are(LineState.Waiting) | new Specification<StatementLineRow>(l => astray.Contains(l.Id)));
        var onStatement = await lines.Ask((rows, ct) => rows.Where(only.Condition).OrderBy(l => l.OccurredAt).ThenBy(l => l.Sequence).ToListAsync(ct), cancel);
        var unmet = stand & BookEntriesThat.AreOnNoLineUntil(end);
        var inBooks = await entries.Ask((rows, ct) => rows.Where(unmet.Condition).OrderBy(e => e.On).ThenBy(e => e.Number).ThenBy(e => e.Id).ToListAsync(ct), cancel);
        return new(
            month, end, account.OpeningBalance, told.Value is { } fen ? new Money(fen) : null, new(came - went), Of(EntryKind.Gift), Of(EntryKind.Payment), Of(EntryKind.Refund), new(other), onStatement.Value, inBooks.Value,
            told.Lagging || sums.Lagging || onStatement.Lagging || inBooks.Lagging);

        Money Of(EntryKind kind) => new(sums.Value.GetValueOrDefault(kind));

        async Task<long> Sum(Specification<StatementLineRow> wanted) => (await lines.Sum(wanted, l => l.AmountFen, cancel)).Value;
    }
}
