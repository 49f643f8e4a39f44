using System.Text.RegularExpressions;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>The names under which lists show their columns; of two columns for one field the earlier name goes first.</summary>
/// <param name="needed">Without these a row is no header.</param>
public sealed partial class KnownColumns<TField>(IReadOnlyDictionary<TField, string[]> names, params IReadOnlyList<TField> needed)
    where TField : struct, Enum
{
    private readonly Dictionary<string, (TField Field, int Rank)> _known =
        names.SelectMany(f => f.Value.Select((name, rank) => (name, f.Key, rank))).ToDictionary(k => k.name, k => (k.Key, k.rank), StringComparer.Ordinal);

    public string NameOf(TField field) => names[field][0];

    /// <summary>The columns that a header row shows; null where the row is none.</summary>
    /// <param name="above">The row above it: where titles are merged over several columns, or cells over two rows, a header has two.</param>
    public NamedColumns<TField>? In(TableRow row, TableRow? above = null) => Of(row.Cells) ?? (above is null ? null : Of(Merged(above.Cells, row.Cells)));

    public TField? Of(string header) => Read(header)?.Field;

    private NamedColumns<TField>? Of(IReadOnlyList<string> header)
    {
        var found = header.Select((text, place) => (Known: Read(text), Place: place)).Where(c => c.Known is not null)
            .GroupBy(c => c.Known!.Value.Field).ToDictionary(f => f.Key, f => f.OrderBy(c => c.Known!.Value.Rank).First().Place);
        return needed.All(found.ContainsKey) ? new(this, found, header) : null;
    }

    private (TField Field, int Rank)? Read(string header)
    {
        var text = ListText.Compact(header).TrimEnd(':', '*');
        if (_known.TryGetValue(text, out var known)) return known;
        return _known.TryGetValue(Brackets().Replace(text, "").Trim('*'), out known) ? known : null;
    }

    private static List<string> Merged(IReadOnlyList<string> above, IReadOnlyList<string> below) =>
        [.. Enumerable.Range(0, Math.Max(above.Count, below.Count)).Select(i => below.ElementAtOrDefault(i) is { Length: > 0 } cell ? cell : above.ElementAtOrDefault(i) ?? "")];

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Brackets();
}

/// <summary>Which column of a list holds what.</summary>
public sealed partial class NamedColumns<TField>(KnownColumns<TField> known, IReadOnlyDictionary<TField, int> places, IReadOnlyList<string> header)
    where TField : struct, Enum
{
    /// <summary>How many fields the header shows.</summary>
    public int Count => places.Count;

    public bool Has(TField field) => places.ContainsKey(field);

    public string Cell(TableRow row, TField field) => places.TryGetValue(field, out var place) && place < row.Cells.Count ? row.Cells[place] : "";

    /// <summary>What the column is called in the file, or would be.</summary>
    public string HeaderOf(TField field) => places.TryGetValue(field, out var place) ? ListText.Tidy(header[place]) : known.NameOf(field);

    /// <summary>The header again, as lists of many pages repeat it.</summary>
    public bool IsHeader(TableRow row, TField field) => Cell(row, field) is { Length: > 0 } cell && EqualityComparer<TField?>.Default.Equals(known.Of(cell), field);

    public static bool IsTotal(TableRow row) => row.Cells.Any(c => Total().IsMatch(ListText.Compact(c)));

    [GeneratedRegex("^(?:合计|总计|小计|本页合计|累计)")]
    private static partial Regex Total();
}
