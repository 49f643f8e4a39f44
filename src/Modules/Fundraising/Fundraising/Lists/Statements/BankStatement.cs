using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.Lists.Statements;

/// <summary>A bank's export: any of the usual columns, amounts in two columns or in one with a sign or a direction.</summary>
internal sealed partial class BankStatement : StatementReader
{
    private readonly Dictionary<BankField, int[]> _columns;
    private readonly TableRow _header;
    private readonly DayText _days;
    private long _debits;
    private long _credits;

    private BankStatement(Dictionary<BankField, int[]> columns, TableRow header, IReadOnlyList<TableRow> titles, bool date1904)
    {
        (_columns, _header, _days) = (columns, header, new(date1904));
        AccountDigits = titles.Select(DigitsIn).FirstOrDefault(digits => digits is not null);
    }

    public override StatementFormat Format => StatementFormat.Bank;

    public static BankStatement? From(TableRow header, IReadOnlyList<TableRow> titles, bool date1904) => BankHeaders.Of(header) is { } columns ? new(columns, header, titles, date1904) : null;

    public override void Read(TableRow row)
    {
        if (IsHeader(row) || IsTotal(row)) return;
        var (dayText, amounts) = (First(row, BankField.Day), Amounts(row));
        if (_days.Read(dayText) is not { } day)
        {
            // Notes, signatures and page numbers have neither day nor amount.
            if (!amounts.Any) return;
            Rows++;
            Refuse(row, Header(BankField.Day), dayText, BankAccountErrors.DateUnreadable);
            return;
        }

        if (!amounts.Any && Carried().IsMatch(string.Concat(row.Cells.Select(ListText.Compact)))) return;
        Rows++;
        if (LineOf(row, day, amounts, out var column, out var line) is { } error) Refuse(row, Header(column), First(row, column), error);
        else Lines.Add(line!);
    }

    private Error? LineOf(TableRow row, DateOnly day, (bool Any, Error? Error, decimal Signed, BankField Column) amounts, out BankField column, out ProposedLine? line)
    {
        (column, line) = (amounts.Column, null);
        if (amounts.Error is { } unreadable) return unreadable;
        if (Money.Check(Math.Abs(amounts.Signed), "amount", out var amount) is { } wrong) return wrong;
        column = BankField.Balance;
        if (!Cells.Balance(First(row, BankField.Balance), out var balance)) return BankAccountErrors.BalanceUnreadable;
        column = BankField.Serial;
        var serial = Cells.Text(row, Place(BankField.Serial));
        if (serial is not null && Cells.IsRounded(serial)) return BankAccountErrors.SerialRounded;
        if (serial?.Length > BankAccount.LongestSerial) return ListErrors.TooLong(BankAccount.LongestSerial);
        column = BankField.Counterparty;
        var name = Cells.Text(row, Place(BankField.Counterparty));
        if (name?.Length > BankAccount.LongestName) return ListErrors.TooLong(BankAccount.LongestName);
        column = BankField.Memo;
        var memo = MemoOf(row);
        if (memo?.Length > BankAccount.LongestMemo) return ListErrors.TooLong(BankAccount.LongestMemo);
        if (amounts.Signed > 0) _credits += amount.Fen;
        else _debits += amount.Fen;
        var time = Cells.Time(First(row, BankField.Time)) ?? Cells.Time(First(row, BankField.Day));
        line = new(row.Number, serial, day, time, amounts.Signed > 0 ? LineDirection.In : LineDirection.Out, amount, balance, name, memo);
        return null;
    }

    /// <summary>What the amounts of a row come to; below zero what left the account.</summary>
    private (bool Any, Error? Error, decimal Signed, BankField Column) Amounts(TableRow row)
    {
        if (!_columns.ContainsKey(BankField.Credit) || !_columns.ContainsKey(BankField.Debit)) return OneAmount(row);
        var (debitText, creditText) = (First(row, BankField.Debit), First(row, BankField.Credit));
        if (!Cells.IsNothing(debitText) && Cells.Amount(debitText) is null) return (true, BankAccountErrors.AmountUnreadable, 0, BankField.Debit);
        if (!Cells.IsNothing(creditText) && Cells.Amount(creditText) is null) return (true, BankAccountErrors.AmountUnreadable, 0, BankField.Credit);
        var (debit, credit) = (Cells.Amount(debitText) ?? 0, Cells.Amount(creditText) ?? 0);
        if (debit != 0 && credit != 0) return (true, BankAccountErrors.AmountMissing, 0, BankField.Credit);
        if (debit == 0 && credit == 0) return (false, BankAccountErrors.AmountMissing, 0, BankField.Credit);
        // A red entry takes back: it is below zero in its own column. Some banks write all that left with a minus.
        if (credit != 0) return (true, null, credit, BankField.Credit);
        return (true, null, -Math.Abs(debit), BankField.Debit);
    }

