using System.Data.Common;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Reads and writes the rows of one table, with statements prepared once, inside the transaction at hand.</summary>
internal sealed class RowWriter(IReadStore store, ReadDbContext context, DbConnection connection, RowColumns columns) : IDisposable
{
    private readonly IRowStatements _statements = store.StatementsFor(columns, connection);

    public ReadDbContext Context { get; } = context;

    public RowColumns Columns { get; } = columns;

    /// <summary>Set for each page.</summary>
    public DbTransaction? Transaction { get; set; }

    public (string Sql, DbParameter Keys) SelectByKeys(IReadOnlyCollection<Guid> keys) => store.SelectByKeys(Columns.Table, keys);

    public void Write(IReadOnlyList<object> rows, IReadOnlyList<Guid> gone)
    {
        if (rows.Count > 0) _statements.Upsert(rows, Transaction!);
        if (gone.Count > 0) _statements.Delete(gone, Transaction!);
    }

    public void Dispose() => _statements.Dispose();
}
