using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>The journal in a PostgreSQL database that several processes may share.</summary>
/// <param name="tells">Whether processes tell each other that it has grown.</param>
/// <param name="fence">What each append asks first; null where the process is no member of anything.</param>
internal sealed class PostgresJournalStore(PostgresDatabase database, JournalKeys keys, bool tells = true, AppendFence? fence = null) : IJournalStore, ISealStore, IAsyncDisposable
{
    private readonly PostgresJournalReads _reads = new(database.Source);
    private readonly PostgresJournalWriter _writer = new(database, keys, fence);
    private readonly PostgresNews _news = new(database);
    private readonly SemaphoreSlim _gate = new(1, 1);

    public Guid Identity { get; private set; }

    public bool IsShared => true;

    public async Task<JournalHead> Open(CancellationToken cancel)
    {
        Identity = await _reads.Identity(cancel);
        return await _reads.Head(cancel);
    }

    public Task<long> Newest(CancellationToken cancel) => _reads.Newest(cancel);

    public Task Follow(Action<long> reached, ILogger logger, CancellationToken cancel) => tells ? _news.Run(reached, logger, cancel) : Task.CompletedTask;

    public async Task<IReadOnlyList<AppendResult>> Write(IReadOnlyList<Append> batch, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            var (results, last) = await _writer.Write(batch, cancel);
            if (last > 0 && tells) _news.Tell(last);
            return results;
        }
        finally
        {
            _gate.Release();
        }
    }

    public Task<IReadOnlyList<JournalRow>> ReadStream(StreamId stream, long afterVersion, int limit, CancellationToken cancel) => _reads.Stream(stream, afterVersion, limit, cancel);

    public Task<IReadOnlyList<JournalRow>> ReadAfter(long position, int limit, CancellationToken cancel) => _reads.After(position, limit, cancel);

    public Task<IReadOnlyList<JournalRow>> FindCommand(Guid command, CancellationToken cancel) => _reads.OfCommand(command, cancel);

    public Task<IReadOnlyList<Guid>> Commands(Guid after, int limit, CancellationToken cancel) => _reads.Commands(after, limit, cancel);

    public Task<(StreamId Stream, long Version)?> FindClaim(byte[] name, CancellationToken cancel) => _reads.Claim(name, cancel);

    public async Task RewritePrivate(IReadOnlyList<PrivateRewrite> records, CancellationToken cancel)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var update = new NpgsqlCommand(
            "update journal j set private = r.after from unnest($1, $2, $3) r(position, before, after) where j.position = r.position and j.private is not distinct from r.before", connection);
        update.Parameters.Add(new() { Value = records.Select(r => r.Position).ToArray() });
        update.Parameters.Add(new() { Value = records.Select(r => r.Before).ToArray() });
        update.Parameters.Add(new() { Value = records.Select(r => r.After).ToArray() });
        if (await update.ExecuteNonQueryAsync(cancel) != records.Count) throw new PrivatePartsMovedException();
        await transaction.CommitAsync(cancel);
    }

    public Task<StoredSeal?> NewestSeal(CancellationToken cancel) => _reads.First($"{PostgresSeals.Columns} order by size desc limit 1", PostgresSeals.Read, cancel);

    public Task<bool> SaveSeal(IReadOnlyList<Leaf> leaves, StoredSeal seal, CancellationToken cancel) => PostgresSeals.Save(database.Source, leaves, seal, cancel);

    public Task<IReadOnlyList<Leaf>> Leaves(long afterPosition, int limit, CancellationToken cancel) =>
        _reads.All($"{PostgresSeals.LeafColumns} where position > $1 order by position limit $2", PostgresSeals.ReadLeaf, cancel, afterPosition, limit);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _gate.Dispose();
    }
}
