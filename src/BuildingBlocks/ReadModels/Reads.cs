using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Every question that a module asks of one read model. Each waits until the rows show what was commanded before.</summary>
/// <remarks>Each throws <see cref="ReadModelBuildingException"/> while the table is filled for the first time: a part is never taken for the whole.</remarks>
public sealed class Reads<TRow>
    where TRow : class, IReadModel<TRow>
{
    // Each waits for half a second; not at all where waiting would not help.
    private const int PatientAttempts = 10;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    private readonly ReadSide _side;
    private readonly Track _track;

    public Reads(ReadSide side)
    {
        _side = side;
        _track = side.TrackOf(typeof(TRow));
    }

    /// <summary>One page of the rows that are wanted.</summary>
    public async Task<Answer<Page<TRow>>> Find(Specification<TRow> wanted, PageRequest page, SortColumns<TRow> columns, CancellationToken cancel)
    {
        var nothing = new Page<TRow>([], null, null);
        if (page.Limit is < 1 or > PageRequest.MaximumLimit) return new(nothing, false, ListErrors.LimitInvalid(page.Limit));
        if (columns.Read(page.Sort, out var sort) is { } refused) return new(nothing, false, refused);
        var (found, lagging, _) = await Ask((rows, ct) => new Paging<TRow>(rows.Where(wanted.Condition), sort).Read(page, ct), cancel);
        return found is null ? new(nothing, lagging, ListErrors.CursorInvalid) : new(found, lagging);
    }

    public Task<Answer<TRow?>> One(Guid id, CancellationToken cancel) =>
        Ask((rows, ct) => rows.FirstOrDefaultAsync(row => row.Id == id, ct), cancel);

    public Task<Answer<long>> Count(Specification<TRow> wanted, CancellationToken cancel) =>
        Ask((rows, ct) => rows.Where(wanted.Condition).LongCountAsync(ct), cancel);

    public Task<Answer<long>> Sum(Specification<TRow> wanted, Expression<Func<TRow, long>> what, CancellationToken cancel) =>
        Ask((rows, ct) => rows.Where(wanted.Condition).SumAsync(what, ct), cancel);

    /// <summary>Any other question in EF Core's words, such as a grouped report.</summary>
    public async Task<Answer<T>> Ask<T>(Func<IQueryable<TRow>, CancellationToken, Task<T>> question, CancellationToken cancel)
    {
        for (var again = false; ; again = true)
        {
            var losses = _track.Losses;
            var lagging = await _side.Freshness.Lags(_track, cancel);
            try
            {
                var answer = new Answer<T>(await AgainIfCut(() => Put(question, cancel)), lagging);
                if (_track.Losses == losses) return answer;
            }
            catch (DbException) when (_track.Losses != losses)
            {
                // What could not be read was a table that went away.
            }

            // It went back meanwhile, which a whole table may: then the same is asked of what there is now.
            if (again) throw _side.Freshness.Building(_track);
        }
    }

    /// <summary>For a decision that can say itself that it cannot be made yet: asks again while the read model lags, for some seconds.</summary>
    public Task<Answer<T>> AskPatiently<T>(Func<IQueryable<TRow>, CancellationToken, Task<T>> question, CancellationToken cancel) =>
        Patiently(() => Ask(question, cancel), found => !found.Lagging);

    /// <summary>For a decision that rests on the answer: it shows everything that was commanded before.</summary>
    /// <exception cref="ReadModelBuildingException">The read model lags for longer than anybody wants to wait.</exception>
    public async Task<T> AskSurely<T>(Func<IQueryable<TRow>, CancellationToken, Task<T>> question, CancellationToken cancel)
    {
        var found = await AskPatiently(question, cancel);
        return found.Lagging ? throw _side.Freshness.Building(_track) : found.Value;
    }

    /// <summary>For work that is under way and must not stop in the middle: waits until the read model has caught up, however long that takes.</summary>
    public async Task<T> AskWhenCaughtUp<T>(Func<IQueryable<TRow>, CancellationToken, Task<T>> question, CancellationToken cancel)
    {
        while (true)
        {
            var found = await Ask(question, cancel);
            if (!found.Lagging) return found.Value;
            await Task.Delay(_pause, cancel);
        }
    }

    /// <summary>The row that fits, or a no that can be relied on: what was answered before the question exists.</summary>
    /// <exception cref="ReadModelBuildingException">None fits, but the read model lags for longer than anybody wants to wait.</exception>
    public async Task<Answer<TRow?>> OneThat(Specification<TRow> wanted, CancellationToken cancel)
    {
        var found = await Patiently(
            () => Ask((rows, ct) => rows.Where(wanted.Condition).OrderBy(row => row.Id).FirstOrDefaultAsync(ct), cancel), found => found.Value is not null || !found.Lagging);
        return found.Value is null && found.Lagging ? throw _side.Freshness.Building(_track) : found;
    }

    /// <inheritdoc cref="OneThat"/>
    public Task<Answer<TRow?>> OneSurely(Guid id, CancellationToken cancel) => OneThat(new(row => row.Id == id), cancel);

    /// <summary>All rows as they are at one moment, for an export: dispose it soon, the store keeps the moment until then.</summary>
    public async Task<Snapshot<TRow>> Snapshot(CancellationToken cancel)
    {
        var lagging = await _side.Freshness.Lags(_track, cancel);
        return await AgainIfCut(() => Snapshot<TRow>.Take(_side, _track, lagging, cancel));
    }

    private static async Task<Answer<T>> Patiently<T>(Func<Task<Answer<T>>> ask, Func<Answer<T>, bool> suffices)
    {
        var found = await ask();
        for (var attempt = 1; attempt < PatientAttempts && !suffices(found); attempt++) found = await ask();
        return found;
    }

    private async Task<T> Put<T>(Func<IQueryable<TRow>, CancellationToken, Task<T>> question, CancellationToken cancel)
    {
        await using var context = _side.Contexts.ForQuestion();
        return await question(context.Set<TRow>(), cancel);
    }

    private async Task<T> AgainIfCut<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception cut) when (_side.Store.ForgetsCut(cut))
        {
            return await ask();
        }
    }
}
