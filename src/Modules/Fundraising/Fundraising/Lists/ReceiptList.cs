using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Receipts;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>What a list says of a bill's life.</summary>
internal enum ListedReceiptState
{
    Normal,
    Reversed,
    Voided,
}

/// <summary>A bill as the finance system's list tells of it.</summary>
/// <param name="Row">Where it stands in the file, counted from 1.</param>
/// <param name="IsRed">It takes another bill back (红字): its amount is below zero, or it says so.</param>
/// <param name="Original">The bill that a red one takes back, where the list tells.</param>
internal sealed record ListedReceipt(
    int Row, ReceiptKind Kind, string Code, string Number, string? CheckCode, DateOnly IssuedOn, string Payer, string? PayerCode, Money Amount, string? Project, string? Handler, string? Remark,
    ListedReceiptState State, bool IsRed, (string Code, string Number)? Original);

/// <summary>Reads the list that the finance bureau's e-bill system gives out, whatever its layout.</summary>
internal sealed class ReceiptList
{
    public const int MostRows = 10_000;
    private const int TitleRows = 50;
    private readonly ReceiptLayout _layout;
    private readonly DayText _days;

    private ReceiptList(ReceiptLayout layout, bool date1904) => (_layout, _days) = (layout, new(date1904));

    /// <summary>The bills, and the rows that cannot be read as one, in the order of the file.</summary>
    /// <exception cref="TableUnreadableException">No header row, or too many rows.</exception>
    public static IReadOnlyList<(ListedReceipt? Receipt, RejectedRow? Rejected)> Read(Table table)
    {
        using var row = table.Rows.GetEnumerator();
        var read = new List<(ListedReceipt?, RejectedRow?)>();
        ReceiptList? list = null;
        for (var above = 0; row.MoveNext();)
        {
            if (list is null)
            {
                if (ReceiptLayout.From(row.Current) is { } layout) list = new(layout, table.Date1904);
                else if (++above == TitleRows) break;
                continue;
            }

            if (list._layout.IsBeside(row.Current)) continue;
            if (read.Count == MostRows) throw new TableUnreadableException(TableErrors.TooManyRows(MostRows));
            read.Add(list.Entry(row.Current));
        }

        return list is null ? throw new TableUnreadableException(ReceiptListErrors.HeaderNotFound) : read;
    }

    private (ListedReceipt?, RejectedRow?) Entry(TableRow row)
    {
        var (code, number) = (Padded(row, ReceiptField.Code, 8), Padded(row, ReceiptField.Number, 10));
        if (ReceiptNumbers.Check(code, number, out var cleanCode, out var cleanNumber) is { } unsound) return Reject(row, unsound.Field == "code" ? ReceiptField.Code : ReceiptField.Number, unsound);
        if (_days.Read(Text(row, ReceiptField.IssuedOn)) is not { } issuedOn) return Reject(row, ReceiptField.IssuedOn, ListErrors.DateUnreadable);
        if (AmountText.Read(Text(row, ReceiptField.Amount), _layout.Scale) is not { } yuan) return Reject(row, ReceiptField.Amount, ListErrors.AmountUnreadable);
        if (Money.Check(Math.Abs(yuan), "amount", out var amount) is { } wrong) return Reject(row, ReceiptField.Amount, wrong);
        var said = ListText.Compact(Text(row, ReceiptField.State));
        if (StateOf(said) is not { } state) return Reject(row, ReceiptField.State, ReceiptListErrors.StateUnknown);
        var original = (Code: Padded(row, ReceiptField.OriginalCode, 8), Number: Padded(row, ReceiptField.OriginalNumber, 10));
        var kind = Text(row, ReceiptField.Kind).Contains('纸', StringComparison.Ordinal) ? ReceiptKind.Paper : ReceiptKind.Electronic;
        return (new(
            row.Number, kind, cleanCode, cleanNumber, Optional(row, ReceiptField.CheckCode), issuedOn, ListText.Tidy(Text(row, ReceiptField.Payer)), Optional(row, ReceiptField.PayerCode), amount,
            Optional(row, ReceiptField.Project), Optional(row, ReceiptField.Handler), Optional(row, ReceiptField.Remark), state, yuan < 0 || said.Contains("红字", StringComparison.Ordinal) || said.Contains("红票", StringComparison.Ordinal),
            ReceiptNumbers.Check(original.Code.Length > 0 ? original.Code : cleanCode, original.Number, out var oldCode, out var oldNumber) is null ? (oldCode, oldNumber) : null), null);
    }

    private static ListedReceiptState? StateOf(string said)
    {
        if (said.Contains("作废", StringComparison.Ordinal)) return ListedReceiptState.Voided;
        if (said.Contains("已冲", StringComparison.Ordinal) || said.Contains("已红冲", StringComparison.Ordinal) || said is "红冲" or "冲红" or "被冲红" or "被红冲") return ListedReceiptState.Reversed;
        return said is "" or "正常" or "有效" or "已开具" or "已开票" or "开具" or "正常票" or "蓝票" or "蓝字" or "红字" or "红票" or "红字票据" ? ListedReceiptState.Normal : null;
    }

    /// <summary>Spreadsheets take leading zeros away.</summary>
    private string Padded(TableRow row, ReceiptField field, int length)
    {
        var text = ListText.Compact(Text(row, field)).Trim('\'', '`');
        return text.Length > 0 && text.Length < length && text.All(char.IsAsciiDigit) ? text.PadLeft(length, '0') : text;
    }

    private string? Optional(TableRow row, ReceiptField field) => ListText.Tidy(Text(row, field)).Trim('\'', '`') is { Length: > 0 } text ? text : null;

    private string Text(TableRow row, ReceiptField field) => _layout.Cell(row, field);

    private (ListedReceipt?, RejectedRow?) Reject(TableRow row, ReceiptField field, Error error) =>
        (null, new(row.Number, _layout.HeaderOf(field), ListText.Mask(Text(row, field)), error.Code, error.Zh, error.En));
}
