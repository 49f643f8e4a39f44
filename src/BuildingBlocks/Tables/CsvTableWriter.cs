using System.Buffers;
using System.Globalization;
using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Writes csv after RFC 4180, in UTF-8 with a mark so that Excel reads it, and with formulas disarmed.</summary>
internal sealed class CsvTableWriter(Stream target) : TableWriter
{
    private const int FlushAt = 32 * 1024;
    private const char Mark = '\uFEFF';
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n\t;");
    private readonly StringBuilder _text = new StringBuilder().Append(Mark);

    public override ValueTask Header(params IReadOnlyList<string> names) => Row(names);

    public override async ValueTask Row(params IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) _text.Append(',');
            Append(Text(cells[i]));
        }

        _text.Append("\r\n");
        if (_text.Length >= FlushAt) await Flush();
    }

    public override async ValueTask Complete()
    {
        await Flush();
        await target.FlushAsync();
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => Formula.Disarm(CellText.Clean(text)),
        decimal number => number.ToString("0.00######", CultureInfo.InvariantCulture),
        long or int => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell cannot hold {cell.GetType()}.", nameof(cell)),
    };

    private void Append(string text)
    {
        if (!text.AsSpan().ContainsAny(NeedsQuotes))
        {
            _text.Append(text);
            return;
        }

        _text.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private async ValueTask Flush()
    {
        await target.WriteAsync(Encoding.UTF8.GetBytes(_text.ToString()));
        _text.Clear();
    }
}

/// <summary>Keeps a spreadsheet from running what a stranger typed (CSV injection).</summary>
internal static class Formula
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@＝＋－＠");

    public static string Disarm(string text)
    {
        if (text.Length == 0) return text;
        var visible = text.AsSpan().TrimStart();
        var starts = text[0] is '\t' or '\r' or '\n' || (visible.Length > 0 && Starts.Contains(visible[0]));
        return starts ? "'" + text : text;
    }
}
