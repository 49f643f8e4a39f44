using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The one base of all aggregates' grains: decides on the newest state, lets the next command in at once, and answers when its events are durable.</summary>
/// <remarks>Re-entrant: between a decision and its application nothing is awaited, so decisions are one after the other.
/// What an answer rests on is durable before it leaves: its own events, or, for a refusal, a repeat and a read, the newest append before it.</remarks>
[Reentrant]
public abstract class AggregateGrain<TAggregate, TEvent>(Journal journal) : Grain
    where TAggregate : class, IAggregate<TAggregate, TEvent>
    where TEvent : class
{
    private const int ReloadPage = 1000;
    private const int MostAttempts = 4;
    private readonly RecentCommands<TAggregate, TEvent> _recent = new();
    private StreamId _stream;
    private TAggregate _state = TAggregate.Initial;
    private long _version;
    private TAggregate _durableState = TAggregate.Initial;
    private long _durableVersion;
    private Lane _lane = new();
    private Append? _newest;
    private Task? _reloading;

    protected Journal Journal => journal;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new(this.GetGrainId().Type.ToString()!, this.GetPrimaryKey());
        StartReload();
        await Ready();
    }

    /// <summary>Carries a command out, once. The decision may be called more than once, on newer states; it must be pure.</summary>
    /// <param name="versionOf">What If-Match is compared with; by default the version of the stream.</param>
    /// <param name="lookUpFirst">For commands that are often repeats of long ago: asks the journal before deciding, which is cheaper than being refused by it.</param>
    /// <param name="showAfter">Whether the answer needs the aggregate as it was right after; costs something only for repeats of long ago.</param>
    protected async Task<Decided<TAggregate, TEvent>> Decide(
        Command command,
        Func<TAggregate, DateTimeOffset, Decision<TEvent>> decide,
        Func<TAggregate, long?>? versionOf = null,
        bool showAfter = false,
        bool lookUpFirst = false)
    {
        if (lookUpFirst && _recent.Find(command.Id) is null && await Repeat(command, showAfter) is { } before) return before;
        for (var attempt = 0; ;)
        {
            if (!await Ready()) return Refuse(CommandErrors.Unavailable);
            if (_recent.Find(command.Id) is { } known)
            {
                if (!command.SameRequestAs(known.Fingerprint)) return Refuse(CommandErrors.KeyReused);
                if (await IsDurable(known.Append)) return known.Answer with { Replayed = true };
                _recent.Forget(command.Id, known.Append);
                continue;
            }

            var at = StoredMoment.Cut(journal.Clock.GetUtcNow());
            var decision = Stale(command, versionOf) ? CommandErrors.Stale : decide(_state, at);
            if (command.DryRun) return await Preview(command, decision, at, showAfter);
            if (decision.Error is not null || decision.Events.Count == 0)
            {
                var (state, version) = (_state, _version);
                if (!await IsDurable(_newest)) continue;
                return await Repeat(command, showAfter) ?? Answer(command, decision, state, version, at);
            }

            var append = Apply(command, decision, at, out var answer);
            var result = await append.Done;
            if (result.Outcome == AppendOutcome.Committed) return answer;
            _recent.Forget(command.Id, append);
            Recover(append.Lane);
            if (result.Outcome == AppendOutcome.Taken) return Refuse(await Loser(result));
            if (result.Outcome == AppendOutcome.Repeated) return await AfterRepeat(command, result, showAfter);
            if (result.Outcome != AppendOutcome.Behind && ++attempt == MostAttempts) return Refuse(CommandErrors.Unavailable);
        }
    }

    /// <summary>Reads what is durable.</summary>
    protected async Task<T> Show<T>(Func<TAggregate, long, T> show)
    {
        while (true)
        {
            if (!await Ready()) throw new JournalUnavailableException($"{_stream} could not be read");
            var (state, version) = (_state, _version);
            if (await IsDurable(_newest)) return show(state, version);
        }
    }

    private static Decided<TAggregate, TEvent> Refuse(Error error) => Decided<TAggregate, TEvent>.Refused(error);

    private static Decided<TAggregate, TEvent> Answer(Command command, Decision<TEvent> decision, TAggregate state, long version, DateTimeOffset at) =>
        decision.Error is { } error ? Refuse(error) : new(null, decision.Events, state, version, at, command.Actor, false);

    private bool Stale(Command command, Func<TAggregate, long?>? versionOf) =>
        command.IfMatch is { } expected && !expected.Contains((versionOf is null ? _version : versionOf(_state)) ?? -1);

    private Append Apply(Command command, Decision<TEvent> decision, DateTimeOffset at, out Decided<TAggregate, TEvent> answer)
    {
        var follows = _version;
        var events = new StoredEvent[decision.Events.Count];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = journal.Encode(decision.Events[i], _stream, follows + 1 + i);
            _state = _state.Apply(decision.Events[i]);
        }

        _version = follows + events.Length;
        StoredClaim[] claims = [.. decision.Claims.Select(c => new StoredClaim(journal.NameOf(c), c))];
        var append = _newest = new Append(_lane, _stream, follows, events, claims, command, at, _state);
        answer = new(null, decision.Events, _state, _version, at, command.Actor, false);
        _recent.Remember(command, append, answer);
        journal.Queue(append);
        return append;
    }

    /// <summary>What a dry run would do: checks everything, claims too, and changes nothing.</summary>
    private async Task<Decided<TAggregate, TEvent>> Preview(Command command, Decision<TEvent> decision, DateTimeOffset at, bool showAfter)
    {
        var (state, version) = (_state, _version);
        if (await Repeat(command, showAfter) is { } repeated) return repeated;
        foreach (var claim in decision.Claims.Where(c => !c.Release))
        {
            if (await journal.FindClaim(claim) is { } holder) return Refuse(claim.WhenTaken(holder.Event));
        }

        var after = decision.Events.Aggregate(state, (s, e) => s.Apply(e));
        return Answer(command, decision, after, version + decision.Events.Count, at);
    }

    private async Task<Decided<TAggregate, TEvent>?> Repeat(Command command, bool showAfter)
    {
        if (await journal.FindCommand(command.Id) is not { } found) return null;
        if (!command.SameRequestAs(found.Fingerprint) || found.Records[0].Stream != _stream) return Refuse(CommandErrors.KeyReused);
        var last = found.Records[^1];
        var after = showAfter ? await StateAt(last.Version) : null;
        return new(null, [.. found.Records.Select(r => (TEvent)r.Event)], after, last.Version, last.At, last.Actor, true);
    }

    // When another activation wrote it, this one's state is old: what it knows is read again before the next decision.
    private async Task<Decided<TAggregate, TEvent>> AfterRepeat(Command command, AppendResult result, bool showAfter)
    {
        if (result.Holder == _stream && result.HolderVersion > _durableVersion) StartReload();
        return await Repeat(command, showAfter) ?? Refuse(CommandErrors.Unavailable);
    }

    private async Task<Error> Loser(AppendResult result)
    {
        if (result.Holder == _stream && result.HolderVersion > _durableVersion) StartReload();
        var holder = await journal.RecordAt(result.Holder, result.HolderVersion);
        return result.Claim!.WhenTaken(holder.Event);
    }

    private async Task<TAggregate> StateAt(long version)
    {
        var (state, at) = (TAggregate.Initial, 0L);
        while (at < version)
        {
            var page = await journal.ReadStream(_stream, at, (int)Math.Min(ReloadPage, version - at));
            if (page.Count == 0) break;
            (state, at) = Fold(state, at, page);
        }

        return state;
    }

    /// <summary>True when an append is durable; otherwise the grain is set back to what is, and the caller decides again.</summary>
    private async Task<bool> IsDurable(Append? append)
    {
        if (append is null) return true;
        if ((await append.Done).Outcome == AppendOutcome.Committed) return true;
        Recover(append.Lane);
        return false;
    }

    private void Recover(Lane lane)
    {
        if (lane != _lane) return;
        if (lane.Last is { } last) (_durableState, _durableVersion) = ((TAggregate)last.After, last.LastVersion);
        (_state, _version) = (_durableState, _durableVersion);
        _lane = new();
        _newest = null;
        if (lane.BrokenBy is AppendOutcome.Conflict or AppendOutcome.Unknown) StartReload();
    }

    private void StartReload() => _reloading ??= Reload();

    private async Task<bool> Ready()
    {
        if (_reloading is not { } reloading) return true;
        try
        {
            await reloading;
            if (_reloading == reloading) _reloading = null;
            return true;
        }
        catch (Exception failure)
        {
            // The next command tries again; this one is answered that the store is away.
            journal.Logger.LogError(failure, "{Stream} could not be read", _stream);
            if (_reloading == reloading) _reloading = Reload();
            return false;
        }
    }

    private async Task Reload()
    {
        await Task.Yield();
        // What is still queued is on its way to the journal; read it with the rest.
        if (_newest is { } queued) await queued.Done;
        if (_lane.Last is { } last && last.LastVersion > _durableVersion) (_durableState, _durableVersion) = ((TAggregate)last.After, last.LastVersion);
        var (state, version) = (_durableState, _durableVersion);
        IReadOnlyList<Recorded> page;
        do
        {
            page = await journal.ReadStream(_stream, version, ReloadPage);
            (state, version) = Fold(state, version, page);
        }
        while (page.Count == ReloadPage);
        (_durableState, _durableVersion) = (state, version);
        (_state, _version) = (state, version);
        _lane = new();
        _newest = null;
    }

    private static (TAggregate State, long Version) Fold(TAggregate state, long version, IReadOnlyList<Recorded> page)
    {
        foreach (var record in page)
        {
            if (record.Version != ++version) throw new InvalidOperationException($"{record.Stream}: version {version} is missing");
            state = state.Apply((TEvent)record.Event);
        }

        return (state, version);
    }
}
