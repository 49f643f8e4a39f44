using System.Globalization;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Reads the cells of one sheet as they are stored; formulas count with their last results.</summary>
/// <param name="shared">The texts that cells point to; null where it only matters whether there are cells.</param>
internal sealed class XlsxSheet(PartReader part, List<string>? shared, TableLimits limits)
{
    private const int LastRow = 1 << 20;

    public IEnumerable<TableRow> Rows()
    {
        var number = 0;
        while (part.Read() && !part.AtEnd("sheetData"))
        {
            if (!part.At("row")) continue;
            number = part.Attribute("r") is { } r ? int.Parse(r, NumberStyles.None, CultureInfo.InvariantCulture) : number + 1;
            if (number > LastRow) throw new TableUnreadableException(TableErrors.TooManyRows(limits.Rows));
            if (part.IsEmpty) continue;
            var cells = Cells();
            if (cells.Count > 0) yield return new TableRow(number, cells);
        }
    }

    private List<string> Cells()
    {
        var cells = new List<string>();
        var column = 0;
        while (part.Read() && !part.AtEnd("row"))
        {
            if (!part.At("c")) continue;
            column = part.Attribute("r") is { } reference ? ColumnOf(reference) : column + 1;
            var text = part.IsEmpty ? "" : Cell(part.Attribute("t"));
            if (text.Length == 0) continue;
            if (column > limits.Columns) throw new TableUnreadableException(TableErrors.TooManyColumns(limits.Columns));
            while (cells.Count < column) cells.Add("");
            cells[column - 1] = text;
        }

        return cells;
    }

    private string Cell(string? type)
    {
        var text = "";
        while (part.Read() && !part.AtEnd("c"))
        {
            if (part.At("v")) text = part.Text("v", limits.CellLength);
            if (part.At("is")) text = part.Text("is", limits.CellLength);
        }

        return type switch
        {
            "s" => Shared(text),
            "b" => text.Trim() == "1" ? "TRUE" : "FALSE",
            "str" or "inlineStr" => CellText.Clean(CellText.Unescape(text)),
            null or "n" => CellText.Number(text.Trim()),
            _ => CellText.Clean(text),
        };
    }

    private string Shared(string index)
    {
        if (shared is null) return index;
        return int.TryParse(index, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var i) && i < shared.Count
            ? shared[i]
            : throw new TableUnreadableException(TableErrors.Damaged);
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetter(c)) break;
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
            if (column > 1 << 14) throw new TableUnreadableException(TableErrors.Damaged);
        }

        return column > 0 ? column : throw new TableUnreadableException(TableErrors.Damaged);
    }
}
