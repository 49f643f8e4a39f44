using System.Xml;
using CsvHelper;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Reads a table that somebody uploads, csv or xlsx by its content and not its name; what cannot be read is refused with a reason.</summary>
public static class TableReader
{
    private const int HeadBytes = 64 * 1024;

    /// <summary>Opens the table in a seekable stream, which stays open and belongs to the caller.</summary>
    /// <exception cref="TableUnreadableException">Here, or while the rows are read.</exception>
    public static Table Open(Stream file, TableLimits? limits = null)
    {
        var bounds = limits ?? TableLimits.Default;
        var head = Head(file);
        if (head.Length == 0) throw new TableUnreadableException(TableErrors.Empty);
        var table = Guarded(() => head.AsSpan().StartsWith("PK\u0003\u0004"u8) ? XlsxTable.Open(file, bounds) : OpenText(file, head, bounds));
        return table with { Rows = Guarded(Bounded(table.Rows, bounds)) };
    }

    private static Table OpenText(Stream file, byte[] head, TableLimits limits)
    {
        if (ForeignFormat(head) is { } error) throw new TableUnreadableException(error);
        return CsvTable.Open(file, limits);
    }

    private static byte[] Head(Stream file)
    {
        file.Position = 0;
        var head = new byte[HeadBytes];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..length];
    }

    private static Error? ForeignFormat(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return TableErrors.OldWorkbook;
        if (head.StartsWith("%PDF"u8)) return TableErrors.Pdf;
        if (head.StartsWith("{\\rtf"u8) || head.StartsWith("PK"u8)) return TableErrors.Binary;
        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        if (text.TrimStart(" \t\r\n"u8).StartsWith("<"u8)) return TableErrors.WebPage;
        return !TextEncoding.IsUtf16(head) && head.Contains((byte)0) ? TableErrors.Binary : null;
    }

    private static IEnumerable<TableRow> Bounded(IEnumerable<TableRow> rows, TableLimits limits)
    {
        var count = 0;
        foreach (var row in rows)
        {
            if (row.Cells.All(string.IsNullOrWhiteSpace)) continue;
            if (++count > limits.Rows + limits.RowsBeside) throw new TableUnreadableException(TableErrors.TooManyRows(limits.Rows));
            yield return row;
        }

        if (count == 0) throw new TableUnreadableException(TableErrors.Empty);
    }

    private static IEnumerable<TableRow> Guarded(IEnumerable<TableRow> rows)
    {
        using var row = rows.GetEnumerator();
        while (Guarded(row.MoveNext)) yield return row.Current;
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException cause)
        {
            throw new TableUnreadableException(TableErrors.CellTooLong, cause);
        }
        catch (Exception cause) when (cause is XmlException or InvalidDataException or IOException or System.Text.DecoderFallbackException or NotSupportedException
            or ArgumentException or FormatException or OverflowException)
        {
            throw new TableUnreadableException(TableErrors.Damaged, cause);
        }
    }
}
