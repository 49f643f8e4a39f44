using System.Text.Json;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Repeating;

/// <summary>Carries a command about accounts, roles or programs out once under its key, in one transaction with the note that it was done; a dry run is undone (api.md).</summary>
internal sealed class Once(AccessDb db, Commands commands, Changes changes, TimeProvider clock)
{
    // Known to all processes of the database; means nothing else.
    private const long OneAtATime = 0x4143_4345_5353;

    /// <param name="act">The endpoint; it stores through the same context.</param>
    public async Task<object?> Do(CommandRequest http, object? content, IReadOnlyList<string> resolved, Func<ValueTask<object?>> act, CancellationToken cancel)
    {
        var command = commands.From(http, content, resolved);
        if (await Before(command, http, cancel) is { } before) return before;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            // One command at a time, so that what it checked still holds when it is stored; on SQLite a transaction does that by itself.
            if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneAtATime})", cancel);
            var answer = await act();
            if (Done(answer) is not { } done)
            {
                await transaction.RollbackAsync(cancel);
                // Two at once under one key: what the other one has done may be why this one is refused.
                return await Before(command, http, cancel) ?? answer;
            }

            if (http.DryRun) return TypedResults.Json(WithoutSecrets(done.Value), JsonConventions.Options);
            if (done.Version is { } version) http.SayVersion(version);
            db.Done.Add(new() { Id = command.Id, Fingerprint = command.Fingerprint, Status = done.Status, Location = done.Location, Answer = JsonSerializer.Serialize(WithoutSecrets(done.Value), JsonConventions.Options), At = clock.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return answer;
        }
        catch (DbUpdateConcurrencyException)
        {
            return CommandErrors.Stale.ToProblem();
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            if (await Before(command, http, cancel) is { } other) return other;
            throw;
        }
        finally
        {
            // What was remembered while the transaction was open was remembered of what was before it.
            changes.Happened();
        }
    }

    private async Task<object?> Before(Command command, CommandRequest http, CancellationToken cancel)
    {
        if (!http.KeyWasGiven || http.DryRun || await db.Done.AsNoTracking().FirstOrDefaultAsync(d => d.Id == command.Id, cancel) is not { } done) return null;
        if (!command.SameRequestAs(done.Fingerprint)) return CommandErrors.KeyReused.ToProblem();
        http.MarkReplayed();
        return new Replay(done);
    }

    private static object? WithoutSecrets(object? value) => value is IShownOnce secret ? secret.WithoutSecret() : value;

    private static (int Status, string? Location, object? Value, long? Version)? Done(object? answer)
    {
        var plain = answer is INestedHttpResult nested ? nested.Result : answer;
        if (plain is not (IStatusCodeHttpResult { StatusCode: { } status and < 400 } and IValueHttpResult { Value: var value })) return null;
        return (status, status == StatusCodes.Status201Created ? (value as IShownOnce)?.Location : null, value, (value as IVersioned)?.Version);
    }

    /// <summary>The first answer again, but for what is shown only once.</summary>
    private sealed class Replay(DoneCommand done) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => done.Status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (done.Location is { } location) httpContext.Response.Headers.Location = location;
            return TypedResults.Text(done.Answer, "application/json; charset=utf-8", statusCode: done.Status).ExecuteAsync(httpContext);
        }
    }
}

/// <summary>A request of a command, for its fingerprint.</summary>
internal interface IAsked;

/// <summary>An answer with the version of what it is about.</summary>
internal interface IVersioned
{
    long Version { get; }
}

/// <summary>An answer with something in it that is shown only once: neither kept nor told to a repeat.</summary>
internal interface IShownOnce
{
    /// <summary>Where the thing is that it tells of.</summary>
    string Location { get; }

    object WithoutSecret();
}
