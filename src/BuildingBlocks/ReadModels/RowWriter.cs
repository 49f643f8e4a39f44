using System.Data.Common;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Writes the rows of one table, with statements prepared once, inside the transaction at hand.</summary>
internal sealed class RowWriter(IReadStore store, ReadDbContext context, DbConnection connection, RowColumns columns) : IDisposable
{
    private readonly DbCommand _upsert = columns.Upsert(connection);
    private readonly DbCommand _delete = columns.Delete(connection);

    public IReadStore Store { get; } = store;

    public ReadDbContext Context { get; } = context;

    public RowColumns Columns { get; } = columns;

    public void Enter(DbTransaction transaction)
    {
        _upsert.Transaction = transaction;
        _delete.Transaction = transaction;
    }

    public void Upsert(object row)
    {
        Columns.Bind(_upsert, row);
        _upsert.ExecuteNonQuery();
    }

    public void Delete(Guid key)
    {
        Columns.BindKey(_delete, key);
        _delete.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _upsert.Dispose();
        _delete.Dispose();
    }
}
