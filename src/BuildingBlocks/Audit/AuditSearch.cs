using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Looks things up in the trail where it lies, newest first: nothing is copied out of it.</summary>
public sealed class AuditSearch
{
    private const int RowsAtOnce = 1000;

    // About a second's reading. A question that finds little in so many rows gets what it found, and goes on with the cursor.
    private const int MostRows = 100_000;
    private readonly AuditPlace _place;
    private readonly EventCodec _codec;
    private readonly JournalKeys _keys;

    internal AuditSearch(AuditPlace place, EventCodec codec, JournalKeys keys) => (_place, _codec, _keys) = (place, codec, keys);

    public async Task<AuditPage> Find(AuditFilter filter, int limit, string? cursor, bool includeTotal, CancellationToken cancel)
    {
        if (Begin(cursor, filter) is not { } begin) return new([], null, null, ListErrors.CursorInvalid);
        var (found, seen, last) = (new List<AuditLine>(), 0, begin);
        string? next = null;
        await foreach (var (line, at) in Read(filter, begin, cancel))
        {
            if (line is not null && found.Count == limit)
            {
                next = Write(last, filter);
                break;
            }

            if (line is not null) found.Add(line);
            last = at;
            if (++seen < MostRows) continue;
            next = Write(last, filter);
            break;
        }

        return new(found, next, includeTotal ? await Count(filter, cancel) : null, null);
    }

    /// <summary>All that fits, newest first, for an export.</summary>
    public async IAsyncEnumerable<AuditLine> All(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (line, _) in Read(filter, Place.Newest, cancel))
        {
            if (line is not null) yield return line;
        }
    }

    private async Task<long> Count(AuditFilter filter, CancellationToken cancel)
    {
        var count = 0L;
        await foreach (var _ in All(filter, cancel)) count++;
        return count;
    }

    /// <summary>Every row before a place; null where it does not fit.</summary>
    private async IAsyncEnumerable<(AuditLine? Line, Place At)> Read(AuditFilter filter, Place before, [EnumeratorCancellation] CancellationToken cancel)
    {
        var months = await Task.Run(_place.Months, cancel);
        foreach (var month in months.Where(m => filter.Touches(m) && m <= before.Month).Reverse())
        {
            await using var store = await Task.Run(() => _place.Open(month, _keys), cancel);
            await store.Entries.Open(cancel);
            var high = await store.Entries.Newest(cancel);
            if (month == before.Month) high = Math.Min(high, before.Position - 1);
            while (high > 0)
            {
                var low = Math.Max(0, high - RowsAtOnce);
                var rows = await Task.Run(() => store.Entries.ReadAfter(low, (int)(high - low), cancel), cancel);
                foreach (var row in rows.Reverse()) yield return (Fitting(row, filter, month), new(month, row.Position));
                high = low;
            }
        }
    }

    private AuditLine? Fitting(JournalRow row, AuditFilter filter, AuditMonth month)
    {
        if (filter.Actor is { } actor && actor != row.Actor) return null;
        var stream = StreamId.Parse(row.Stream);
        return _codec.Decode(row.Name, row.Data, row.Private, stream, row.Version) is AuditEntry entry && filter.Fits(entry, StoredMoment.Read(row.At))
            ? new(stream.Id, StoredMoment.Read(row.At), month, row.Position, entry)
            : null;
    }

    private static Place? Begin(string? cursor, AuditFilter filter)
    {
        if (cursor is null) return Place.Newest;
        return Cursor.Read(cursor, filter.ToString()) is [{ ValueKind: JsonValueKind.String } month, { ValueKind: JsonValueKind.Number } position] && AuditMonth.Parse(month.GetString()) is { } of
            ? new(of, position.GetInt64())
            : null;
    }

    private static string Write(Place place, AuditFilter filter) =>
        Cursor.Write([JsonSerializer.SerializeToElement(place.Month.ToString()), JsonSerializer.SerializeToElement(place.Position)], filter.ToString());

    private sealed record Place(AuditMonth Month, long Position)
    {
        public static readonly Place Newest = new(new(9999, 12), long.MaxValue);
    }
}

/// <summary>What is looked for.</summary>
/// <param name="Target">The whole object, or its kind alone.</param>
public sealed record AuditFilter(string? Actor = null, DateOnly? From = null, DateOnly? To = null, AuditAction? Action = null, string? Target = null, AuditResult? Result = null, string? Address = null)
{
    internal bool Touches(AuditMonth month) => !(From > month.LastDay) && !(To < month.FirstDay);

    internal bool Fits(AuditEntry entry, DateTimeOffset at)
    {
        var day = ChinaTime.DayOf(at);
        return !(day < From) && !(day > To)
            && (Action is null || Action == entry.Action)
            && (Result is null || Result == entry.Result)
            && (Address is null || Address == entry.Address)
            && (Target is null || Target == entry.Target || entry.Target?.StartsWith(Target + "/", StringComparison.Ordinal) is true);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Actor}\n{From}\n{To}\n{Action}\n{Target}\n{Result}\n{Address}");
}

/// <summary>An entry where it stands.</summary>
public sealed record AuditLine(Guid Id, DateTimeOffset At, AuditMonth Month, long Position, AuditEntry Entry);

/// <summary>A page of them.</summary>
public sealed record AuditPage(IReadOnlyList<AuditLine> Items, string? NextCursor, long? Total, Error? Error);
