namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>What callers were told, held against the journal: is there one order of all that was asked, the journal's, which each answer fits and no answer precedes its question?</summary>
/// <remarks>That is linearizability with the order of the writes known: it need only be found where between them the reads and the refusals stand.</remarks>
internal sealed class History
{
    private static readonly Dictionary<string, Asked> _askedFor = new()
    {
        ["donation-recorded"] = Asked.Gift,
        ["campaign-suspended"] = Asked.Suspend,
        ["campaign-resumed"] = Asked.Resume,
        ["disbursement-requested"] = Asked.Request,
        ["disbursement-approved"] = Asked.Approve,
        ["disbursement-cancelled"] = Asked.Cancel,
        ["disbursement-paid"] = Asked.Pay,
    };

    private readonly IReadOnlyList<Written> _journal;
    private readonly List<State> _states = [new("draft", 0, 0, 0, 0)];
    private readonly Dictionary<Guid, List<(long Version, Asked Step)>> _payments = [];
    private readonly Dictionary<Guid, decimal> _amounts = [];
    private readonly Dictionary<(Asked Asked, Guid Id), long> _versions = [];

    public History(IReadOnlyList<Written> journal)
    {
        _journal = journal;
        foreach (var record in journal)
        {
            _states.Add(After(_states[^1], record));
            if (!_askedFor.TryGetValue(record.Name, out var asked)) continue;
            if ((record.Payment ?? record.Command) is { } id) _versions.TryAdd((asked, id), record.Version);
            if (record.Payment is not { } payment) continue;
            if (!_payments.TryGetValue(payment, out var steps)) _payments[payment] = steps = [];
            steps.Add((record.Version, asked));
        }
    }

    /// <param name="stale">Hosts whose reads may have been old for a while.</param>
    public IReadOnlyList<string> Faults(IReadOnlyCollection<Told> told, params IReadOnlyList<Stale> stale)
    {
        List<string> faults = [.. Gaps(), .. Forbidden()];
        var writes = told.Where(t => t.Asked != Asked.Read && t.Code is null).Select(t => (Told: t, At: VersionOf(t))).ToList();
        faults.AddRange(writes.Where(w => w.At is null).Select(w => $"lost: {w.Told}"));
        var placed = writes.Where(w => w.At is not null).Select(w => (w.Told, At: w.At!.Value)).ToList();
        faults.AddRange(placed.GroupBy(w => w.At).Where(g => g.Count() > 1).Select(g => $"two answers for version {g.Key}: it was promised twice"));
        faults.AddRange(_journal.Where(r => _askedFor.ContainsKey(r.Name)).Select(r => r.Version).Except(placed.Select(p => p.At)).Select(v => $"nobody asked for version {v}, or it is there twice"));
        faults.AddRange(placed.Where(w => !Fits(w.Told, w.At)).Select(w => $"another answer than version {w.At} gives: {w.Told}"));
        faults.AddRange(OutOfTime(placed));
        var written = new Placed(placed.OrderBy(p => p.Told.Ended));
        var later = new Placed(placed.OrderByDescending(p => p.Told.Began).Select(p => (p.Told, -p.At)));
        var seen = new Placed([]);
        var seenThere = stale.ToDictionary(s => s, _ => new Placed([]));
        foreach (var one in told.Where(t => t.Asked == Asked.Read || t.Code is not null).OrderBy(t => t.Ended))
        {
            var old = stale.FirstOrDefault(s => s.Covers(one));
            // Old as it may be, it is no older than what the same host has shown before, and never what nobody has asked for yet.
            var from = old is not null ? seenThere[old].Highest(p => p.Ended < one.Began) ?? 0 : Math.Max(written.Highest(p => p.Ended < one.Began) ?? 0, seen.Highest(p => p.Ended < one.Began) ?? 0);
            var to = -later.Highest(p => p.Began > one.Ended) - 1 ?? _journal.Count;
            var at = Enumerable.Range((int)from, Math.Max(0, (int)(to - from + 1))).Cast<int?>().FirstOrDefault(v => Fits(one, v!.Value));
            if (at is null) faults.Add($"at no moment between versions {from} and {to} it was so: {one}");
            else if (old is null) seen.Add(one, at.Value);
            if (at is not null && one.Code is null) foreach (var same in stale.Where(s => ReferenceEquals(s.Through, one.Through))) seenThere[same].Add(one, at.Value);
        }

        return faults;
    }

