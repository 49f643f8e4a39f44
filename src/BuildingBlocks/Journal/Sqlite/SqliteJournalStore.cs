using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Journal.Sqlite;

/// <summary>The journal in one SQLite file: WAL, synchronous=FULL, one writer connection that is made anew after each failure.</summary>
/// <param name="hasPrivateParts">Whether it holds what the keys encrypt, and so names the keys it needs.</param>
internal sealed class SqliteJournalStore(string file, JournalKeys keys, bool hasPrivateParts = true) : IJournalStore, ISealStore, IDisposable
{
    private readonly SqliteJournalReads _reads = new(file);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private SqliteJournalWriterConnection? _writer;

    public Guid Identity { get; private set; }

    public bool IsShared => false;

    /// <summary>How often it is tried to cut the log while a reader holds it.</summary>
    internal int MostCuts { get; set; } = 50;

    /// <summary>Lets tests spoil the writer's connection, for example by a limit to its pages.</summary>
    internal Action<SqliteConnection>? WriterOpened { get; set; }

    public async Task<JournalHead> Open(CancellationToken cancel)
    {
        using (var connection = SqliteJournalSchema.OpenForWriting(file, mayCreate: true))
        {
            SqliteJournalSchema.Upgrade(connection);
            Identity = SqliteJournalSchema.IdentityOf(connection);
            if (hasPrivateParts) SqliteJournalSchema.RememberKeys(connection, keys);
        }

        return await Writing(w => w.Head(), cancel);
    }

    public Task<long> Newest(CancellationToken cancel) => Task.FromResult(_reads.Newest());

    public Task Follow(Action<long> reached, ILogger logger, CancellationToken cancel) => Task.CompletedTask;

    public Task<IReadOnlyList<AppendResult>> Write(IReadOnlyList<Append> batch, CancellationToken cancel) => Writing(w => w.Write(batch), cancel);

    public Task<IReadOnlyList<JournalRow>> ReadStream(StreamId stream, long afterVersion, int limit, CancellationToken cancel) =>
        Task.FromResult(_reads.Stream(stream, afterVersion, limit));

    public Task<IReadOnlyList<JournalRow>> ReadAfter(long position, int limit, CancellationToken cancel) => Task.FromResult(_reads.After(position, limit));

    public Task<IReadOnlyList<JournalRow>> FindCommand(Guid command, CancellationToken cancel) => Task.FromResult(_reads.OfCommand(command));

    public Task<IReadOnlyList<Guid>> Commands(Guid after, int limit, CancellationToken cancel) => Task.FromResult(_reads.Commands(after, limit));

    public Task<(StreamId Stream, long Version)?> FindClaim(byte[] name, CancellationToken cancel) => Task.FromResult(_reads.Claim(name));

    public async Task RewritePrivate(IReadOnlyList<PrivateRewrite> records, CancellationToken cancel)
    {
        await Writing(w => w.RewritePrivate(records), cancel);
        // The write-ahead log holds the old pages until it is cut, which a long reader (verify, a backup) puts off.
        for (var attempt = 1; !await Writing(w => w.CutLog(), cancel); attempt++)
        {
            if (attempt == MostCuts) throw new LogHeldException();
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
        }
    }

    public Task<StoredSeal?> NewestSeal(CancellationToken cancel) => Task.FromResult(_reads.NewestSeal());

    public Task<bool> SaveSeal(IReadOnlyList<Leaf> leaves, StoredSeal seal, CancellationToken cancel) => Writing(w => SqliteSeals.Save(w.Connection, leaves, seal), cancel);

    public Task<IReadOnlyList<Leaf>> Leaves(long afterPosition, int limit, CancellationToken cancel) => Task.FromResult(_reads.Leaves(afterPosition, limit));

    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
        _reads.Dispose();
        _gate.Dispose();
    }

    // One at a time, on one connection: two of them would only wait for each other's lock, and SQLite waits by sleeping.
    private async Task<T> Writing<T>(Func<SqliteJournalWriterConnection, T> write, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            return write(Writer());
        }
        catch
        {
            // After an I/O error nothing about the connection can be trusted: read again from the file.
            _writer?.Dispose();
            _writer = null;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private SqliteJournalWriterConnection Writer()
    {
        if (_writer is { } open) return open;
        // Never makes the file: where it is gone for a while, an empty one in its place would be a second truth.
        var connection = SqliteJournalSchema.OpenForWriting(file, mayCreate: false);
        WriterOpened?.Invoke(connection);
        return _writer = new(connection, keys);
    }
}
