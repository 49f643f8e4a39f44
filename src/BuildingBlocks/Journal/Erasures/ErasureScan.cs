using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Erasures;

/// <summary>Where a person stands in the journal, searched record by record: what no module thought of is found too.</summary>
internal sealed class ErasureScan(Journal journal, Guid subject, IReadOnlyCollection<PrivateKind> kinds)
{
    private const int Page = 1000;
    private readonly HashSet<PrivateKind> _named = [];
    private readonly HashSet<StreamId> _streams = [];

    /// <summary>The kinds of private parts that records name for this person, there or gone.</summary>
    public IReadOnlyCollection<PrivateKind> Named => _named;

    public IReadOnlyList<StreamId> Streams => [.. _streams];

    /// <summary>Position of the newest record about the person; 0 where there is none.</summary>
    public long Last { get; private set; }

    /// <summary>Looked at so far.</summary>
    public long End { get; private set; }

    /// <summary>Reads on to the end; the private columns as they will be without the wanted kinds, of the records where something goes.</summary>
    public async Task<IReadOnlyList<(long Position, byte[]? Private)>> Next(CancellationToken cancel)
    {
        var rewritten = new List<(long, byte[]?)>();
        IReadOnlyList<JournalRow> page;
        for (; (page = await Task.Run(() => journal.Store.ReadAfter(End, Page, cancel), cancel)).Count > 0; End = page[^1].Position)
        {
            foreach (var row in page) See(row, rewritten);
        }

        return rewritten;
    }

    private void See(JournalRow row, List<(long, byte[]?)> rewritten)
    {
        var members = PrivateMembers.Of(row.Data, subject);
        if (!members.Any(m => m.Subject == subject)) return;
        var stream = StreamId.Parse(row.Stream);
        _named.UnionWith(members.Where(m => m.Subject == subject).Select(m => m.Kind));
        _streams.Add(stream);
        Last = row.Position;
        if (row.Private is null || !members.Any(m => m.Subject == subject && kinds.Contains(m.Kind))) return;
        var rest = PrivateParts.Without(row.Private, journal.Keys, stream, row.Version, members, subject, kinds);
        if (rest is null || !rest.AsSpan().SequenceEqual(row.Private)) rewritten.Add((row.Position, rest));
    }
}