    private State After(State before, Written record)
    {
        var amount = record.Amount;
        switch (_askedFor.GetValueOrDefault(record.Name))
        {
            case Asked.Gift: return before with { Count = before.Count + 1, Raised = before.Raised + amount, Available = before.Available + amount };
            case Asked.Suspend: return before with { Status = "suspended" };
            case Asked.Resume: return before with { Status = "running" };
            case Asked.Request: _amounts.TryAdd(record.Payment!.Value, amount); return before;
            case Asked.Approve: return before with { Available = before.Available - amount };
            case Asked.Cancel: return before with { Available = before.Available + amount };
            case Asked.Pay: return before with { Disbursed = before.Disbursed + _amounts.GetValueOrDefault(record.Payment!.Value) };
            default: return record.Name == "campaign-launched" ? before with { Status = "running" } : before;
        }
    }

    private IEnumerable<string> Gaps() => _journal.Where((r, i) => r.Version != i + 1).Select(r => $"the stream has a gap or a fork before version {r.Version}");

    private IEnumerable<string> Forbidden() => _journal.Where((r, i) =>
    {
        var before = _states[i];
        var step = r.Payment is { } payment ? StepOf(payment, i) : null;
        return _askedFor.GetValueOrDefault(r.Name) switch
        {
            Asked.Gift or Asked.Suspend => before.Status != "running",
            Asked.Resume => before.Status != "suspended",
            Asked.Request => step is not null,
            Asked.Approve => step != Asked.Request || r.Amount > before.Available || r.Amount != _amounts[r.Payment!.Value],
            Asked.Cancel => step is not (Asked.Request or Asked.Approve) || r.Amount != (step == Asked.Approve ? _amounts[r.Payment!.Value] : 0),
            Asked.Pay => step != Asked.Approve,
            _ => false,
        };
    }).Select(r => $"version {r.Version} ({r.Name}) was not allowed where it stands");

    /// <summary>The last step of a payment up to a version; null before it was asked for.</summary>
    private Asked? StepOf(Guid payment, long version) =>
        _payments.TryGetValue(payment, out var steps) && steps.TakeWhile(s => s.Version <= version).Select(s => (Asked?)s.Step).LastOrDefault() is { } step ? step : null;

    private long? VersionOf(Told told) => told.Id is { } id
        ? _versions.TryGetValue((told.Asked, id), out var version) ? version : null
        : told.Version <= _journal.Count ? told.Version : null;

    private bool Fits(Told told, long version)
    {
        var state = _states[(int)version];
        return told switch
        {
            { Code: "campaign.suspended" or "campaign.not_running" } => state.Status == "suspended",
            { Code: "campaign.not_suspended" } => state.Status == "running",
            { Code: "disbursement.not_approved" } => StepOf(told.Id!.Value, version) == Asked.Request,
            { Code: "disbursement.approved" } => StepOf(told.Id!.Value, version) == Asked.Approve,
            { Code: "disbursement.closed" } => StepOf(told.Id!.Value, version) is Asked.Pay or Asked.Cancel,
            { Code: "disbursement.exceeds_available" } => state.Available < (told.Asked == Asked.Request ? told.Amount : _amounts[told.Id!.Value]),
            { Code: not null } => false,
            { Asked: Asked.Read } => told.Version == version && told.State == state,
            { Asked: Asked.Gift } => Is(told, version) && told.Number!.EndsWith($"-{state.Count:D6}", StringComparison.Ordinal),
            { Asked: Asked.Suspend or Asked.Resume } => Is(told, version) && told.Version == version && told.State == state,
            _ => Is(told, version),
        };
    }

    /// <summary>Whether this record is what was asked for.</summary>
    private bool Is(Told told, long version) => _journal[(int)version - 1] is var record && _askedFor.GetValueOrDefault(record.Name) == told.Asked
        && (told.Asked is not (Asked.Gift or Asked.Request) || record.Amount == told.Amount);

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
