using System.Globalization;
using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Erasures;

/// <summary>Takes somebody's personal data out of the journal (SEC-03), of the kinds that may go. Safe to repeat.</summary>
public sealed class Erasure : IDisposable
{
    private const int Page = 1000;
    private const int MostAttempts = 5;
    private readonly Journal _journal;
    private readonly string _dataDirectory;
    private readonly SemaphoreSlim _one = new(1, 1);

    public Erasure(Journal journal, DataFolder folder) : this(journal, folder.Path)
    {
    }

    internal Erasure(Journal journal, string dataDirectory) => (_journal, _dataDirectory) = (journal, dataDirectory);

    /// <param name="reason">Why, without personal data: it is never erased.</param>
    /// <param name="streams">Where the person stands, when that is known; otherwise the whole journal is searched.</param>
    public async Task Erase(
        Guid subject, IReadOnlyCollection<PrivateKind> kinds, string reason, string actor, IReadOnlyCollection<StreamId>? streams = null, CancellationToken cancel = default)
    {
        PrivateKind[] wanted = [.. kinds.Distinct().Order()];
        await _one.WaitAsync(cancel);
        try
        {
            var last = 0L;
            var rewritten = new List<(long Position, byte[]? Private)>();
            await foreach (var row in Records(streams, cancel))
            {
                var members = PrivateMembers.Of(row.Data, subject);
                if (!members.Any(m => m.Subject == subject && wanted.Contains(m.Kind))) continue;
                last = Math.Max(last, row.Position);
                if (row.Private is null) continue;
                var rest = PrivateParts.Without(row.Private, _journal.Keys, StreamId.Parse(row.Stream), row.Version, members, subject, wanted);
                if (rest is null || !rest.AsSpan().SequenceEqual(row.Private)) rewritten.Add((row.Position, rest));
            }

            if (last == 0) return;
            var at = StoredMoment.Cut(_journal.Clock.GetUtcNow());
            if (rewritten.Count > 0) ErasureLog.Append(_dataDirectory, new(at, subject, wanted, reason, actor, [.. rewritten.Select(r => r.Position)]));
            // Also when nothing is left to rewrite: an earlier attempt may have ended before the log was cut.
            await _journal.Store.RewritePrivate(rewritten, cancel);
            _journal.ForgetRecent();
            await Announce(new(subject, wanted, reason), actor, at, last, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async IAsyncEnumerable<JournalRow> Records(IReadOnlyCollection<StreamId>? streams, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (streams is null)
        {
            IReadOnlyList<JournalRow> page;
            for (var after = 0L; (page = await Task.Run(() => _journal.Store.ReadAfter(after, Page, cancel), cancel)).Count > 0; after = page[^1].Position)
            {
                foreach (var row in page) yield return row;
            }

            yield break;
        }

        foreach (var stream in streams)
        {
            IReadOnlyList<JournalRow> page;
            for (var after = 0L; (page = await _journal.Store.ReadStream(stream, after, Page, cancel)).Count > 0; after = page[^1].Version)
            {
                foreach (var row in page) yield return row;
            }
        }
    }

    /// <summary>Tells the read models. The command id is made of what was erased up to where, so a repeat tells nothing new.</summary>
    private async Task Announce(PersonalDataErased erased, string actor, DateTimeOffset at, long last, CancellationToken cancel)
    {
        var stream = new StreamId("erasure", erased.Subject);
        var id = new Guid(_journal.Keys.Name("erasure", erased.Subject.ToString(), string.Join(',', erased.Kinds), last.ToString(CultureInfo.InvariantCulture)), bigEndian: true);
        var command = new Command(id, _journal.Keys.Fingerprint(id.ToByteArray()), actor);
        for (var attempt = 1; ; attempt++)
        {
            var version = await LastVersion(stream, cancel);
            var append = new Append(new(), stream, version, [_journal.Encode(erased, stream, version + 1)], [], command, at, erased);
            _journal.Queue(append);
            var outcome = (await append.Done).Outcome;
            if (outcome is AppendOutcome.Committed or AppendOutcome.Repeated) return;
            if (attempt == MostAttempts) throw new JournalUnavailableException($"{stream}: the erasure could not be recorded ({outcome}); repeat it");
        }
    }

    private async Task<long> LastVersion(StreamId stream, CancellationToken cancel)
    {
        var version = 0L;
        while (await _journal.Store.ReadStream(stream, version, Page, cancel) is { Count: > 0 } page) version = page[^1].Version;
        return version;
    }
}

/// <summary>The private members of a stored event, in the order in which their parts lie in its private column.</summary>
internal static class PrivateMembers
{
    public static IReadOnlyList<(PrivateKind Kind, Guid Subject)> Of(string data, Guid subject)
    {
        if (!data.Contains(subject.ToString(), StringComparison.Ordinal)) return [];
        var members = new List<(PrivateKind, Guid)>();
        using var json = JsonDocument.Parse(data);
        Walk(json.RootElement, members);
        return members;
    }

    private static void Walk(JsonElement element, List<(PrivateKind, Guid)> members)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Walk(item, members);
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("commitment", out _) && element.TryGetProperty("kind", out var kind) && element.TryGetProperty("subject", out var subject))
        {
            members.Add((Enum.Parse<PrivateKind>(kind.GetString()!, ignoreCase: true), subject.GetGuid()));
            return;
        }

        foreach (var property in element.EnumerateObject()) Walk(property.Value, members);
    }
}
