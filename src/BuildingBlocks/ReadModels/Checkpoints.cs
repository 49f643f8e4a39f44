using System.Data.Common;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>What is written down about one table.</summary>
/// <param name="Target">The newest record when it was made: before it has come so far, it was never whole.</param>
/// <param name="Generation">How often the table has been made.</param>
internal sealed record Checkpoint(string Name, long Position, long Target, long Generation, string Definition, string? Stopped);

/// <summary>Reads and writes checkpoints.</summary>
internal static class Checkpoints
{
    private const string Columns = "select name, position, target, generation, definition, stopped from read_checkpoint";

    public static IReadOnlyList<Checkpoint> AllCheckpoints(this DbConnection connection, DbTransaction? transaction = null) =>
        [.. connection.Rows(Columns, transaction).Select(Of)];

    /// <summary>Null when there is no such table.</summary>
    public static Checkpoint? CheckpointOf(this DbConnection connection, string table, DbTransaction? transaction = null) =>
        connection.Rows(Columns + " where name = @name", transaction, ("@name", table)) is [var row] ? Of(row) : null;

    private static Checkpoint Of(object[] row) => new((string)row[0], (long)row[1], (long)row[2], (long)row[3], (string)row[4], row[5] as string);
}
