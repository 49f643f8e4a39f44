using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Numbering;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>What is told of a kind of things that have numbers.</summary>
/// <param name="Stream">The stored kind of its streams.</param>
/// <param name="Series">The series that its numbers are of.</param>
/// <param name="Address">Under which one of them is found.</param>
/// <param name="Show">The row as it was right after a decision, as the answer tells it.</param>
internal sealed record NumberedThings<TRow, TResponse>(string Stream, string Series, string Address, Error NotFound, Func<string, Claim> NumberClaim, Func<TRow, TResponse> Show);

/// <summary>The way of every decision about such a thing: find it by id or number, make the command, ask its grain, and show it as it was right after.</summary>
internal sealed class NumberedDesk<TGrain, TAggregate, TEvent, TRow, TResponse>(IGrainFactory grains, Journal journal, Commands commands, Numbers numbers, NumberedThings<TRow, TResponse> things)
    where TGrain : IGrainWithGuidKey
    where TAggregate : class
    where TEvent : class
    where TRow : class, IReadModel<TRow>
{
    public TGrain Grain(Guid id) => grains.GetGrain<TGrain>(id);

    public async Task<Guid?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return (await journal.ReadStream(new(things.Stream, id), 0, 1, cancel)).Count > 0 ? id : null;
        return await journal.FindClaim(things.NumberClaim(idOrNumber), cancel) is { } registered ? registered.Stream.Id : null;
    }

    /// <summary>Registers a new one. A number is only taken for what will stand, so that numbers have no gaps; a repeat finds the number it took before.</summary>
    public async Task<Results<CreatedAt<TResponse>, OkAt<TResponse>, Problem>> Register(
        CommandRequest http, object? content, Func<TGrain, Command, string, Task<Decided<TAggregate, TEvent>>> register, CancellationToken cancel, params string[] resolved)
    {
        var command = commands.From(http, content, resolved);
        var tried = await register(Grain(command.Id), command with { DryRun = true }, "");
        if (tried.Error is { } refused) return refused.ToProblem();
        var number = tried.Replayed ? (Error: null, Number: "") : await numbers.Next(command, things.Series);
        if (number.Error is { } unnumbered) return unnumbered.ToProblem();
        var decided = await register(Grain(command.Id), command, number.Number);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var answer = await After(command.Id, decided, cancel);
        return command.DryRun ? Answers.Ok(answer, decided.Version) : Answers.Created($"{things.Address}/{command.Id}", answer, decided.Version);
    }

    public async Task<Results<OkAt<TResponse>, Problem>> Decide(
        string idOrNumber, CommandRequest http, object? content, Func<TGrain, Command, Task<Decided<TAggregate, TEvent>>> decide, CancellationToken cancel)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return things.NotFound.ToProblem();
        var decided = await decide(Grain(id), commands.From(http, content, id.ToString()));
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        return Answers.Ok(await After(id, decided, cancel), decided.Version);
    }

    public async Task<Results<OkAt<TResponse>, Problem>> Show(string idOrNumber, Reads<TRow> rows, Func<TRow, long> version, HttpContext context, CancellationToken cancel)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return things.NotFound.ToProblem();
        var found = await rows.One(id, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(things.Show(row), version(row)) : things.NotFound.ToProblem();
    }

    public async Task<Results<Ok<ListResponse<OrganisationStep>>, Problem>> History(string idOrNumber, Func<TEvent, (string Zh, string En)> words, HttpContext context, CancellationToken cancel)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return things.NotFound.ToProblem();
        var english = context.TellsEnglish();
        return TypedResults.Ok(new ListResponse<OrganisationStep>([.. (await Steps(id, cancel)).Where(r => r.Event is TEvent).Select(r => OrganisationStep.Of(r, words, english))]));
    }

    public async Task<Results<TableFile, Problem>> HistoryFile(string idOrNumber, string plainName, string title, Func<TEvent, (string Zh, string En)> words, CancellationToken cancel)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return things.NotFound.ToProblem();
        return OrganisationStep.File(plainName, title, (await Steps(id, cancel)).Where(r => r.Event is TEvent).Select(r => OrganisationStep.Of(r, words, english: false)));
    }

    // From the journal: a repeat gives the first answer, and nothing waits for the read side.
    private async Task<TResponse> After(Guid id, Decided<TAggregate, TEvent> decided, CancellationToken cancel)
    {
        var version = decided.Version - decided.Events.Count;
        var before = (await Steps(id, cancel)).Where(r => r.Version <= version);
        var steps = before.Concat(decided.Events.Select((e, i) => new Recorded(0, new(things.Stream, id), version + i + 1, e, decided.Actor, decided.At)));
        return things.Show(steps.Aggregate((TRow?)null, (row, step) => TRow.Project(row, id, step))!);
    }

    private Task<IReadOnlyList<Recorded>> Steps(Guid id, CancellationToken cancel) => journal.ReadStream(new(things.Stream, id), 0, int.MaxValue, cancel);
}
