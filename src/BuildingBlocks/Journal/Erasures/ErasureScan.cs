using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Erasures;

/// <summary>Where a person stands in the journal, searched record by record: what no module thought of is found too.</summary>
internal sealed class ErasureScan(Journal journal, Guid subject, IReadOnlyCollection<PrivateKind> kinds)
{
    private const int Page = 1000;
    private readonly HashSet<PrivateKind> _named = [];
    private readonly HashSet<StreamId> _streams = [];

    private Guid Subject { get; } = subject;

    /// <summary>The kinds of private parts that records name for this person, there or gone.</summary>
    public IReadOnlyCollection<PrivateKind> Named => _named;

    public IReadOnlyList<StreamId> Streams => [.. _streams];

    /// <summary>Position of the newest record about the person; 0 where there is none.</summary>
    public long Last { get; private set; }

    private long End { get; set; }

    /// <summary>The private columns as they will be without the wanted kinds, of the records in which something goes.</summary>
    public List<PrivateRewrite> Rewritten { get; } = [];

    /// <summary>Reads on to the end; what is to be rewritten is only what was found now.</summary>
    public Task Next(CancellationToken cancel) => Run(journal, [this], cancel);

    /// <summary>One reading of the journal for several people; each of them once.</summary>
    public static async Task Run(Journal journal, IReadOnlyList<ErasureScan> scans, CancellationToken cancel)
    {
        var bySubject = scans.ToDictionary(s => s.Subject);
        var end = scans.Min(s => s.End);
        foreach (var scan in scans) scan.Rewritten.Clear();
        IReadOnlyList<JournalRow> page;
        for (; (page = await Task.Run(() => journal.Store.ReadAfter(end, Page, cancel), cancel)).Count > 0; end = page[^1].Position)
        {
            foreach (var row in page)
            {
                foreach (var subject in PrivateMembers.Subjects(row.Data).Distinct())
                {
                    if (bySubject.TryGetValue(subject, out var scan)) scan.See(row);
                }
            }
        }

        foreach (var scan in scans) scan.End = end;
    }

    private void See(JournalRow row)
    {
        var members = PrivateMembers.Of(row.Data, Subject);
        if (!members.Any(m => m.Subject == Subject)) return;
        var stream = StreamId.Parse(row.Stream);
        _named.UnionWith(members.Where(m => m.Subject == Subject).Select(m => m.Kind));
        _streams.Add(stream);
        Last = row.Position;
        if (row.Private is null || !members.Any(m => m.Subject == Subject && kinds.Contains(m.Kind))) return;
        var rest = PrivateParts.Without(row.Private, journal.Keys, stream, row.Version, members, Subject, kinds);
        if (rest is null || !rest.AsSpan().SequenceEqual(row.Private)) Rewritten.Add(new(row.Position, row.Private, rest));
    }
}
