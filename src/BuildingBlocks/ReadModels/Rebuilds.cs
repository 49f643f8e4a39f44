using System.Data.Common;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>A read model that is filled again from the journal beside the one that answers; kept, so that it survives a restart.</summary>
/// <param name="Processed">How many records the new table has seen.</param>
/// <param name="Total">How many there were when it began, or when it was done.</param>
/// <param name="Failure">Why it ended without success (position, event, message); the old table stays.</param>
public sealed record ReadRebuild(Guid Id, string Name, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, long Processed, long Total, string? Failure);

/// <summary>The rebuilds that were asked for, each row with its table.</summary>
internal sealed class Rebuilds(IReadStore store, DbConnection connection, ReadTables tables)
{
    private const string Columns = "select id, name, started, finished, processed, total, failure from read_rebuild";

    /// <summary>Begins one, unless this read model has one under way; answers with the one under way.</summary>
    public ReadRebuild Begin(ReadModel model, Guid id, long newest, DateTimeOffset now)
    {
        using var transaction = store.BeginWriting(connection);
        if ((Find(id, transaction) ?? UnderWay(model, transaction)) is { } known) return known;
        tables.MakeNext(model, newest, transaction);
        connection.Run(
            "insert into read_rebuild(id, name, started, processed, total) values (@id, @name, @started, 0, @total)",
            transaction, ("@id", $"{id:N}"), ("@name", model.Table.Name), ("@started", now.ToUnixTimeMilliseconds()), ("@total", newest));
        var begun = Find(id, transaction)!;
        transaction.Commit();
        store.Peers?.Tell(connection);
        return begun;
    }

    public ReadRebuild? Find(Guid id, DbTransaction? transaction = null) =>
        connection.Rows(Columns + " where id = @id", transaction, ("@id", $"{id:N}")) is [var row] ? Of(row) : null;

    /// <summary>The one of this read model that was begun last.</summary>
    public ReadRebuild? Newest(ReadModel model) =>
        connection.Rows(Columns + " where name = @name order by started desc, id desc", null, ("@name", model.Table.Name)) is [var row, ..] ? Of(row) : null;

    public ReadRebuild? UnderWay(ReadModel model, DbTransaction? transaction = null) =>
        connection.Rows(Columns + " where name = @name and finished is null", transaction, ("@name", model.Table.Name)) is [var row, ..] ? Of(row) : null;

    /// <summary>Lets the new table answer; false when it is not as far as the old one.</summary>
    public bool Complete(ReadModel model, long position, DateTimeOffset now)
    {
        using var transaction = store.BeginReplacing(connection);
        if (!tables.Replace(model, transaction)) return false;
        Finish(model, position, null, now, transaction);
        transaction.Commit();
        store.Peers?.Tell(connection);
        return true;
    }

    /// <summary>Gives up, and keeps the old table.</summary>
    public void Fail(ReadModel model, long position, string failure, DateTimeOffset now)
    {
        using var transaction = store.BeginWriting(connection);
        tables.DropNext(model, transaction);
        Finish(model, position, failure, now, transaction);
        transaction.Commit();
    }

    private void Finish(ReadModel model, long position, string? failure, DateTimeOffset now, DbTransaction transaction) => connection.Run(
        "update read_rebuild set finished = @now, processed = @position, total = case when total < @position then @position else total end, failure = @failure where name = @name and finished is null",
        transaction, ("@now", now.ToUnixTimeMilliseconds()), ("@position", position), ("@failure", failure ?? (object)DBNull.Value), ("@name", model.Table.Name));

    private static ReadRebuild Of(object[] row) => new(
        Guid.ParseExact((string)row[0], "N"), (string)row[1], At(row[2])!.Value, At(row[3]), (long)row[4], (long)row[5], row[6] as string);

    private static DateTimeOffset? At(object milliseconds) => milliseconds is long moment ? DateTimeOffset.FromUnixTimeMilliseconds(moment) : null;
}
