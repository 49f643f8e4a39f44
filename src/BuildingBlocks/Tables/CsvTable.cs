using System.Text;
using CsvHelper;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Reads text tables whose cells are parted by commas, semicolons or tabs.</summary>
internal static class CsvTable
{
    private const int SampleChars = 64 * 1024;
    private const int SampleLines = 50;
    private static readonly char[] Separators = [',', '\t', ';'];

    public static Table Open(Stream file, TableLimits limits)
    {
        var encoding = TextEncoding.Of(file);
        var separator = SeparatorOf(file, encoding);
        return new(false, Rows(file, encoding, separator, limits));
    }

    private static IEnumerable<TableRow> Rows(Stream file, Encoding encoding, char separator, TableLimits limits)
    {
        file.Position = 0;
        using var text = TextOf(file, encoding);
        var swallowed = false;
        using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            IncludeValuesInExceptions = false,
            MaxRecordSize = limits.PieceBytes,
            OnMalformedRecord = record => swallowed |= Swallows(record),
        }, leaveOpen: true);
        while (reader.Read())
        {
            if (swallowed) throw new TableUnreadableException(TableErrors.OpenQuote((int)reader.RowNumber));
            if (reader.FieldCount > limits.Columns) throw new TableUnreadableException(TableErrors.TooManyColumns(limits.Columns));
            yield return new TableRow((int)reader.RowNumber, Cells(reader, limits));
        }
    }

    /// <summary>A quote without its pair swallows the rows behind it, which must not pass for one long cell.</summary>
    private static bool Swallows(CsvMalformedRecord record) =>
        record.Reason == CsvMalformedReason.UnterminatedQuote || record.RawRecord.AsSpan().ContainsAny('\n', '\r');

    private static string[] Cells(CsvReader reader, TableLimits limits)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = CellText.Clean(reader.GetString(i));
            if (cells[i].Length > limits.CellLength) throw new TableUnreadableException(TableErrors.CellTooLong);
        }

        return cells;
    }

    private static StreamReader TextOf(Stream file, Encoding encoding) =>
        new(file, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);

    /// <summary>The separator that divides the most lines alike; a comma where none does.</summary>
    private static char SeparatorOf(Stream file, Encoding encoding)
    {
        file.Position = 0;
        using var text = TextOf(file, encoding);
        var sample = new char[SampleChars];
        var length = text.ReadBlock(sample);
        var lines = new string(sample, 0, length).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(SampleLines).ToList();
        return Separators.MaxBy(separator => LinesDividedAlike(lines, separator));
    }

    private static int LinesDividedAlike(List<string> lines, char separator)
    {
        var divided = lines.Select(line => CountOutsideQuotes(line, separator)).Where(count => count > 0).ToList();
        return divided.Count == 0 ? 0 : divided.GroupBy(count => count).Max(alike => alike.Count());
    }

    private static int CountOutsideQuotes(string line, char separator)
    {
        var count = 0;
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            if (c == separator && !quoted) count++;
        }

        return count;
    }
}
