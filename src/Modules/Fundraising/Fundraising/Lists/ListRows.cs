using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Takes the rows below the header one after another and tells what each is.</summary>
internal sealed partial class ListRows
{
    private readonly ListLayout _layout;
    private readonly DayText _days;
    private readonly HashSet<string> _titles;
    private readonly RowNumbers _numbers = new();
    private readonly TotalCheck _check = new();
    private readonly List<ListWarning> _warnings = [];
    private bool _afterTotal;

    public ListRows(ListLayout layout, bool date1904, IReadOnlyList<TableRow> titles)
    {
        _layout = layout;
        _days = new(date1904);
        _titles = [.. titles.Select(Joined)];
        if (titles.Count > 0 && TotalRow.FromTitles(titles) is { } said) _check.Hear(said);
    }

    /// <summary>The entry that the row makes; null for rows that are no gift: totals, notes, titles and headers again.</summary>
    public ListEntry? Read(TableRow row)
    {
        if (_layout.IsHeader(row) || (_titles.Count > 0 && _titles.Contains(Joined(row)))) return null;
        if (TotalRow.From(row, _layout) is { } said)
        {
            _check.Hear(said);
            _afterTotal |= !said.IsPartial;
            return null;
        }

        if (ListNotes.IsNote(row, _layout, _afterTotal)) return null;
        var number = _numbers.Next(_layout.Text(row, ListField.Number));
        if (Refusal(row, out var amount, out var day) is { } rejected) return rejected;
        _check.Add(amount);
        return Gift(row, number, amount, day);
    }

    public ListSummary Summary() => _check.Summary(_warnings);

    private ListedGift Gift(TableRow row, string number, Money amount, DateOnly? day)
    {
        var name = ListText.Tidy(_layout.Text(row, ListField.Name));
        return new(
            row.Number,
            number,
            day,
            name,
            DonorName.KindOf(name),
            amount,
            Optional(row, ListField.Remark),
            Transaction(row),
            Optional(row, ListField.Earmark),
            Optional(row, ListField.Phone),
            ChannelText.Read(_layout.Text(row, ListField.Channel)),
            Optional(row, ListField.Publicity));
    }

    private RejectedRow? Refusal(TableRow row, out Money amount, out DateOnly? day)
    {
        day = null;
        var amountColumn = _layout.In(row, ListField.Amount)!;
        if (AmountOf(row, amountColumn, out amount) is { } error) return Rejected(row, amountColumn, error);
        var dayColumn = _layout.In(row, ListField.GivenOn);
        var written = dayColumn is null ? "" : ListLayout.Cell(row, dayColumn);
        if (!string.IsNullOrWhiteSpace(written) && (day = _days.Read(written)) is null) return Rejected(row, dayColumn!, ListErrors.DateUnreadable);
        var name = _layout.In(row, ListField.Name);
        var isLong = name is not null && ListText.Tidy(ListLayout.Cell(row, name)).Length > DonorName.Longest;
        return isLong ? Rejected(row, name!, ListErrors.TooLong(DonorName.Longest)) : null;
    }

    /// <summary>The amount; where several columns give one they must agree, because which of them is right is not ours to guess.</summary>
    private Error? AmountOf(TableRow row, Column column, out Money amount)
    {
        amount = Money.Zero;
        var written = ListLayout.Cell(row, column);
        if (string.IsNullOrWhiteSpace(written)) return ListErrors.AmountMissing;
        if (AmountText.Check(written, _layout.ScaleOf(column), out amount) is { } error) return error;
        foreach (var other in _layout.AllOf(ListField.Amount))
        {
            if (AmountText.Read(ListLayout.Cell(row, other), _layout.ScaleOf(other)) is { } differing && differing != amount.InYuan) return ListErrors.AmountAmbiguous;
        }

        return null;
    }

    private static RejectedRow Rejected(TableRow row, Column column, Error error)
    {
        var header = ListText.Tidy(column.Header);
        return new(row.Number, header.Length > 0 ? header : column.Field.ToString(), ListText.Mask(ListLayout.Cell(row, column)), error.Code, error.Zh, error.En);
    }

    private string? Optional(TableRow row, ListField field) => ListText.Tidy(_layout.Text(row, field)) is { Length: > 0 } text ? text : null;

    private string? Transaction(TableRow row)
    {
        var number = Optional(row, ListField.TransactionNumber)?.Trim('\'', '`');
        if (number is null || !Rounded().IsMatch(number)) return string.IsNullOrEmpty(number) ? null : number;
        if (_warnings.Count == 0) _warnings.Add(ListErrors.TransactionRounded(row.Number));
        return null;
    }

    private static string Joined(TableRow row) => string.Concat(row.Cells.Select(ListText.Compact));

    [GeneratedRegex(@"^[0-9](\.[0-9]+)?E\+?[0-9]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Rounded();
}
