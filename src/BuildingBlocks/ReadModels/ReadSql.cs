using System.Data.Common;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>The few statements about checkpoints, in SQL that both stores understand.</summary>
internal static class ReadSql
{
    public const string Bookkeeping =
        """
        create table if not exists read_origin(journal text not null primary key);
        create table if not exists read_checkpoint(name text not null primary key, position bigint not null, definition text not null);
        """;

    public const string Checkpoint = "select position from read_checkpoint where name = @name";

    public const string MoveCheckpoint = "update read_checkpoint set position = @to where name = @name and position = @from";

    public const string SetCheckpoint =
        """
        insert into read_checkpoint(name, position, definition) values (@name, 0, @definition)
        on conflict (name) do update set position = 0, definition = excluded.definition
        """;

    public static int Run(this DbConnection connection, string sql, DbTransaction? transaction = null, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, transaction, parameters);
        return command.ExecuteNonQuery();
    }

    public static IReadOnlyList<object> Column(this DbConnection connection, string sql, DbTransaction? transaction = null, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, transaction, parameters);
        using var reader = command.ExecuteReader();
        var values = new List<object>();
        while (reader.Read()) values.Add(reader.GetValue(0));
        return values;
    }

    /// <summary>How far a table has come; null when there is no such table.</summary>
    public static long? PositionOf(this DbConnection connection, string table, DbTransaction? transaction = null) =>
        connection.Column(Checkpoint, transaction, ("@name", table)) is [long position] ? position : null;

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
