using System.Data.Common;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Makes, replaces and drops the tables of read models, each together with its checkpoint.</summary>
internal sealed class ReadTables(IReadStore store, DbConnection connection, Func<ReadModel, string, RowColumns> columnsOf)
{
    // Raised when the tables of bookkeeping change: what an older binary has stored is then made again.
    private const int Layout = 2;

    /// <summary>True when what is stored was made from this journal, or nothing is stored yet.</summary>
    public async Task<bool> BelongTo(IJournalReader journal, CancellationToken cancel)
    {
        if (!AreMarkedAs(journal.Identity)) return false;
        // Looked up before the journal is asked: beside this process another one may write both.
        var furthest = connection.AllCheckpoints().Select(c => c.Position).DefaultIfEmpty(0).Max();
        // Beyond the newest record: the journal was restored from an older copy.
        return furthest <= await journal.NewestNow(cancel);
    }
    /// <summary>Makes the table empty unless it is there with the columns of its row type; answers how far it has come.</summary>
    public Checkpoint Prepare(ReadModel model, long newest)
    {
        using var transaction = store.BeginWriting(connection);
        var table = model.Table.FullName;
        var definition = columnsOf(model, table).Definition;
        if (connection.CheckpointOf(table, transaction)?.Definition != definition) Make(model, table, newest, transaction);
        if (connection.CheckpointOf(model.Table.NextName, transaction) is { } next && next.Definition != definition) Drop(next.Name, transaction);
        var checkpoint = connection.CheckpointOf(table, transaction)!;
        transaction.Commit();
        return checkpoint;
    }

    /// <summary>Makes the table that a read model's rows are filled into anew, beside the one that answers.</summary>
    public void MakeNext(ReadModel model, long newest, DbTransaction transaction) => Make(model, model.Table.NextName, newest, transaction);

    /// <summary>The table that was filled beside takes the other's place, with its checkpoint; false when it is not as far.</summary>
    public bool Replace(ReadModel model, DbTransaction transaction)
    {
        var (name, beside) = (model.Table.FullName, model.Table.NextName);
        if (connection.CheckpointOf(beside, transaction) is not { } next || next.Position < next.Target) return false;
        if (connection.CheckpointOf(name, transaction) is { } old && old.Position > next.Position) return false;
        Drop(name, transaction);
        connection.Run($"alter table {beside} rename to {name}", transaction);
        connection.Run("update read_checkpoint set name = @name where name = @beside", transaction, ("@name", name), ("@beside", beside));
        return true;
    }

    public void DropNext(ReadModel model, DbTransaction transaction) => Drop(model.Table.NextName, transaction);

    /// <summary>Drops the tables of this read model's older shapes.</summary>
    public void DropOlderShapes(ReadModel model)
    {
        using var transaction = store.BeginWriting(connection);
        foreach (var checkpoint in connection.AllCheckpoints(transaction))
        {
            if (ReadTable.ShapeOf(checkpoint.Name, model.Table.Name) is { } shape && shape < model.Table.Shape) Drop(checkpoint.Name, transaction);
        }

        transaction.Commit();
    }

    private void Make(ReadModel model, string table, long newest, DbTransaction transaction)
    {
        var columns = columnsOf(model, table);
        var before = connection.Column("select max(generation) from read_checkpoint", transaction) is [long generation] ? generation : 0;
        Drop(table, transaction);
        connection.Run(columns.Create(before + 1), transaction);
        connection.Run(
            ReadSql.AddCheckpoint, transaction, ("@name", table), ("@target", newest), ("@generation", before + 1), ("@definition", columns.Definition));
    }

    private void Drop(string table, DbTransaction transaction)
    {
        connection.Run($"drop table if exists {table}", transaction);
        connection.Run("delete from read_checkpoint where name = @name", transaction, ("@name", table));
    }

    private bool AreMarkedAs(Guid journal)
    {
        using var transaction = store.BeginWriting(connection);
        connection.Run(ReadSql.Bookkeeping, transaction);
        var wanted = $"{journal:N}/{Layout}";
        connection.Run("insert into read_origin(journal) select @journal where not exists (select 1 from read_origin)", transaction, ("@journal", wanted));
        var origin = connection.Column("select journal from read_origin", transaction);
        transaction.Commit();
        return origin is [string from] && from == wanted;
    }
}
