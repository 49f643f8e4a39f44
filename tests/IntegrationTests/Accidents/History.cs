using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Accidents;

internal enum Asked
{
    Gift,
    Suspend,
    Resume,
    Read,
}

/// <summary>One thing that somebody asked of one campaign, and what he was told in the end.</summary>
/// <param name="Began">When it was sent first; <paramref name="Ended"/>: when the answer came that was no 503.</param>
/// <param name="Command">Id of the gift, which is that of its command.</param>
/// <param name="Version">The campaign's version that the answer names; null for gifts and refusals.</param>
/// <param name="Code">Of a refusal.</param>
internal sealed record Told(Asked Asked, long Began, long Ended, Guid? Command, long? Version, string? Code, string? Number, decimal Amount, int Count, string? Status);

/// <summary>A record of the campaign in the journal.</summary>
internal sealed record Written(long Version, string Name, Guid? Command, decimal Amount);

/// <summary>What callers were told, held against the journal: is there one order of all that was asked, the journal's, which each answer fits and no answer precedes its question?</summary>
/// <remarks>That is linearizability with the order of the writes known: it need only be found where between them the reads and the refusals stand.</remarks>
internal sealed class History
{
    private readonly IReadOnlyList<Written> _journal;
    private readonly List<(string Status, int Count, decimal Raised)> _states = [("draft", 0, 0)];
    private readonly Dictionary<Guid, long> _versions = [];

    public History(IReadOnlyList<Written> journal)
    {
        _journal = journal;
        foreach (var record in journal)
        {
            var (status, count, raised) = _states[^1];
            _states.Add(record.Name switch
            {
                "campaign-launched" or "campaign-resumed" => ("running", count, raised),
                "campaign-suspended" => ("suspended", count, raised),
                "donation-recorded" => (status, count + 1, raised + record.Amount),
                _ => (status, count, raised),
            });
            if (record.Command is { } command) _versions[command] = record.Version;
        }
    }

    /// <param name="staleReads">Whether a silo was cut off or frozen and not yet declared dead: a reader may have asked it.</param>
    public IReadOnlyList<string> Faults(IReadOnlyCollection<Told> told, bool staleReads = false)
    {
        List<string> faults = [.. Gaps(), .. Forbidden()];
        var writes = told.Where(t => t.Asked != Asked.Read && t.Code is null).Select(t => (Told: t, At: VersionOf(t))).ToList();
        faults.AddRange(writes.Where(w => w.At is null).Select(w => $"lost: {w.Told}"));
        var placed = writes.Where(w => w.At is not null).Select(w => (w.Told, At: w.At!.Value)).ToList();
        faults.AddRange(placed.GroupBy(w => w.At).Where(g => g.Count() > 1).Select(g => $"two answers for version {g.Key}"));
        faults.AddRange(_journal.Where(r => r.Name is "donation-recorded" or "campaign-suspended" or "campaign-resumed").Select(r => r.Version).Except(placed.Select(p => p.At))
            .Select(v => $"nobody asked for version {v}, or it is there twice"));
        faults.AddRange(placed.Where(w => !Fits(w.Told, w.At)).Select(w => $"another answer than version {w.At} gives: {w.Told}"));
        faults.AddRange(OutOfTime(placed));
        var written = new Placed(placed.OrderBy(p => p.Told.Ended));
        var seen = new Placed([]);
        var later = new Placed(placed.OrderByDescending(p => p.Told.Began).Select(p => (p.Told, -p.At)));
        foreach (var one in told.Where(t => t.Asked == Asked.Read || t.Code is not null).OrderBy(t => t.Ended))
        {
            var maybeStale = staleReads && one.Asked == Asked.Read;
            var from = maybeStale ? 0 : Math.Max(written.Highest(p => p.Ended < one.Began) ?? 0, seen.Highest(p => p.Ended < one.Began) ?? 0);
            var to = maybeStale ? _journal.Count : -later.Highest(p => p.Began > one.Ended) - 1 ?? _journal.Count;
            var at = Enumerable.Range((int)from, Math.Max(0, (int)(to - from + 1))).Cast<int?>().FirstOrDefault(v => Fits(one, v!.Value));
            if (at is null) faults.Add($"at no moment between versions {from} and {to} it was so: {one}");
            else if (!maybeStale) seen.Add(one, at.Value);
        }

        return faults;
    }

    private IEnumerable<string> Gaps() => _journal.Where((r, i) => r.Version != i + 1).Select(r => $"the stream has a gap or a fork before version {r.Version}");

    private IEnumerable<string> Forbidden() => _journal.Where(r => _states[(int)r.Version - 1].Status is var before && r.Name switch
    {
        "donation-recorded" or "campaign-suspended" => before != "running",
        "campaign-resumed" => before != "suspended",
        _ => false,
    }).Select(r => $"version {r.Version} ({r.Name}) was not allowed where it stands");

    private long? VersionOf(Told told) => told.Asked == Asked.Gift
        ? _versions.TryGetValue(told.Command!.Value, out var version) ? version : null
        : told.Version <= _journal.Count ? told.Version : null;

    private bool Fits(Told told, long version)
    {
        var (status, count, raised) = _states[(int)version];
        return told switch
        {
            { Code: "campaign.suspended" or "campaign.not_running" } => status == "suspended",
            { Code: "campaign.not_suspended" } => status == "running",
            { Code: not null } => false,
            { Asked: Asked.Gift } => _journal[(int)version - 1] is { Name: "donation-recorded" } r && r.Amount == told.Amount && told.Number!.EndsWith($"-{count:D6}", StringComparison.Ordinal),
            { Asked: Asked.Suspend } => _journal[(int)version - 1].Name == "campaign-suspended",
            { Asked: Asked.Resume } => _journal[(int)version - 1].Name == "campaign-resumed",
            _ => told.Version == version && (told.Status, told.Count, told.Amount) == (status, count, raised),
        };
    }

    /// <summary>Two writes of which the one was answered before the other was sent stand in this order.</summary>
    private static IEnumerable<string> OutOfTime(List<(Told Told, long At)> placed)
    {
        var earliestEnd = long.MaxValue;
        foreach (var (told, at) in placed.OrderByDescending(p => p.At))
        {
            if (earliestEnd < told.Began) yield return $"version {at} was asked for after a later one had been answered: {told}";
            earliestEnd = Math.Min(earliestEnd, told.Ended);
        }
    }

    public static decimal AmountOf(string data) => JsonNode.Parse(data)!["amount"] is { } fen ? (long)fen / 100m : 0;

    /// <summary>What has a place in the journal, in an order of time, and the highest place up to each: a long history has too many to look at all.</summary>
    private sealed class Placed
    {
        private readonly List<(Told Told, long Highest)> _all = [];

        public Placed(IEnumerable<(Told Told, long At)> inOrder)
        {
            foreach (var (told, at) in inOrder) Add(told, at);
        }

        public void Add(Told told, long at) => _all.Add((told, _all.Count == 0 ? at : Math.Max(_all[^1].Highest, at)));

        /// <summary>Of the first ones, as long as this holds; null when there is none.</summary>
        public long? Highest(Func<Told, bool> holds)
        {
            var (from, to) = (0, _all.Count);
            while (from < to)
            {
                var middle = (from + to) / 2;
                if (holds(_all[middle].Told)) from = middle + 1;
                else to = middle;
            }

            return from == 0 ? null : _all[from - 1].Highest;
        }
    }
}
