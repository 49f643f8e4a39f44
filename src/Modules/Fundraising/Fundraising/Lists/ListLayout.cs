using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Which columns of a list hold what, found from its header row or told by a mapping.</summary>
internal sealed class ListLayout
{
    private readonly Dictionary<ListField, Column[]> _columns;
    private readonly string[] _header;

    private ListLayout(IEnumerable<Column> columns, TableRow? header, decimal unit)
    {
        _columns = columns.GroupBy(column => column.Field).ToDictionary(field => field.Key, field => field.OrderBy(column => column.Rank).ThenBy(column => column.Place).ToArray());
        _header = header is null ? [] : [.. header.Cells.Select(ListText.Compact)];
        Unit = unit;
    }

    /// <summary>Yuan in one unit of an amount column whose header does not say.</summary>
    public decimal Unit { get; }

    public bool HasNumbers => _columns.ContainsKey(ListField.Number);

    /// <summary>The layout that a header row shows; null where the row is none.</summary>
    public static ListLayout? From(TableRow row, ColumnMapping? mapping, decimal unit)
    {
        var found = row.Cells.Select(KnownHeaders.Of).OfType<Column>().ToList();
        if (mapping is null) return Suffices(found) ? new(found, row, unit) : null;
        var named = mapping.Columns.Keys.Where(name => PlaceIn(row, name) is not null).ToList();
        if (named.Count < mapping.Columns.Keys.Count(name => ColumnMapping.PlaceOf(name) is null)) return null;
        if (named.Count == 0 && !Suffices(found)) return null;
        return new(Mapped(found, row, mapping), row, unit);
    }

    /// <summary>The layout that a mapping by letters and numbers gives to a list without a header row; null where the row holds no amount there.</summary>
    public static ListLayout? Without(TableRow row, ColumnMapping mapping, decimal unit)
    {
        if (mapping.Columns.Keys.Any(name => ColumnMapping.PlaceOf(name) is null)) return null;
        var layout = new ListLayout(Mapped([], null, mapping), null, unit);
        return layout.AllOf(ListField.Amount).Any(column => AmountText.Read(Cell(row, column)) is not null) ? layout : null;
    }

    public IReadOnlyList<Column> AllOf(ListField field) => _columns.TryGetValue(field, out var columns) ? columns : [];

    /// <summary>The first column of the field that holds anything in this row, else the first of all.</summary>
    public Column? In(TableRow row, ListField field)
    {
        var columns = AllOf(field);
        foreach (var column in columns)
        {
            if (!string.IsNullOrWhiteSpace(Cell(row, column))) return column;
        }

        return columns.Count > 0 ? columns[0] : null;
    }

    public string Text(TableRow row, ListField field) => In(row, field) is { } column ? Cell(row, column) : "";

    public decimal ScaleOf(Column column) => column.Scale ?? Unit;

    public static string Cell(TableRow row, Column column) => column.Place < row.Cells.Count ? row.Cells[column.Place] : "";

    /// <summary>The header row again, as lists of many pages repeat it.</summary>
    public bool IsHeader(TableRow row)
    {
        var amount = AllOf(ListField.Amount)[0].Place;
        if (amount >= _header.Length || amount >= row.Cells.Count || row.Cells[amount].Length == 0 || char.IsAsciiDigit(row.Cells[amount][0])) return false;
        var alike = row.Cells.Zip(_header, (cell, header) => header.Length > 0 && ListText.Compact(cell) == header).Count(same => same);
        return alike >= 2 && ListText.Compact(row.Cells[amount]) == _header[amount];
    }

    private static bool Suffices(List<Column> found) =>
        found.Exists(column => column.Field == ListField.Amount) && found.Exists(column => column.Field is ListField.Name or ListField.GivenOn or ListField.Number or ListField.TransactionNumber);

    private static List<Column> Mapped(List<Column> found, TableRow? header, ColumnMapping mapping)
    {
        var told = mapping.Columns.Select(column => ToldBy(column.Key, column.Value, header)).ToList();
        var places = told.Select(column => column.Place).ToHashSet();
        var fields = told.Select(column => column.Field).ToHashSet();
        var all = told.Concat(found.Where(column => !places.Contains(column.Place) && !fields.Contains(column.Field))).ToList();
        return all.Exists(column => column.Field == ListField.Amount) ? all : throw new TableUnreadableException(ListErrors.HeaderNotFound(KnownHeaders.Told));
    }

    private static Column ToldBy(string name, ListField field, TableRow? header)
    {
        var place = (header is null ? null : PlaceIn(header, name)) ?? ColumnMapping.PlaceOf(name) ?? throw new TableUnreadableException(ListErrors.ColumnNotFound(name));
        var text = header is not null && place < header.Cells.Count ? header.Cells[place] : name;
        return new(place, field, 0, field == ListField.Amount ? KnownHeaders.ScaleOf(ListText.Compact(text)) : null, text);
    }

    private static int? PlaceIn(TableRow row, string name)
    {
        var wanted = ListText.Compact(name);
        var place = row.Cells.ToList().FindIndex(cell => ListText.Compact(cell).Equals(wanted, StringComparison.OrdinalIgnoreCase));
        return place < 0 || wanted.Length == 0 ? null : place;
    }
}
