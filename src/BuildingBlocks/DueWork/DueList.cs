using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.DueWork;

/// <summary>The due work of one module, without its type.</summary>
internal interface IDueList
{
    /// <summary>Does what has fallen due by now.</summary>
    Task Round(CancellationToken cancel);

    /// <summary>What was tried for the first time so long ago and is still not done.</summary>
    IReadOnlyList<string> StuckFor(TimeSpan time);
}

/// <summary>Takes the due rows of one read model and does their work; what fails is tried again, less and less often.</summary>
/// <remarks>How often something was tried is kept in memory only: the command's id alone sees to it that twice is once.</remarks>
internal sealed class DueList<TRow>(Reads<TRow> rows, IDueWork<TRow> work, Commands commands, JournalKeys keys, TimeProvider clock, ILogger<DueList<TRow>> log) : IDueList
    where TRow : class, IDueRow<TRow>
{
    public const string Actor = "due-work";
    private const int MostDoublings = 8;
    private static readonly TimeSpan _firstRest = TimeSpan.FromSeconds(1);
    // Health looks at it from another thread.
    private ImmutableDictionary<Guid, Attempt> _attempts = ImmutableDictionary<Guid, Attempt>.Empty;

    public async Task Round(CancellationToken cancel)
    {
        var due = await Due(cancel);
        // An entry whose row is gone is done.
        var still = due.Select(r => r.Id).ToHashSet();
        _attempts = _attempts.RemoveRange(_attempts.Keys.Where(id => !still.Contains(id)));
        foreach (var row in due.Where(IsToBeTried))
        {
            cancel.ThrowIfCancellationRequested();
            var error = await Try(row);
            Remember(row, error);
            // With the store away the others would fail as well.
            if (error?.Kind == ErrorKind.Unavailable) return;
        }
    }

    public IReadOnlyList<string> StuckFor(TimeSpan time) => [.. _attempts.Values.Where(a => clock.GetElapsedTime(a.First) >= time).Select(a => a.Text)];

    private async Task<List<TRow>> Due(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var snapshot = await rows.Snapshot(cancel);
        var due = new List<TRow>();
        await foreach (var row in snapshot.Stream(TRow.AreDueBy(now)).WithCancellation(cancel))
        {
            if (work.DueAt(row) <= now) due.Add(row);
        }

        return due;
    }

    private bool IsToBeTried(TRow row) => !_attempts.TryGetValue(row.Id, out var before) || before.Rest.IsOver(clock);

    private async Task<Error?> Try(TRow row)
    {
        try
        {
            return await work.Do(row, CommandOf(row));
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{What} of {Stream} failed; it will be tried again", row.What, row.Stream);
            return CommandErrors.Unavailable;
        }
    }

    private Command CommandOf(TRow row) =>
        new(commands.IdOf("due", row.Stream.ToString("N"), row.What, StoredMoment.Write(row.DueAt!.Value)), keys.Fingerprint([]), Actor);

    // Also after success: until the row is gone there is nothing else to do.
    private void Remember(TRow row, Error? error)
    {
        var before = _attempts.GetValueOrDefault(row.Id);
        var count = (before?.Count ?? 0) + 1;
        var text = $"{row.What} {row.Stream:N}: {error?.En ?? "done, and still due"}";
        _attempts = _attempts.SetItem(row.Id, new(before?.First ?? clock.GetTimestamp(), count, Rest.Of(_firstRest * Math.Pow(2, Math.Min(count, MostDoublings)), clock), text));
        if (error is not null) log.LogWarning("{What} of {Stream} could not be done, attempt {Count}: {Reason}", row.What, row.Stream, count, error.En);
    }

    /// <param name="First">When it was tried first, as the clock counts that nobody can set.</param>
    private sealed record Attempt(long First, int Count, Rest Rest, string Text);
}
