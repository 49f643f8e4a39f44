using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.Lists.Statements;

/// <summary>A statement as it was read: its lines in the order in which they happened, the rows that cannot be taken, and what somebody should look at.</summary>
/// <param name="AccountDigits">The number of the account as the file tells it; null where it does not, or hides it.</param>
internal sealed record ReadStatement(
    StatementFormat Format, IReadOnlyList<ProposedLine> Lines, IReadOnlyList<RefusedRow> Refused, IReadOnlyList<ImportWarning> Warnings, string? AccountDigits);

/// <summary>Reads a statement of a bank, or a merchant bill of WeChat Pay or Alipay, told apart by their headers (FUN-18).</summary>
internal static class StatementFile
{
    public const int MostLines = 20_000;

    /// <summary>Rows that bills may have beside, such as a fee line told with each payment.</summary>
    private const int MostRowsBeside = 1_000;

    private const int MostTitles = 100;
    private const int MostWarnings = 100;

    /// <exception cref="TableUnreadableException">It cannot be read, is too long, or no header is known.</exception>
    public static ReadStatement Read(byte[] file)
    {
        var table = TableReader.Open(new MemoryStream(file, writable: false), new() { Rows = MostLines, RowsBeside = MostRowsBeside });
        using var row = table.Rows.Select(Plain).GetEnumerator();
        var titles = new List<TableRow>();
        while (titles.Count < MostTitles && row.MoveNext())
        {
            if (ReaderOf(row.Current, titles, table.Date1904) is { } reader) return Finish(reader, row);
            titles.Add(row.Current);
        }

        throw new TableUnreadableException(BankAccountErrors.HeaderNotFound);
    }

    private static StatementReader? ReaderOf(TableRow header, List<TableRow> titles, bool date1904) =>
        (StatementReader?)WeChatBill.From(header) ?? (StatementReader?)AlipayBill.From(header, titles) ?? BankStatement.From(header, titles, date1904);

    private static ReadStatement Finish(StatementReader reader, IEnumerator<TableRow> row)
    {
        while (row.MoveNext())
        {
            reader.Read(row.Current);
            if (reader.Lines.Count > 2 * MostLines) throw new TableUnreadableException(TableErrors.TooManyRows(MostLines));
        }

        if (reader.Rows > MostLines) throw new TableUnreadableException(TableErrors.TooManyRows(MostLines));
        reader.CheckTotals();
        var (lines, gaps) = BalanceCheck.Order(reader.Lines);
        var warnings = reader.Warnings.Concat(gaps).ToList();
        if (lines.Count == 0 && reader.Refused.Count == 0) warnings.Add(BankAccountErrors.NoLines);
        return new(reader.Format, lines, reader.Refused, [.. warnings.Take(MostWarnings)], reader.AccountDigits);
    }

    // Bills put a back-tick before each field, and tabs behind it, so that spreadsheets leave long numbers alone.
    private static TableRow Plain(TableRow row) => row with { Cells = [.. Whole(row.Cells).Select(c => c.Trim().TrimStart('\uFEFF', '`', '\'').Trim())] };

    // Names of products may hold commas, and such bills have no quotes: what has no tick belongs to the field before.
    private static IReadOnlyList<string> Whole(IReadOnlyList<string> cells)
    {
        if (!cells[0].StartsWith('`')) return cells;
        var whole = new List<string>(cells.Count);
        foreach (var cell in cells)
        {
            if (whole.Count == 0 || cell.StartsWith('`') || string.IsNullOrWhiteSpace(cell)) whole.Add(cell);
            else whole[^1] = $"{whole[^1]},{cell}";
        }

        return whole;
    }
}

/// <summary>Takes the rows below a header one after another.</summary>
internal abstract class StatementReader
{
    public abstract StatementFormat Format { get; }

    public List<ProposedLine> Lines { get; } = [];

    public List<RefusedRow> Refused { get; } = [];

    public List<ImportWarning> Warnings { get; } = [];

    /// <summary>How many rows were lines, or should have been.</summary>
    public int Rows { get; protected set; }

    public string? AccountDigits { get; protected init; }

    public abstract void Read(TableRow row);

    /// <summary>Compares what the file says of itself with what was read.</summary>
    public virtual void CheckTotals()
    {
    }

    protected void Refuse(TableRow row, string column, string value, BuildingBlocks.Domain.Error error) =>
        Refused.Add(new(row.Number, column, ListText.Mask(value), error.Code, error.Zh, error.En));
}
