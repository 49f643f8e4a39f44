using System.Globalization;

namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>What kind of thing is wrong; where several are true of one place, the first explains the others.</summary>
internal enum FindingKind
{
    Record,
    Seal,
    Private,
    Order,
    Content,
    Audit,
}

internal sealed record Finding(FindingKind Kind, long Position, string Stream, string Zh, string En);

/// <summary>All that verification found: as much as a person can read, and the count of the rest.</summary>
internal sealed class Findings
{
    /// <summary>Stands in place of a stream where a seal is wrong; its position is the seal's size.</summary>
    public const string SealStream = "(seal)";

    private const int MostKept = 10_000;
    private const int MostShown = 100;
    private readonly List<Finding> _kept = [];
    private long _more;

    public void Add(FindingKind kind, long position, string stream, string zh, string en)
    {
        if (_kept.Count < MostKept) _kept.Add(new(kind, position, stream, zh, en));
        else _more++;
    }

    public bool Any(FindingKind kind) => _kept.Exists(f => f.Kind == kind);

    /// <param name="before">What each line begins with.</param>
    public long Write(TextWriter output, string before = "")
    {
        var shown = Told().OrderBy(f => f.Position).ToList();
        foreach (var f in shown.Take(MostShown))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before}position {f.Position} stream {f.Stream}: {f.Zh} ({f.En})"));
        }

        var count = shown.Count + _more;
        if (count > MostShown) output.WriteLine($"{before}另有 {count - MostShown} 处 ({count - MostShown} more findings)");
        return count;
    }

    // An altered record also cannot be decoded, breaks its stream's order, and so on: it is named once, as what it is.
    private IEnumerable<Finding> Told()
    {
        var explained = _kept.Where(f => f.Kind == FindingKind.Record).Select(f => f.Stream).ToHashSet(StringComparer.Ordinal);
        return _kept
            .Where(f => f.Kind != FindingKind.Order || !explained.Contains(f.Stream))
            .GroupBy(f => (f.Position, OfSeal: f.Stream == SealStream))
            .SelectMany(at => at.OrderBy(f => f.Kind).Where((f, i) => i == 0 || f.Kind == FindingKind.Audit));
    }
}
