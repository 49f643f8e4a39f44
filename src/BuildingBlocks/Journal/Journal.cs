using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Telemetry;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The truth, the audit trail and the outbox at once: every event of every aggregate, in one order.</summary>
public sealed class Journal : IJournalReader, IAsyncDisposable
{
    private const int CommandsAtOnce = 10_000;
    private static readonly TimeSpan BeforeLearning = TimeSpan.FromSeconds(2);
    private readonly IJournalStore _store;
    private readonly EventCodec _codec;
    private readonly JournalWriter _writer;
    private readonly RecentRecords _recent = new();
    private readonly SeenCommands _seen = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private Task _following = Task.CompletedTask;
    private Task _learning = Task.CompletedTask;
    private long _newest;

    /// <param name="called">What its figures are told apart by.</param>
    internal Journal(IJournalStore store, EventCodec codec, JournalKeys keys, TimeProvider clock, ILogger logger, string called = JournalFigures.Main)
    {
        _store = store;
        _codec = codec;
        Keys = keys;
        Clock = clock;
        Logger = logger;
        _writer = new(store, Committed, new(called), logger);
    }

    public JournalKeys Keys { get; }

    public TimeProvider Clock { get; }

    internal ILogger Logger { get; }

    public long Newest => Volatile.Read(ref _newest);

    public Guid Identity => _store.Identity;

    /// <summary>Private parts that could not be read since the start; anything but 0 is a fault.</summary>
    public long UnreadableParts => _codec.UnreadableParts;

    internal IJournalStore Store => _store;

    internal Task Open(CancellationToken cancel = default) => Open(TaskScheduler.Default, cancel);

    /// <param name="writer">Where the writer runs.</param>
    internal async Task Open(TaskScheduler writer, CancellationToken cancel)
    {
        var head = await _store.Open(cancel);
        Volatile.Write(ref _newest, head.Last);
        _writer.Start(writer);
        _following = _store.Follow(Reached, Logger, _closing.Token);
    }

    public async ValueTask<long> NewestNow(CancellationToken cancel)
    {
        if (_store.IsShared) Reached(await Read(s => s.Newest(cancel)));
        return Newest;
    }

    public async Task WhenBeyond(long position, CancellationToken cancel)
    {
        while (true)
        {
            var moved = Volatile.Read(ref _moved);
            if (Newest > position) return;
            await moved.Task.WaitAsync(cancel);
        }
    }

    public async Task<IReadOnlyList<Recorded>> ReadAfter(long position, int limit, CancellationToken cancel)
    {
        if (_recent.After(position, limit) is { } recent) return recent;
        var page = Decode(await Read(s => s.ReadAfter(position, limit, cancel)));
        // Who follows the journal hears here of what other processes have carried out.
        foreach (var record in page)
        {
            if (record.Command is { } command) _seen.Add(command);
        }

        return page;
    }

    /// <summary>A stream's records after a version, in order.</summary>
    public async Task<IReadOnlyList<Recorded>> ReadStream(StreamId stream, long afterVersion, int limit, CancellationToken cancel = default) =>
        Decode(await Read(s => s.ReadStream(stream, afterVersion, limit, cancel)));

    /// <summary>The records of one command and the digest of its request; null when it never happened.</summary>
    public async Task<(byte[] Fingerprint, IReadOnlyList<Recorded> Records)?> FindCommand(Guid command, CancellationToken cancel = default)
    {
        var rows = await Read(s => s.FindCommand(command, cancel));
        return rows.Count == 0 ? null : (rows[0].Fingerprint ?? [], Decode(rows));
    }

    /// <summary>Whether a command may have been carried out before; only the journal says for sure. False also for one that this process has not heard of.</summary>
    internal bool MayKnow(Guid command) => _seen.MayHold(command);

