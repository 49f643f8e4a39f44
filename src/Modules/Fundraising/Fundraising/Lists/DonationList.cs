using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Reads a published or kept list of gifts, whatever its layout, into gifts and rows to be mended.</summary>
internal static class DonationList
{
    private const int TitleRows = 200;

    /// <summary>The entries in the order of the file, read while they are enumerated; the last one is the <see cref="ListSummary"/>.</summary>
    /// <exception cref="TableUnreadableException">While enumerating: no header row, an empty list, or the file itself cannot be read.</exception>
    public static IEnumerable<ListEntry> Read(IEnumerable<TableRow> rows, bool date1904, ColumnMapping? mapping = null)
    {
        using var row = rows.Where(any => !any.Cells.All(string.IsNullOrWhiteSpace)).GetEnumerator();
        var titles = new List<TableRow>();
        var layout = FindLayout(row, titles, mapping, out var isData);
        var reader = new ListRows(layout, date1904, titles);
        if (isData && reader.Read(row.Current) is { } first) yield return first;
        while (row.MoveNext())
        {
            if (reader.Read(row.Current) is { } entry) yield return entry;
        }

        yield return reader.Summary();
    }

    /// <summary>Leaves the enumerator on the header row, or on the first data row where a mapping makes do without one.</summary>
    private static ListLayout FindLayout(IEnumerator<TableRow> row, List<TableRow> titles, ColumnMapping? mapping, out bool isData)
    {
        isData = false;
        var unit = 1m;
        while (titles.Count < TitleRows && row.MoveNext())
        {
            if (ListLayout.From(row.Current, mapping, unit) is { } layout) return layout;
            if (mapping is not null && ListLayout.Without(row.Current, mapping, unit) is { } told)
            {
                isData = true;
                return told;
            }

            unit = UnitIn(row.Current) ?? unit;
            titles.Add(row.Current);
        }

        if (titles.Count == 0) throw new TableUnreadableException(TableErrors.Empty);
        throw new TableUnreadableException(mapping?.Columns.Keys.FirstOrDefault(name => ColumnMapping.PlaceOf(name) is null) is { } missing
            ? ListErrors.ColumnNotFound(missing)
            : ListErrors.HeaderNotFound(KnownHeaders.Told));
    }

    /// <summary>单位：万元 above the header holds for amount columns that do not say.</summary>
    private static decimal? UnitIn(TableRow row)
    {
        var told = row.Cells.Select(ListText.Compact).FirstOrDefault(text => text.Contains("单位:", StringComparison.Ordinal) && text.Contains('元', StringComparison.Ordinal));
        return told is null ? null : KnownHeaders.ScaleOf(told);
    }
}
