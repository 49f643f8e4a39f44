using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Microsoft.Extensions.Logging;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>One month of the trail, open for writing: the journal's writer, hashes and seals on a store of its own.</summary>
/// <remarks>Each entry is a stream of one record, so that entries of several processes never stand in each other's way.</remarks>
internal sealed class AuditJournal : IAsyncDisposable
{
    public const string Kind = "audit";

    private readonly AuditStore _store;
    private readonly Journal.Journal _journal;
    private readonly Seals _seals;
    private readonly Sealer _sealer;
    private long _sealed = -1;

    private AuditJournal(AuditMonth month, AuditStore store, Journal.Journal journal, ILoggerFactory logs)
    {
        (Month, _store, _journal, _seals) = (month, store, journal, new(journal));
        _sealer = new(journal, store.Seals, _seals, logs.CreateLogger<Sealer>());
    }

    public AuditMonth Month { get; }

    public Guid Identity => _journal.Identity;

    /// <summary>The newest seal that this process knows; null before the first.</summary>
    public SealHead? Head => _seals.Newest;

    public static async Task<AuditJournal> Open(AuditPlace place, AuditMonth month, EventCodec codec, JournalKeys keys, TimeProvider clock, ILoggerFactory logs)
    {
        var store = place.Open(month, keys);
        try
        {
            var journal = new Journal.Journal(store.Entries, codec, keys, clock, logs.CreateLogger<Journal.Journal>(), Kind);
            await journal.Open();
            return new(month, store, journal, logs);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>True when the entry is durable; false when nobody knows, and it may be tried again under the same id.</summary>
    public async Task<bool> Append(Guid id, AuditEntry entry, DateTimeOffset at, TimeSpan patience)
    {
        var stream = new StreamId(Kind, id);
        var append = new Append(new(), stream, 0, [_journal.Encode(entry, stream, 1)], [], new(id, [], entry.Actor), StoredMoment.Cut(at), entry);
        _journal.Queue(append);
        try
        {
            return (await append.Done.WaitAsync(patience)).Outcome is AppendOutcome.Committed or AppendOutcome.Repeated;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Seals what has come in since; false when it failed.</summary>
    public async Task<bool> Seal(CancellationToken cancel)
    {
        var newest = _journal.Newest;
        if (newest == _sealed) return true;
        if (!await _sealer.TrySealAll(cancel)) return false;
        _sealed = newest;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _sealer.Dispose();
        await _store.DisposeAsync();
    }
}