    private (bool Any, Error? Error, decimal Signed, BankField Column) OneAmount(TableRow row)
    {
        var text = First(row, BankField.Amount);
        if (Cells.IsNothing(text)) return (false, BankAccountErrors.AmountMissing, 0, BankField.Amount);
        if (Cells.Amount(text) is not { } amount) return (true, BankAccountErrors.AmountUnreadable, 0, BankField.Amount);
        if (!_columns.ContainsKey(BankField.Direction)) return (true, null, amount, BankField.Amount);
        return Sign(ListText.Compact(First(row, BankField.Direction)).ToUpperInvariant()) is { } sign
            ? (true, null, amount < 0 ? amount : sign * amount, BankField.Amount)
            : (true, BankAccountErrors.DirectionUnreadable, 0, BankField.Direction);
    }

    private static int? Sign(string direction) => direction switch
    {
        "贷" or "收" or "收入" or "转入" or "贷方" or "来账" or "C" or "CR" or "+" or "进" or "存入" or "入账" => 1,
        "借" or "支" or "支出" or "转出" or "借方" or "往账" or "D" or "DR" or "-" or "出" or "支取" or "付" or "出账" => -1,
        _ => null,
    };

    /// <summary>A total is compared with what was read; partial ones are not.</summary>
    private bool IsTotal(TableRow row)
    {
        if (row.Cells.FirstOrDefault(c => c.Length > 0) is not { } first || !Total().IsMatch(ListText.Compact(first))) return false;
        if (!_columns.ContainsKey(BankField.Debit) || Partial().IsMatch(ListText.Compact(first))) return true;
        Compare(row, BankField.Debit, _debits, "借方合计");
        Compare(row, BankField.Credit, _credits, "贷方合计");
        return true;
    }

    private void Compare(TableRow row, BankField field, long read, string what)
    {
        if (Cells.Amount(First(row, field)) is { } told && Cells.Balance(First(row, field), out var total) && total != new Money(read))
            Warnings.Add(BankAccountErrors.TotalDiffers(row.Number, what, Money.Yuan(told), new(read)));
    }

    private bool IsHeader(TableRow row) => row.Cells.Zip(_header.Cells).Count(pair => pair.First.Length > 0 && pair.First == pair.Second) >= 3;

    private string? MemoOf(TableRow row)
    {
        if (!_columns.TryGetValue(BankField.Memo, out var places)) return null;
        var texts = places.Order().Select(p => Cells.Text(row, p)).OfType<string>().Distinct().ToList();
        return texts.Count == 0 ? null : string.Join("；", texts);
    }

    private int? Place(BankField field) => _columns.TryGetValue(field, out var places) ? places[0] : null;

    private string First(TableRow row, BankField field) => Cells.At(row, Place(field));

    private string Header(BankField field) => Place(field) is { } place ? ListText.Tidy(Cells.At(_header, place)) : field.ToString();

    /// <summary>账号：3208… in one cell, or in two beside each other; not where a part of it is hidden.</summary>
    private static string? DigitsIn(TableRow title)
    {
        var text = string.Concat(title.Cells.Select(ListText.Compact));
        var match = Account().Match(text);
        return match.Success ? match.Groups["n"].Value.Replace("-", "", StringComparison.Ordinal) : null;
    }

    [GeneratedRegex(@"(?:账号|帐号|账户|卡号)[:：]?(?<n>[0-9][0-9-]{7,30})(?![0-9*])")]
    private static partial Regex Account();

    [GeneratedRegex("^(?:合计|总计|总合计|小计|累计|本页|本月|本日|本年|当页|收支合计|总笔数|总收入|总支出)")]
    private static partial Regex Total();

    [GeneratedRegex("^(?:小计|累计|本页|本月|本日|本年|当页)")]
    private static partial Regex Partial();

    [GeneratedRegex("承前|期初|上期|上页|结转|余额|期末")]
    private static partial Regex Carried();
}
