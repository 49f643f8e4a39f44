namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Writes a table that somebody downloads, row by row, to a stream that need not seek and is never written to synchronously.</summary>
/// <remarks>Cells are text, numbers (decimal, long, int), days, moments (shown in China time) or null. Without <see cref="Complete"/> the file stays visibly unfinished.</remarks>
public abstract class TableWriter : IAsyncDisposable
{
    public static TableWriter Csv(Stream target) => new CsvTableWriter(target);

    /// <param name="widths">Widths of the columns in characters, from the first.</param>
    public static TableWriter Xlsx(Stream target, string sheetName, params IReadOnlyList<int> widths) => new XlsxTableWriter(target, sheetName, widths);

    /// <summary>A row that names the columns, shown bold.</summary>
    public abstract ValueTask Header(params IReadOnlyList<string> names);

    public abstract ValueTask Row(params IReadOnlyList<object?> cells);

    /// <summary>Ends the file; to be called when everything was written.</summary>
    public abstract ValueTask Complete();

    public abstract ValueTask DisposeAsync();
}
