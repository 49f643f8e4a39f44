using System.Collections.Concurrent;
using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.Logging;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>What may befall one batch.</summary>
internal enum Mishap
{
    None,

    /// <summary>Nothing is written, and the writer is not told.</summary>
    FailsBefore,

    /// <summary>All is written, and the writer is not told.</summary>
    FailsAfter,

    /// <summary>Nothing is written, since somebody else wrote.</summary>
    Conflicts,

    /// <summary>Nothing is written, since the other silos do not count on this one any more.</summary>
    GivesUp,
}

/// <summary>A store that fails, waits or conflicts when a test wants it.</summary>
internal sealed class UnreliableStore(IJournalStore store) : IJournalStore
{
    private readonly ConcurrentQueue<Mishap> _mishaps = new();
    private volatile TaskCompletionSource? _held;
    private volatile bool _away;
    private volatile bool _streamsAway;
    private int _waiting;
    private int _batches;
    private int _rowsOfStreams;

    public bool Away { get => _away; set => _away = value; }

    /// <summary>Goes away right after the next batch.</summary>
    public bool AwayAfterNext { get; set; }

    /// <summary>What befalls each batch that no other mishap waits for.</summary>
    public Func<Mishap> Weather { get; set; } = () => Mishap.None;

    public int Batches => Volatile.Read(ref _batches);

    /// <summary>How many records of single streams were read.</summary>
    public int RowsOfStreams => Volatile.Read(ref _rowsOfStreams);

    public bool HasOneWaiting => Volatile.Read(ref _waiting) > 0;

    public Guid Identity => store.Identity;

    /// <summary>A file is never shared; where a test has two silos on one, it says so here.</summary>
    public bool IsShared { get; set; } = store.IsShared;

    /// <summary>Streams cannot be read, and all else works.</summary>
    public bool StreamsAway { get => _streamsAway; set => _streamsAway = value; }

    public LateAnswer OfStreams { get; } = new();

    public LateAnswer OfCommands { get; } = new();

    public void Next(params ReadOnlySpan<Mishap> mishaps)
    {
        foreach (var mishap in mishaps) _mishaps.Enqueue(mishap);
    }

    /// <summary>Lets no batch through until <see cref="Release"/>.</summary>
    public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        var held = _held;
        _held = null;
        held?.TrySetResult();
    }

    public void BeGood()
    {
        Away = AwayAfterNext = StreamsAway = false;
        Weather = () => Mishap.None;
        _mishaps.Clear();
        Release();
        OfStreams.LetGo();
        OfCommands.LetGo();
    }

    public Task<long> Newest(CancellationToken cancel) => Reach().Newest(cancel);

    public Task Follow(Action<long> reached, ILogger logger, CancellationToken cancel) => store.Follow(reached, logger, cancel);

    public Task<JournalHead> Open(CancellationToken cancel) => Reach().Open(cancel);

    public async Task<IReadOnlyList<AppendResult>> Write(IReadOnlyList<Append> batch, CancellationToken cancel)
    {
        Interlocked.Increment(ref _batches);
        Interlocked.Increment(ref _waiting);
        if (_held is { } held) await held.Task;
        Interlocked.Decrement(ref _waiting);
        if (!_mishaps.TryDequeue(out var mishap)) mishap = Weather();
        if (mishap == Mishap.FailsBefore) throw new IOException("The disk failed before the commit");
        if (mishap == Mishap.GivesUp) throw new GivenUpException();
        if (mishap == Mishap.Conflicts) return [.. batch.Select(_ => new AppendResult(AppendOutcome.Conflict))];
        var results = await Reach().Write(batch, cancel);
        if (AwayAfterNext) Away = true;
        if (mishap == Mishap.FailsAfter) throw new IOException("The disk failed after the commit");
        return results;
    }

    public async Task<IReadOnlyList<JournalRow>> ReadStream(StreamId stream, long afterVersion, int limit, CancellationToken cancel)
    {
        if (StreamsAway) throw new IOException("The streams are away");
        var rows = await OfStreams.Pass(Reach().ReadStream(stream, afterVersion, limit, cancel));
        Interlocked.Add(ref _rowsOfStreams, rows.Count);
        return rows;
    }

    public Task<IReadOnlyList<JournalRow>> ReadAfter(long position, int limit, CancellationToken cancel) => Reach().ReadAfter(position, limit, cancel);

    public Task<IReadOnlyList<JournalRow>> FindCommand(Guid command, CancellationToken cancel) => OfCommands.Pass(Reach().FindCommand(command, cancel));

    public Task<IReadOnlyList<Guid>> Commands(Guid after, int limit, CancellationToken cancel) => Reach().Commands(after, limit, cancel);

    public Task<(StreamId Stream, long Version)?> FindClaim(byte[] name, CancellationToken cancel) => Reach().FindClaim(name, cancel);

    public Task RewritePrivate(IReadOnlyList<PrivateRewrite> records, CancellationToken cancel) => Reach().RewritePrivate(records, cancel);

    private IJournalStore Reach() => Away ? throw new IOException("The store is away") : store;
}