    /// <summary>Begins to learn in the background which commands were ever carried out. Until that is over, repeats from before the start cost more, and nothing else differs.</summary>
    internal void BeginToLearn() => _learning = Task.Run(async () =>
    {
        try
        {
            // Whoever waits for the first answer comes first.
            await Task.Delay(BeforeLearning, Clock, _closing.Token);
            await LearnCommands(_closing.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Logger.LogWarning(failure, "Not all commands of the past could be learnt; repeats of theirs cost more");
        }
    });

    internal async Task LearnCommands(CancellationToken cancel)
    {
        IReadOnlyList<Guid> page;
        for (var after = Guid.Empty; (page = await _store.Commands(after, CommandsAtOnce, cancel)).Count > 0; after = page[^1])
        {
            foreach (var command in page) _seen.Add(command);
        }
    }

    /// <summary>The event that holds a name; null when the name is free.</summary>
    public async Task<Recorded?> FindClaim(Claim claim, CancellationToken cancel = default)
    {
        if (await Read(s => s.FindClaim(NameOf(claim), cancel)) is not { } holder) return null;
        return await RecordAt(holder.Stream, holder.Version, cancel);
    }

    internal async Task<Recorded> RecordAt(StreamId stream, long version, CancellationToken cancel = default)
    {
        var rows = await Read(s => s.ReadStream(stream, version - 1, 1, cancel));
        return Decode(rows)[0];
    }

    /// <summary>The private parts of some events of a stream, by commitment.</summary>
    internal async Task<IReadOnlyDictionary<string, object>> PrivatesOf(StreamId stream, IReadOnlyCollection<long> versions, CancellationToken cancel = default)
    {
        var privates = new Dictionary<string, object>();
        foreach (var version in versions)
        {
            foreach (var row in await Read(s => s.ReadStream(stream, version - 1, 1, cancel)))
            {
                foreach (var (commitment, part) in _codec.PrivatesOf(row)) privates[commitment] = part;
            }
        }

        return privates;
    }

    internal byte[] NameOf(Claim claim) => Keys.Name("claim." + claim.Kind, claim.Name);

    internal StoredEvent Encode(object happened, StreamId stream, long version)
    {
        var (name, data, privateBlob) = _codec.Encode(happened, stream, version);
        return new(happened, name, data, privateBlob);
    }

    internal void Queue(Append append) => _writer.Queue(append);

    internal void ForgetRecent() => _recent.Clear();

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _closing.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _learning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<T> Read<T>(Func<IJournalStore, Task<T>> read)
    {
        try
        {
            return await read(_store);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new JournalUnavailableException("The journal could not be read", failure);
        }
    }

    private List<Recorded> Decode(IReadOnlyList<JournalRow> rows)
    {
        // What can be read is durable. Where the writer was not told of its success, this is how those who follow hear of it.
        if (rows.Count > 0) Reached(rows.Max(r => r.Position));
        return [.. rows.Select(Decode)];
    }

    private Recorded Decode(JournalRow row)
    {
        var stream = StreamId.Parse(row.Stream);
        var command = row.Command is { } id ? new Guid(id, bigEndian: true) : (Guid?)null;
        return new(row.Position, stream, row.Version, _codec.Decode(row.Name, row.Data, row.Private, stream, row.Version), row.Actor, StoredMoment.Read(row.At), command);
    }

    private void Committed(IReadOnlyList<Append> batch, IReadOnlyList<AppendResult> results)
    {
        var committed = batch.Zip(results).Where(a => a.Second.Outcome == AppendOutcome.Committed).ToList();
        // A store may write what clashes within a batch after the rest of it.
        committed.Sort((one, other) => one.Second.Position.CompareTo(other.Second.Position));
        foreach (var (append, result) in committed)
        {
            _recent.Add(append, result.Position);
            _seen.Add(append.Command.Id);
        }

        if (committed.Count > 0) Reached(committed[^1].Second.Position);
    }

    private void Reached(long position)
    {
        for (var newest = Newest; ;)
        {
            if (position <= newest) return;
            var seen = Interlocked.CompareExchange(ref _newest, position, newest);
            if (seen == newest) break;
            newest = seen;
        }

        Interlocked.Exchange(ref _moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
