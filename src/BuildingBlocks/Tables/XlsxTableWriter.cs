using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Writes a workbook of one sheet; text is always text, so nothing in it can run as a formula.</summary>
internal sealed class XlsxTableWriter(Stream target, string sheetName, IReadOnlyList<int> widths) : TableWriter
{
    private const int FlushAt = 32 * 1024;
    private const int LongestCell = 32_767;
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private readonly StringBuilder _text = new();
    private readonly PendingStream _file = new(target);
    private ZipArchive? _zip;
    private Stream? _sheet;
    private int _row;

    public override ValueTask Header(params IReadOnlyList<string> names) => Write(names, XlsxParts.HeaderStyle);

    public override ValueTask Row(params IReadOnlyList<object?> cells) => Write(cells, 0);

    public override async ValueTask Complete()
    {
        await Begin();
        _text.Append("</sheetData></worksheet>");
        await Flush();
        await _sheet!.DisposeAsync();
        await _zip!.DisposeAsync();
        (_sheet, _zip) = (null, null);
        await _file.HandOn();
        await target.FlushAsync();
    }

    /// <summary>An archive that was not completed is left as it is: disposing of it would give a half list the look of a whole one.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask Write(IReadOnlyList<object?> cells, int textStyle)
    {
        await Begin();
        _text.Append(CultureInfo.InvariantCulture, $"<row r=\"{++_row}\">");
        for (var i = 0; i < cells.Count; i++) Append(i, cells[i], textStyle);
        _text.Append("</row>");
        if (_text.Length >= FlushAt) await Flush();
    }

    private void Append(int column, object? cell, int textStyle)
    {
        if (cell is null) return;
        var at = $"{XlsxParts.Letters(column)}{_row}";
        _ = cell switch
        {
            string text => AppendText(at, text, textStyle),
            decimal number => AppendNumber(at, number, XlsxParts.MoneyStyle),
            long or int => AppendNumber(at, (IFormattable)cell, 0),
            DateOnly day => AppendNumber(at, day.DayNumber - DayZero.DayNumber, XlsxParts.DayStyle),
            DateTimeOffset moment => AppendText(at, moment.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), 0),
            _ => throw new ArgumentException($"A cell cannot hold {cell.GetType()}.", nameof(cell)),
        };
    }

    private StringBuilder AppendText(string at, string text, int style)
    {
        var clean = CellText.Clean(text.Length > LongestCell ? text[..LongestCell] : text);
        return _text.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(clean)}</t></is></c>");
    }

    private StringBuilder AppendNumber(string at, IFormattable number, int style) =>
        _text.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"{style}\"><v>{number}</v></c>");

    private async ValueTask Begin()
    {
        if (_zip is not null) return;
        _zip = await ZipArchive.CreateAsync(_file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null);
        foreach (var (path, content) in XlsxParts.Around(sheetName))
        {
            await using var part = await _zip.CreateEntry(path).OpenAsync();
            await part.WriteAsync(Encoding.UTF8.GetBytes(content));
        }

        _sheet = await _zip.CreateEntry(XlsxParts.Sheet, CompressionLevel.Fastest).OpenAsync();
        _text.Append(XlsxParts.SheetStart(widths));
    }

    private async ValueTask Flush()
    {
        await _sheet!.WriteAsync(Encoding.UTF8.GetBytes(_text.ToString()));
        _text.Clear();
        await _file.HandOn();
    }
}
