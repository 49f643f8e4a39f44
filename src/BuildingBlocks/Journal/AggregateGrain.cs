using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal.Snapshots;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The one base of all aggregates' grains: decides on the newest state, lets the next command in at once, and answers when its events are durable.</summary>
/// <remarks>Re-entrant: between a decision and its application nothing is awaited, so decisions are one after the other.
/// What an answer rests on is durable before it leaves: its own events, or, for a refusal, a repeat and a read, the newest append before it.</remarks>
[Reentrant]
public abstract partial class AggregateGrain<TAggregate, TEvent>(Journal journal) : Grain, IRemembers
    where TAggregate : class, IAggregate<TAggregate, TEvent>
    where TEvent : class
{
    private const int MostAttempts = 4;
    private readonly RecentCommands<TAggregate, TEvent> _recent = new();

    protected Journal Journal => journal;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // The first command reads the stream, and hears of it when that fails.
        _stream = new(this.GetGrainId().Type.ToString()!, this.GetPrimaryKey());
        _snapshots = SnapshotStorage.For<TAggregate>(journal, ServiceProvider, this.GetGrainId());
        return Task.CompletedTask;
    }

    public Task Forget()
    {
        _recent.Clear();
        _pasts = new();
        (_mustReload, _forgets) = (true, true);
        // On the silo that wrote it, which need not be the one that erases.
        journal.ForgetRecent();
        return Task.CompletedTask;
    }

    /// <summary>Carries a command out, once. The decision may be called more than once, on newer states; it must be pure.</summary>
    /// <exception cref="GivenUpException">It has to be asked of another silo.</exception>
    /// <param name="versionOf">What If-Match is compared with; by default the version of the stream.</param>
    /// <param name="showAfter">Whether the answer needs the aggregate as it was right after; costs something only for repeats of long ago.</param>
    protected async Task<Decided<TAggregate, TEvent>> Decide(
        Command command,
        Func<TAggregate, DateTimeOffset, Decision<TEvent>> decide,
        Func<TAggregate, long?>? versionOf = null,
        bool showAfter = false)
    {
        try
        {
            // Asking the journal before deciding is cheaper than being refused by it.
            if (_recent.Find(command.Id) is null && journal.MayKnow(command.Id) && await Repeat(command, showAfter) is { } before) return before;
            return await CarryOut(command, decide, versionOf, showAfter);
        }
        catch (JournalUnavailableException away)
        {
            journal.Logger.LogWarning("{Stream}: {Reason}", _stream, away.InnerException?.Message ?? away.Message);
            return Refuse(CommandErrors.Unavailable);
        }
    }

    /// <summary>Reads what is durable.</summary>
    /// <exception cref="JournalUnavailableException">The store is away.</exception>
    protected async Task<T> Show<T>(Func<TAggregate, long, T> show)
    {
        while (true)
        {
            while (Outdated) await Reloaded();
            var (state, version) = (_state, _version);
            if (await IsDurable(_newest)) return show(state, version);
        }
    }

    private async Task<Decided<TAggregate, TEvent>> CarryOut(
        Command command, Func<TAggregate, DateTimeOffset, Decision<TEvent>> decide, Func<TAggregate, long?>? versionOf, bool showAfter)
    {
        var mayBeTaken = false;
        for (var attempt = 0; ;)
        {
            while (Outdated) await Reloaded();
            if (_recent.Find(command.Id) is { } known)
            {
                if (await IsDurable(known.Append)) return command.SameRequestAs(known.Fingerprint) ? known.Answer with { Replayed = true } : Refuse(CommandErrors.KeyReused);
                _recent.Forget(command.Id, known.Append);
                continue;
            }

            var at = StoredMoment.Cut(journal.Clock.GetUtcNow());
            var decision = Stale(command, versionOf) ? CommandErrors.Stale : decide(_state, at);
            if (command.DryRun || mayBeTaken || decision.Error is not null || decision.Events.Count == 0)
            {
                var (state, version, readings) = (_state, _version, _readings);
                if (!await IsDurable(_newest)) continue;
                if (await Repeat(command, showAfter) is { } repeated) return repeated;
                if (await IsOvertaken(version, readings)) continue;
                if (await Taken(decision) is { } taken) return Refuse(taken);
                if (!mayBeTaken) return WithoutWriting(command, decision, state, version, at);
                mayBeTaken = false;
                continue;
            }

            Append append;
            Decided<TAggregate, TEvent> answer;
            try
            {
                append = Apply(command, decision, at, out answer);
            }
            catch (Exception)
            {
                // A repeat of long ago is decided like any other, and what is there already may not be there twice.
                if (await Repeat(command, showAfter) is { } repeated) return repeated;
                throw;
            }

            var result = await append.Outcome();
            if (result.Outcome == AppendOutcome.Committed)
            {
                KeepSnapshotIfDue();
                return answer;
            }

            _recent.Forget(command.Id, append);
            Recover(append.Lane);
            if (result.Outcome == AppendOutcome.GivenUp) throw new GivenUpException();
            if (result.Outcome == AppendOutcome.Taken) return Refuse(await Loser(result));
            if (result.Outcome == AppendOutcome.Repeated) return await AfterRepeat(command, result, showAfter);
            if (result.Outcome != AppendOutcome.Behind && ++attempt == MostAttempts) return Refuse(CommandErrors.Unavailable);
            mayBeTaken = result.Claim is not null;
        }
    }

    private static Decided<TAggregate, TEvent> Refuse(Error error) => Decided<TAggregate, TEvent>.Refused(error);

    private bool Stale(Command command, Func<TAggregate, long?>? versionOf) =>
        command.IfMatch is { } expected && !expected.Contains((versionOf is null ? _version : versionOf(_state)) ?? -1);

    /// <summary>The answer of a command that changes nothing: a refusal, nothing to do, or what a dry run would do.</summary>
    private static Decided<TAggregate, TEvent> WithoutWriting(Command command, Decision<TEvent> decision, TAggregate state, long version, DateTimeOffset at)
    {
        if (decision.Error is { } error) return Refuse(error);
        var after = decision.Events.Aggregate(state, (s, e) => s.Apply(e));
        return new(null, decision.Events, after, version + decision.Events.Count, at, command.Actor, false);
    }

    private Append Apply(Command command, Decision<TEvent> decision, DateTimeOffset at, out Decided<TAggregate, TEvent> answer)
    {
        var after = _state;
        var events = new StoredEvent[decision.Events.Count];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = journal.Encode(decision.Events[i], _stream, _version + 1 + i);
            after = after.Apply(decision.Events[i]);
        }

        if (decision.Claims.DistinctBy(c => (c.Kind, c.Name)).Count() < decision.Claims.Count) throw new InvalidOperationException($"{_stream}: a decision claims a name twice");
        StoredClaim[] claims = [.. decision.Claims.Select(c => new StoredClaim(journal.NameOf(c), c))];

        // Up to here something could throw, and nothing of the grain had changed; from here on nothing throws.
        var append = new Append(_lane, _stream, _version, events, claims, command, at, after);
        (_state, _version, _newest) = (after, append.LastVersion, append);
        answer = new(null, decision.Events, _state, _version, at, command.Actor, false);
        _recent.Remember(command, append, answer);
        journal.Queue(append);
        return append;
    }

    private async Task<Error?> Taken(Decision<TEvent> decision)
    {
        foreach (var claim in decision.Claims.Where(c => !c.Release))
        {
            if (await journal.FindClaim(claim) is { } holder) return claim.WhenTaken(holder.Event);
        }

        return null;
    }

    private async Task<Decided<TAggregate, TEvent>?> Repeat(Command command, bool showAfter)
    {
        if (await journal.FindCommand(command.Id) is not { } found) return null;
        if (!command.SameRequestAs(found.Fingerprint) || found.Records[0].Stream != _stream) return Refuse(CommandErrors.KeyReused);
        var last = found.Records[^1];
        var after = showAfter ? await StateAt(last.Version) : null;
        return new(null, [.. found.Records.Select(r => (TEvent)r.Event)], after, last.Version, last.At, last.Actor, true);
    }

    private async Task<Decided<TAggregate, TEvent>> AfterRepeat(Command command, AppendResult result, bool showAfter)
    {
        LearnOf(result);
        return await Repeat(command, showAfter) ?? Refuse(CommandErrors.Unavailable);
    }

    private async Task<Error> Loser(AppendResult result)
    {
        LearnOf(result);
        var holder = await journal.RecordAt(result.Holder, result.HolderVersion);
        return result.Claim!.WhenTaken(holder.Event);
    }
}
