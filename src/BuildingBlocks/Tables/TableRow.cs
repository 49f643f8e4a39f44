namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>One row of a table as a person finds it in the file: its number there, counted from 1, and its cells as text.</summary>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A table that can be read, as often as needed, as long as its stream is open.</summary>
/// <param name="Date1904">True where a day written as a number counts from 1904, as old Macintosh workbooks do.</param>
/// <param name="Rows">The rows that hold anything, read while they are enumerated.</param>
public sealed record Table(bool Date1904, IEnumerable<TableRow> Rows);

/// <summary>How much of a file is read at most, so that no upload can exhaust the machine.</summary>
public sealed record TableLimits
{
    public static readonly TableLimits Default = new();

    public int Rows { get; init; } = 1_000_000;

    /// <summary>Rows above the limit that titles, totals and notes may take.</summary>
    public int RowsBeside { get; init; } = 1_000;

    public int Columns { get; init; } = 500;

    public int CellLength { get; init; } = 32_767;

    /// <summary>Bytes that one piece of a file (a csv row, one XML tag or text) may take.</summary>
    public int PieceBytes { get; init; } = 4 << 20;

    public long SharedTextLength { get; init; } = 64 << 20;

    public int ZipDirectoryBytes { get; init; } = 1 << 20;

    public long UnpackedBytes { get; init; } = 1L << 30;

    /// <summary>Unpacked bytes for which no questions are asked; beyond them <see cref="UnpackedRatio"/> holds.</summary>
    public long UnpackedFreely { get; init; } = 10 << 20;

    public int UnpackedRatio { get; init; } = 100;
}
