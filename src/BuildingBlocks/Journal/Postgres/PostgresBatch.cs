namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>A batch on its way to the database: what waits still, and what became of the rest.</summary>
internal sealed class PostgresBatch(IReadOnlyList<Append> appends)
{
    private readonly IReadOnlyList<Append> _appends = appends;
    private readonly Dictionary<Append, AppendResult> _results = [];
    private readonly HashSet<Lane> _refused = [];
    private IReadOnlyList<Append> _waiting = appends;

    public bool IsDone => _waiting.Count == 0;

    public IReadOnlyList<AppendResult> Results => [.. _appends.Select(a => _results[a])];

    /// <summary>Takes what one statement can write: no command and no name twice, each stream in one line. What comes after something that has to wait in its lane waits with it.</summary>
    public List<Append> Take()
    {
        var (part, rest) = (new List<Append>(), new List<Append>());
        var (late, commands, names, ends) = (new HashSet<Lane>(), new HashSet<Guid>(), new HashSet<string>(), new Dictionary<StreamId, long>());
        foreach (var append in _waiting)
        {
            // All of them are noted, also of what waits: nobody may overtake it to its name.
            var isNew = commands.Add(append.Command.Id);
            foreach (var claim in append.Claims) isNew &= names.Add(Convert.ToHexString(claim.Name));
            var fits = isNew && !late.Contains(append.Lane) && ends.GetValueOrDefault(append.Stream, append.Follows) == append.Follows;
            if (fits || part.Count == 0)
            {
                part.Add(append);
                ends[append.Stream] = append.LastVersion;
            }
            else
            {
                rest.Add(append);
                late.Add(append.Lane);
            }
        }

        _waiting = rest;
        return part;
    }

    /// <summary>Refuses what cannot be written, and returns the rest.</summary>
    public List<Append> Judge(IReadOnlyList<Append> part, Standing standing)
    {
        var accepted = new List<Append>(part.Count);
        foreach (var append in part)
        {
            if (Refusal(append, standing) is { } refusal)
            {
                _results[append] = refusal;
                _refused.Add(append.Lane);
                continue;
            }

            standing.Versions[append.Stream.ToString()] = append.LastVersion;
            accepted.Add(append);
        }

        return accepted;
    }

    /// <param name="last">The last position before these.</param>
    /// <returns>The last position of them.</returns>
    public long Written(IReadOnlyList<Append> part, long last)
    {
        foreach (var append in part) _results[append] = new(AppendOutcome.Committed, last += append.Events.Count);
        return last;
    }

    private AppendResult? Refusal(Append append, Standing standing)
    {
        if (standing.Commands.TryGetValue(append.Command.Id, out var first)) return new(AppendOutcome.Repeated, Holder: first.Stream, HolderVersion: first.Version);
        var taken = Taken(append, standing);
        // Not written whatever it holds; but who comes second is told so at once.
        if (_refused.Contains(append.Lane)) return new(AppendOutcome.Behind, Claim: taken?.Claim);
        return standing.Versions[append.Stream.ToString()] != append.Follows ? new(AppendOutcome.Conflict) : taken;
    }

    private static AppendResult? Taken(Append append, Standing standing)
    {
        foreach (var claim in append.Claims)
        {
            if (!claim.Claim.Release && standing.Holders.TryGetValue(Convert.ToHexString(claim.Name), out var holder))
                return new(AppendOutcome.Taken, Claim: claim.Claim, Holder: holder.Stream, HolderVersion: holder.Version);
        }

        return null;
    }
}
