using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Grains;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using OrganisationDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Grassroots.GrassrootsOrganisation, JinhuRedCross.Organisations.Domain.Grassroots.OrganisationEvent>;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>The way of every decision about an organisation: find it by id or number, make the command, ask its grain, and show it as it was right after.</summary>
internal sealed class OrganisationDesk(IGrainFactory grains, Journal journal, Commands commands)
{
    private const string Kind = "grassroots-organisation";

    public IGrassrootsOrganisationGrain Grain(Guid id) => grains.GetGrain<IGrassrootsOrganisationGrain>(id);

    /// <summary>The organisation that an address names; null when there is none.</summary>
    public async Task<Guid?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return (await journal.ReadStream(new(Kind, id), 0, 1, cancel)).Count > 0 ? id : null;
        return await journal.FindClaim(GrassrootsOrganisation.NumberClaim(idOrNumber), cancel) is { } registered ? registered.Stream.Id : null;
    }

    /// <summary>The evidence that an address names: by its id, or by the version of the step that recorded it, as the history shows it.</summary>
    public async Task<Guid?> FindEvidence(Guid organisation, string idOrStep, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrStep, out var id)) return id;
        if (!long.TryParse(idOrStep, NumberStyles.None, CultureInfo.InvariantCulture, out var step) || step == 0) return null;
        return await journal.ReadStream(new(Kind, organisation), step - 1, 1, cancel) is [{ Event: EvidenceEvent { EvidenceId: var evidence } }] ? evidence : null;
    }

    /// <summary>All steps of an organisation, oldest first.</summary>
    public Task<IReadOnlyList<Recorded>> Steps(Guid id, CancellationToken cancel) => journal.ReadStream(new(Kind, id), 0, int.MaxValue, cancel);

    public async Task<Results<OkAt<OrganisationResponse>, Problem>> Decide(
        string idOrNumber, CommandRequest http, object? content, Func<IGrassrootsOrganisationGrain, Command, Task<OrganisationDecided>> decide, CancellationToken cancel, params string[] resolved)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return OrganisationErrors.NotFound.ToProblem();
        var decided = await decide(Grain(id), commands.From(http, content, [id.ToString(), .. resolved]));
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var row = await After(id, decided, cancel);
        return Answers.Ok(OrganisationResponse.Of(row), row.Version);
    }

    /// <summary>The organisation as it was right after a decision, from the journal: a repeat gives the first answer, and nothing waits for the read side.</summary>
    public async Task<OrganisationRow> After(Guid id, OrganisationDecided decided, CancellationToken cancel)
    {
        var version = decided.Version - decided.Events.Count;
        var before = (await Steps(id, cancel)).Where(r => r.Version <= version);
        var steps = before.Concat(decided.Events.Select((e, i) => new Recorded(0, new(Kind, id), version + i + 1, e, decided.Actor, decided.At)));
        return steps.Aggregate((OrganisationRow?)null, (row, step) => OrganisationRow.Project(row, id, step))!;
    }
}
