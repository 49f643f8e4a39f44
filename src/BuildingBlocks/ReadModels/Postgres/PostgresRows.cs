using System.Data.Common;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.ReadModels.Postgres;

/// <summary>Writes all rows of a page in one statement, one array a column.</summary>
internal sealed class PostgresRows : IRowStatements
{
    private readonly RowColumns _columns;
    private readonly NpgsqlCommand _upsert;
    private readonly NpgsqlCommand _delete;

    public PostgresRows(RowColumns columns, DbConnection connection)
    {
        _columns = columns;
        var arrays = string.Join(", ", columns.Columns.Select(c => "@" + c.Name));
        _upsert = (NpgsqlCommand)connection.CreateCommand();
        _upsert.CommandText = $"insert into {columns.Table} ({columns.Names}) select * from unnest({arrays}) on conflict (id) do {columns.Otherwise}";
        foreach (var column in columns.Columns) _upsert.Parameters.Add(new(column.Name, null) { DataTypeName = column.Type + "[]" });
        _delete = (NpgsqlCommand)connection.CreateCommand();
        _delete.CommandText = $"delete from {columns.Table} where id = any(@keys)";
        _delete.Parameters.Add(new("keys", null) { DataTypeName = "uuid[]" });
    }

    public void Upsert(IReadOnlyList<object> rows, DbTransaction transaction)
    {
        for (var i = 0; i < _columns.Columns.Count; i++)
        {
            var column = _columns.Columns[i];
            var values = Array.CreateInstance(column.Stores, rows.Count);
            for (var row = 0; row < rows.Count; row++) values.SetValue(column.ValueOf(rows[row]), row);
            _upsert.Parameters[i].Value = values;
        }

        Run(_upsert, transaction);
    }

    public void Delete(IReadOnlyList<Guid> keys, DbTransaction transaction)
    {
        _delete.Parameters[0].Value = keys;
        Run(_delete, transaction);
    }

    public void Dispose()
    {
        _upsert.Dispose();
        _delete.Dispose();
    }

    private static void Run(NpgsqlCommand command, DbTransaction transaction)
    {
        command.Transaction = (NpgsqlTransaction)transaction;
        if (!command.IsPrepared) command.Prepare();
        command.ExecuteNonQuery();
    }
}
