using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using BoxDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Boxes.CollectionBox, JinhuRedCross.Fundraising.Domain.Boxes.BoxEvent>;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>The way of every decision about a collection box: find it by id or number, make the command, ask its grain, and show the box as it was right after.</summary>
internal sealed class BoxDesk(IGrainFactory grains, Journal journal, Commands commands)
{
    private const string Kind = "collection-box";

    public ICollectionBoxGrain Grain(Guid id) => grains.GetGrain<ICollectionBoxGrain>(id);

    /// <summary>The box that an address names; null when there is none.</summary>
    public async Task<Guid?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return (await journal.ReadStream(new(Kind, id), 0, 1, cancel)).Count > 0 ? id : null;
        return await journal.FindClaim(CollectionBox.NumberClaim(idOrNumber), cancel) is { } registered ? registered.Stream.Id : null;
    }

    /// <summary>All steps of a box, oldest first; it has few.</summary>
    public Task<IReadOnlyList<Recorded>> Steps(Guid id, CancellationToken cancel) => journal.ReadStream(new(Kind, id), 0, int.MaxValue, cancel);

    public async Task<Results<OkAt<BoxResponse>, Problem>> Decide(
        string idOrNumber, CommandRequest http, object? content, Func<ICollectionBoxGrain, Command, Task<BoxDecided>> decide, CancellationToken cancel)
    {
        if (await Find(idOrNumber, cancel) is not { } id) return BoxErrors.NotFound.ToProblem();
        var decided = await decide(Grain(id), commands.From(http, content, id.ToString()));
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var row = await After(id, decided, cancel);
        return Answers.Ok(BoxResponse.Of(row), row.Version);
    }

    /// <summary>The box as it was right after a decision, from the journal: a repeat gives the first answer, and nothing waits for the read side.</summary>
    public async Task<BoxRow> After(Guid id, BoxDecided decided, CancellationToken cancel)
    {
        var before = (await Steps(id, cancel)).Where(r => r.Version <= decided.Version - decided.Events.Count).ToList();
        var version = decided.Version - decided.Events.Count;
        var steps = before.Concat(decided.Events.Select((e, i) => new Recorded(0, new(Kind, id), version + i + 1, e, decided.Actor, decided.At)));
        return steps.Aggregate((BoxRow?)null, (row, step) => BoxRow.Project(row, id, step))!;
    }
}
