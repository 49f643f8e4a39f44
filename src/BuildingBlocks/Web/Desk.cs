using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>What is told of things of one kind.</summary>
/// <param name="Stream">The stored kind of their streams.</param>
/// <param name="NumberClaim">The claim by which a number is found.</param>
/// <param name="Show">The row as it was right after a decision, as the answer tells it.</param>
public record Things<TRow, TResponse>(string Stream, Error NotFound, Func<string, Claim> NumberClaim, Func<TRow, TResponse> Show);

/// <summary>The way of every decision about a thing that has few steps: find it by id or number, make the command, ask its grain, and show it as it was right after.</summary>
public abstract class Desk<TGrain, TAggregate, TEvent, TRow, TResponse>(IGrainFactory grains, Journal.Journal journal, Commands commands, Things<TRow, TResponse> things)
    where TGrain : IGrainWithGuidKey
    where TAggregate : class
    where TEvent : class
    where TRow : class, IReadModel<TRow>
{
    protected Journal.Journal Journal => journal;

    protected Commands Commands => commands;

    public TGrain Grain(Guid id) => grains.Grain<TGrain>(id);

    /// <summary>The thing that an address names; null when there is none.</summary>
    public virtual async Task<Guid?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return (await journal.ReadStream(StreamOf(id), 0, 1, cancel)).Count > 0 ? id : null;
        return await journal.FindClaim(things.NumberClaim(idOrNumber), cancel) is { } registered ? registered.Stream.Id : null;
    }

    /// <summary>All its steps, oldest first.</summary>
    public Task<IReadOnlyList<Recorded>> Steps(Guid id, CancellationToken cancel) => journal.ReadStream(StreamOf(id), 0, int.MaxValue, cancel);

    /// <param name="resolved">What further values of the route name, however the caller wrote them.</param>
    public async Task<Results<OkAt<TResponse>, Problem>> Decide(
        string idOrNumber, CommandRequest http, object? content, Func<TGrain, Command, Task<Decided<TAggregate, TEvent>>> decide, CancellationToken cancel, params string[] resolved)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return things.NotFound.ToProblem();
        var decided = await decide(Grain(id), commands.From(http, content, [id.ToString(), .. resolved]));
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        return Answers.Ok(await After(id, decided, cancel), decided.Version);
    }

    /// <summary>The thing as it was right after a decision, from the journal: a repeat gives the first answer, and nothing waits for the read side.</summary>
    public async Task<TResponse> After(Guid id, Decided<TAggregate, TEvent> decided, CancellationToken cancel)
    {
        var version = decided.Version - decided.Events.Count;
        var before = (await Steps(id, cancel)).Where(r => r.Version <= version);
        var steps = before.Concat(decided.Events.Select((e, i) => new Recorded(0, StreamOf(id), version + i + 1, e, decided.Actor, decided.At)));
        return things.Show(await Complete(steps.Aggregate((TRow?)null, (row, step) => TRow.Project(row, id, step))!, decided, cancel));
    }

    protected StreamId StreamOf(Guid id) => new(things.Stream, id);

    /// <summary>Adds what its own steps do not say.</summary>
    protected virtual Task<TRow> Complete(TRow row, Decided<TAggregate, TEvent> decided, CancellationToken cancel) => Task.FromResult(row);
}
