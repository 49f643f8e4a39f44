using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>A bug planted in the store, to see that the simulation finds it.</summary>
internal enum Flaw
{
    None,
    AnswersBeforeTheCommit,
    ForgetsVersions,
    ForgetsCommands,
    ForgetsClaims,
    WritesHalfOfACommand,
    GoesOnInABrokenLane,

    /// <summary>The store says that nobody else writes to it, so grains say no without asking it.</summary>
    RefusesFromAnOvertakenState,
}

/// <summary>What is durable, of all silos: lists and dictionaries that do what the contract of <see cref="IJournalStore"/> says, at once and never failing.</summary>
internal sealed class Disk(Guid identity, Flaw flaw)
{
    private readonly Dictionary<StreamId, List<JournalRow>> _streams = [];
    private readonly Dictionary<Guid, (StreamId Stream, long Version)> _commands = [];
    private readonly Dictionary<string, (StreamId Stream, long Version)> _claims = [];

    public Guid Identity { get; } = identity;

    public Flaw Flaw { get; } = flaw;

    public List<JournalRow> Rows { get; } = [];

    public List<Leaf> Leaves { get; } = [];

    public StoredSeal? Seal { get; private set; }

    /// <summary>Names that are held now, and by whom.</summary>
    public IEnumerable<(string Name, StreamId Stream)> Claims => _claims.Select(c => (c.Key, c.Value.Stream));

    public IReadOnlyList<AppendResult> Write(IReadOnlyList<Append> batch)
    {
        var refused = new HashSet<Lane>();
        var results = new List<AppendResult>();
        foreach (var append in batch)
        {
            var result = !refused.Contains(append.Lane) ? Refusal(append) ?? Insert(append) : Flaw == Flaw.GoesOnInABrokenLane ? Insert(append) : Behind(append);
            if (result.Outcome != AppendOutcome.Committed) refused.Add(append.Lane);
            results.Add(result);
        }

        return results;
    }

    /// <summary>The flaw of answering first: it is written later, or never.</summary>
    public IReadOnlyList<AppendResult> Promise(IReadOnlyList<Append> batch, Action<StoreCall> later, string silo)
    {
        later(new StoreCall<IReadOnlyList<AppendResult>>(silo, "promised write", true, () => Write(batch)));
        long position = Rows.Count;
        return [.. batch.Select(a => Refusal(a) ?? new AppendResult(AppendOutcome.Committed, position += a.Events.Count))];
    }

    public IReadOnlyList<JournalRow> ReadStream(StreamId stream, long afterVersion, int limit) => [.. StreamOf(stream).Skip((int)afterVersion).Take(limit)];

    public IReadOnlyList<JournalRow> ReadAfter(long position, int limit) => [.. Rows.Skip((int)position).Take(limit)];

    public IReadOnlyList<JournalRow> FindCommand(Guid command)
    {
        if (!_commands.TryGetValue(command, out var first)) return [];
        var rows = StreamOf(first.Stream).Skip((int)first.Version - 1).ToList();
        return [rows[0], .. rows.Skip(1).TakeWhile(r => r.Command is null)];
    }

    public (StreamId Stream, long Version)? FindClaim(byte[] name) => _claims.TryGetValue(Convert.ToHexString(name), out var holder) ? holder : null;

    public bool SaveSeal(IReadOnlyList<Leaf> leaves, StoredSeal seal)
    {
        if (leaves[0].Position != Leaves.Count + 1) return false;
        Leaves.AddRange(leaves);
        Seal = seal;
        return true;
    }

    private List<JournalRow> StreamOf(StreamId stream) => _streams.TryGetValue(stream, out var rows) ? rows : _streams[stream] = [];

    private AppendResult? Refusal(Append append)
    {
        if (Repeated(append) is { } repeated) return repeated;
        if (Flaw != Flaw.ForgetsVersions && StreamOf(append.Stream).Count != append.Follows) return new(AppendOutcome.Conflict);
        return Taken(append);
    }

    private AppendResult Behind(Append append) => Repeated(append) ?? new AppendResult(AppendOutcome.Behind, Claim: Taken(append)?.Claim);

    private AppendResult? Repeated(Append append) => Flaw != Flaw.ForgetsCommands && _commands.TryGetValue(append.Command.Id, out var first)
        ? new(AppendOutcome.Repeated, Holder: first.Stream, HolderVersion: first.Version)
        : null;

    private AppendResult? Taken(Append append)
    {
        foreach (var claim in append.Claims.Where(c => !c.Claim.Release && Flaw != Flaw.ForgetsClaims))
        {
            if (FindClaim(claim.Name) is { } holder) return new(AppendOutcome.Taken, Claim: claim.Claim, Holder: holder.Stream, HolderVersion: holder.Version);
        }

        return null;
    }

    private AppendResult Insert(Append append)
    {
        var stream = StreamOf(append.Stream);
        var first = stream.Count + 1;
        var events = Flaw == Flaw.WritesHalfOfACommand ? append.Events.Take(1) : append.Events;
        foreach (var (i, happened) in events.Index())
        {
            var (command, fingerprint) = i == 0 ? (append.Command.Id.ToByteArray(bigEndian: true), append.Command.Fingerprint) : (null, null);
            stream.Add(new(Rows.Count + 1, append.Stream.ToString(), first + i, happened.Name, happened.Data, happened.Private, command, fingerprint, append.Command.Actor, StoredMoment.Write(append.At)));
            Rows.Add(stream[^1]);
        }

        _commands[append.Command.Id] = (append.Stream, first);
        foreach (var (name, claim) in append.Claims.Select(c => (Convert.ToHexString(c.Name), c.Claim)))
        {
            if (!claim.Release) _claims[name] = (append.Stream, first);
            else if (_claims.TryGetValue(name, out var holder) && holder.Stream == append.Stream) _claims.Remove(name);
        }

        return new(AppendOutcome.Committed, Rows.Count);
    }
}
