using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.Grains;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using SiteDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Sites.Site, JinhuRedCross.Organisations.Domain.Sites.SiteEvent>;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>The way of every decision about a site: find it by id or number, make the command, ask its grain, and show it as it was right after.</summary>
internal sealed class SiteDesk(IGrainFactory grains, Journal journal, Commands commands)
{
    private const string Kind = "site";

    public ISiteGrain Grain(Guid id) => grains.GetGrain<ISiteGrain>(id);

    public async Task<Guid?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return (await journal.ReadStream(new(Kind, id), 0, 1, cancel)).Count > 0 ? id : null;
        return await journal.FindClaim(Site.NumberClaim(idOrNumber), cancel) is { } registered ? registered.Stream.Id : null;
    }

    public Task<IReadOnlyList<Recorded>> Steps(Guid id, CancellationToken cancel) => journal.ReadStream(new(Kind, id), 0, int.MaxValue, cancel);

    public async Task<Results<OkAt<SiteResponse>, Problem>> Decide(
        string idOrNumber, CommandRequest http, object? content, Func<ISiteGrain, Command, Task<SiteDecided>> decide, CancellationToken cancel, params string[] resolved)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return SiteErrors.NotFound.ToProblem();
        var decided = await decide(Grain(id), commands.From(http, content, [id.ToString(), .. resolved]));
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var row = await After(id, decided, cancel);
        return Answers.Ok(SiteResponse.Of(row), row.Version);
    }

    /// <summary>The site as it was right after a decision, from the journal: a repeat gives the first answer, and nothing waits for the read side.</summary>
    public async Task<SiteRow> After(Guid id, SiteDecided decided, CancellationToken cancel)
    {
        var version = decided.Version - decided.Events.Count;
        var before = (await Steps(id, cancel)).Where(r => r.Version <= version);
        var steps = before.Concat(decided.Events.Select((e, i) => new Recorded(0, new(Kind, id), version + i + 1, e, decided.Actor, decided.At)));
        return steps.Aggregate((SiteRow?)null, (row, step) => SiteRow.Project(row, id, step))!;
    }
}

/// <summary>Tells by itself that a site is to be reviewed (ORG-01).</summary>
internal sealed class NoteSiteReviews(SiteDesk desk) : IDueWork<SiteDueRow>
{
    public DateTimeOffset DueAt(SiteDueRow row) => row.DueAt!.Value;

    public async Task<Error?> Do(SiteDueRow row, Command command) => (await desk.Grain(row.Id).NoteReviewDue(command)).Error;
}
