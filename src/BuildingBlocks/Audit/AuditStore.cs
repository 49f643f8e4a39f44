using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>The journal's own store, opened on one month of the trail.</summary>
internal sealed class AuditStore : IAsyncDisposable
{
    private readonly Func<ValueTask> _close;

    private AuditStore(IJournalStore entries, ISealStore seals, Func<ValueTask> close) => (Entries, Seals, _close) = (entries, seals, close);

    public IJournalStore Entries { get; }

    public ISealStore Seals { get; }

    public static AuditStore Of(SqliteJournalStore store) => new(store, store, () =>
    {
        store.Dispose();
        return ValueTask.CompletedTask;
    });

    public static AuditStore Of(PostgresJournalStore store, PostgresDatabase database) => new(store, store, async () =>
    {
        await store.DisposeAsync();
        database.Dispose();
    });

    public ValueTask DisposeAsync() => _close();
}
