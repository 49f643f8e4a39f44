using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>The way of every request for erasure: who is meant, what may go, what must stay and why (SEC-03, SEC-05).</summary>
public sealed class ErasureDesk(Erasure erasure, IEnumerable<IPersonalData> modules, Journal.Journal journal, Commands commands, TimeProvider clock)
{
    private const int LongestReason = 500;

    /// <param name="version">What If-Match is compared with, where the request is about something with a version.</param>
    public async Task<Results<Ok<ErasureResponse>, Problem>> Erase(
        string idOrNumber, ErasureRequest asked, CommandRequest http, HttpContext context, CancellationToken cancel, long? version = null)
    {
        if (Fault(asked, out var reason) is { } fault) return fault.ToProblem();
        var person = await Find(idOrNumber, cancel);
        if (person is null) return ErasureErrors.SubjectUnknown.ToProblem();
        var command = commands.From(http, asked, person.Subject.ToString());
        if (await journal.FindCommand(command.Id, cancel) is { } before) return await Repeat(command, before, asked, person, http, context, cancel);
        if (version is { } now && http.IfMatch?.Matches(now) is false) return CommandErrors.Stale.ToProblem();
        var kept = person.Kept.Where(k => asked.Kinds!.Contains(k.Kind)).ToList();
        var order = new ErasureOrder(person.Subject, [.. asked.Kinds!.Except(kept.Select(k => k.Kind))], reason, command.Actor)
        {
            Restricted = [.. kept.Where(k => k.Restricted).Select(k => k.Kind)],
            RequestedOn = asked.RequestedOn ?? ChinaTime.DayOf(clock.GetUtcNow()),
            Command = command,
        };
        var outcome = http.DryRun ? await erasure.Look(order, cancel) : await erasure.Erase(order, cancel);
        // An id that no module knows may still be that of a row which waits in a list; but then a record names it.
        if (outcome.Named.Count == 0 && !person.IsKnown) return ErasureErrors.SubjectUnknown.ToProblem();
        if (!outcome.Complete) return ErasureErrors.Incomplete.ToProblem();
        if (!http.DryRun) await Record(person.Subject, order.Kinds, reason, context);
        return Answer(new(person.Subject, [.. order.Kinds.Where(outcome.Named.Contains).Order()], reason, [], order.RequestedOn), kept.Where(k => outcome.Named.Contains(k.Kind)), command.Actor, outcome.At, context);
    }

    private async Task<Results<Ok<ErasureResponse>, Problem>> Repeat(
        Command command, (byte[] Fingerprint, IReadOnlyList<Recorded> Records) before, ErasureRequest asked, Person person, CommandRequest http, HttpContext context, CancellationToken cancel)
    {
        if (!command.SameRequestAs(before.Fingerprint) || before.Records[0] is not { Event: PersonalDataErased told } record) return CommandErrors.KeyReused.ToProblem();
        if (!await erasure.CopiesAreClean(cancel)) return ErasureErrors.Incomplete.ToProblem();
        http.MarkReplayed();
        await Record(told.Subject, told.Kinds, told.Reason, context);
        return Answer(told, person.Kept.Where(k => asked.Kinds!.Contains(k.Kind) && !told.Kinds.Contains(k.Kind)), record.Actor, record.At, context);
    }

    private static Ok<ErasureResponse> Answer(PersonalDataErased told, IEnumerable<KeptPart> kept, string by, DateTimeOffset at, HttpContext context)
    {
        var english = context.Request.PrefersEnglish();
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return TypedResults.Ok(new ErasureResponse(
            told.Subject, told.Kinds, [.. kept.Select(k => new KeptResponse(k.Kind, k.Until, k.Restricted, english ? k.En : k.Zh, k.Rule))], told.Reason, told.RequestedOn, by, at));
    }

    private static Task Record(Guid subject, IEnumerable<PrivateKind> kinds, string reason, HttpContext context) =>
        context.Audit(context.Entry(AuditAction.Erasure) with { Target = $"person/{subject}", Fields = [.. kinds.Order().Select(k => JsonNamingPolicy.CamelCase.ConvertName(k.ToString()))], Reason = reason });

    private Error? Fault(ErasureRequest asked, out string reason)
    {
        var errors = new List<Error>();
        if (asked.IdentityChecked is not true) errors.Add(ErasureErrors.IdentityUnproved);
        if (asked.Kinds is not { Count: > 0 }) errors.Add(ErasureErrors.KindsMissing);
        if (PlainText.Check(asked.Reason, "reason", LongestReason, out var clean) is { } unclean) errors.Add(unclean);
        else if (clean is null) errors.Add(ErasureErrors.ReasonMissing);
        if (asked.RequestedOn is { } day && day > ChinaTime.DayOf(clock.GetUtcNow())) errors.Add(ErasureErrors.InFuture(day));
        reason = clean ?? "";
        return Error.All(errors);
    }

    private async Task<Person?> Find(string idOrNumber, CancellationToken cancel)
    {
        foreach (var module in modules)
        {
            if (await module.Find(idOrNumber, cancel) is { } found) return new(found.Subject, found.Kept, IsKnown: true);
        }

        return Guid.TryParse(idOrNumber, out var id) ? new(id, [], IsKnown: false) : null;
    }

    private sealed record Person(Guid Subject, IReadOnlyList<KeptPart> Kept, bool IsKnown);
}
