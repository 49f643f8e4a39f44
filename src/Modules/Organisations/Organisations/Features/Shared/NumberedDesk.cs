using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Numbering;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>What is told of a kind of things that get numbers of a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Address">Under which one of them is found.</param>
internal sealed record NumberedThings<TRow, TResponse>(string Stream, string Series, string Address, Error NotFound, Func<string, Claim> NumberClaim, Func<TRow, TResponse> Show)
    : Things<TRow, TResponse>(Stream, NotFound, NumberClaim, Show);

/// <summary>Decisions about such a thing, and its registering.</summary>
internal sealed class NumberedDesk<TGrain, TAggregate, TEvent, TRow, TResponse>(IGrainFactory grains, Journal journal, Commands commands, Numbers numbers, NumberedThings<TRow, TResponse> things)
    : Desk<TGrain, TAggregate, TEvent, TRow, TResponse>(grains, journal, commands, things)
    where TGrain : IGrainWithGuidKey
    where TAggregate : class
    where TEvent : class
    where TRow : class, IReadModel<TRow>
{
    private readonly NumberedThings<TRow, TResponse> _things = things;

    /// <summary>Registers a new one. A number is only taken for what will stand, so that numbers have no gaps; a repeat finds the number it took before.</summary>
    public async Task<Results<CreatedAt<TResponse>, OkAt<TResponse>, Problem>> Register(
        CommandRequest http, object? content, Func<TGrain, Command, string, Task<Decided<TAggregate, TEvent>>> register, CancellationToken cancel, params string[] resolved)
    {
        var command = Commands.From(http, content, resolved);
        var tried = await register(Grain(command.Id), command with { DryRun = true }, "");
        if (tried.Error is { } refused) return refused.ToProblem();
        var number = tried.Replayed ? (Error: null, Number: "") : await numbers.Next(command, _things.Series);
        if (number.Error is { } unnumbered) return unnumbered.ToProblem();
        var decided = await register(Grain(command.Id), command, number.Number);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var answer = await After(command.Id, decided, cancel);
        return command.DryRun ? Answers.Ok(answer, decided.Version) : Answers.Created($"{_things.Address}/{command.Id}", answer, decided.Version);
    }

    public async Task<Results<OkAt<TResponse>, Problem>> Show(string idOrNumber, Reads<TRow> rows, Func<TRow, long> version, HttpContext context, CancellationToken cancel)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return _things.NotFound.ToProblem();
        var found = await rows.OneSurely(id, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(_things.Show(row), version(row)) : _things.NotFound.ToProblem();
    }

    public async Task<Results<Ok<ListResponse<OrganisationStep>>, Problem>> History(string idOrNumber, Func<TEvent, (string Zh, string En)> words, HttpContext context, CancellationToken cancel)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return _things.NotFound.ToProblem();
        var english = context.TellsEnglish();
        return TypedResults.Ok(new ListResponse<OrganisationStep>([.. (await Steps(id, cancel)).Where(r => r.Event is TEvent).Select(r => OrganisationStep.Of(r, words, english))]));
    }

    public async Task<Results<TableFile, Problem>> HistoryFile(string idOrNumber, string plainName, string title, Func<TEvent, (string Zh, string En)> words, CancellationToken cancel)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return _things.NotFound.ToProblem();
        return OrganisationStep.File(plainName, title, (await Steps(id, cancel)).Where(r => r.Event is TEvent).Select(r => OrganisationStep.Of(r, words, english: false)));
    }
}
