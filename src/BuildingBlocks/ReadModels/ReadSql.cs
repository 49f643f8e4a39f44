using System.Data.Common;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>The few statements about checkpoints, in SQL that both stores understand, and ways to run statements.</summary>
internal static class ReadSql
{
    /// <summary>A table's place, the place from which on it is whole, how many there were of it, what it is, and why it stands still.</summary>
    public const string Bookkeeping =
        """
        create table if not exists read_origin(journal text not null primary key);
        create table if not exists read_checkpoint(
          name text not null primary key, position bigint not null, target bigint not null, generation bigint not null, definition text not null, stopped text);
        create table if not exists read_rebuild(
          id text not null primary key, name text not null, started bigint not null, finished bigint, processed bigint not null, total bigint not null, failure text);
        """;

    public const string MoveCheckpoint = "update read_checkpoint set position = @to, stopped = null where name = @name and position = @from";

    public const string AddCheckpoint =
        "insert into read_checkpoint(name, position, target, generation, definition) values (@name, 0, @target, @generation, @definition)";

    public static int Run(this DbConnection connection, string sql, DbTransaction? transaction = null, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, transaction, parameters);
        return command.ExecuteNonQuery();
    }

    public static IReadOnlyList<object> Column(this DbConnection connection, string sql, DbTransaction? transaction = null, params ReadOnlySpan<(string Name, object Value)> parameters) =>
        [.. connection.Rows(sql, transaction, parameters).Select(row => row[0])];

    public static IReadOnlyList<object[]> Rows(this DbConnection connection, string sql, DbTransaction? transaction = null, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, transaction, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public static void Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private static DbCommand Command(this DbConnection connection, string sql, DbTransaction? transaction, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters) command.Add(name, value);
        return command;
    }
}
