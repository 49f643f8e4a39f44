using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Reads text tables whose cells are parted by commas, semicolons or tabs.</summary>
internal static class CsvTable
{
    private const int SampleLines = 50;
    private static readonly char[] Delimiters = [',', '\t', ';'];

    public static Table Open(Stream file, TableLimits limits)
    {
        var encoding = TextEncoding.Of(file);
        var delimiter = DelimiterOf(file, encoding, limits);
        return new(false, Rows(file, encoding, delimiter, limits));
    }

    private static IEnumerable<TableRow> Rows(Stream file, Encoding encoding, char delimiter, TableLimits limits)
    {
        file.Position = 0;
        var source = new BoundedStream(file, null, limits.PieceBytes);
        using var text = new StreamReader(source, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
        var odd = new OddQuotes();
        using var parser = new CsvParser(text, Configuration(delimiter, limits, odd));
        while (parser.Read())
        {
            source.NextPiece();
            if (parser.Count > limits.Columns) throw new TableUnreadableException(TableErrors.TooManyColumns(limits.Columns));
            var cells = new string[parser.Count];
            for (var i = 0; i < cells.Length; i++) cells[i] = CellText.Clean(parser[i]);
            if (odd.SpanLines || NeverCloses(parser)) throw new TableUnreadableException(TableErrors.OpenQuote(parser.Row));
            yield return new TableRow(parser.Row, cells);
        }
    }

    private static CsvConfiguration Configuration(char delimiter, TableLimits limits, OddQuotes odd) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        IgnoreBlankLines = false,
        MaxFieldSize = limits.CellLength,
        BadDataFound = found => odd.SpanLines |= found.Field.AsSpan().TrimEnd("\r\n").Contains('\n'),
    };

    /// <summary>A quote without its pair swallows the rows behind it, which must not pass for one long cell.</summary>
    private static bool NeverCloses(CsvParser parser)
    {
        var raw = parser.RawRecord.AsSpan().TrimEnd("\r\n");
        return raw.Contains('\n') && raw.Count('"') % 2 == 1;
    }

    /// <summary>The delimiter that divides the most lines alike; a comma where none does.</summary>
    private static char DelimiterOf(Stream file, Encoding encoding, TableLimits limits)
    {
        file.Position = 0;
        var source = new BoundedStream(file, null, limits.PieceBytes);
        using var text = new StreamReader(source, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var lines = new List<string>();
        while (lines.Count < SampleLines && text.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line)) lines.Add(line);
        }

        return Delimiters.MaxBy(delimiter => LinesDividedAlike(lines, delimiter));
    }

    private static int LinesDividedAlike(List<string> lines, char delimiter)
    {
        var divided = lines.Select(line => CountOutsideQuotes(line, delimiter)).Where(count => count > 0).ToList();
        return divided.Count == 0 ? 0 : divided.GroupBy(count => count).Max(alike => alike.Count());
    }

    private static int CountOutsideQuotes(string line, char delimiter)
    {
        var count = 0;
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            if (c == delimiter && !quoted) count++;
        }

        return count;
    }

    private sealed class OddQuotes
    {
        public bool SpanLines { get; set; }
    }
}
