using System.Data.Common;
using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>The one connection that writes read models: a page's rows and its checkpoint in one transaction.</summary>
internal sealed class ReadWriter : IDisposable
{
    private readonly IReadStore _store;
    private readonly DbConnection _connection;
    private readonly ReadDbContext _context;
    private readonly Dictionary<ReadModel, RowWriter> _writers;

    public ReadWriter(IReadStore store, ReadContexts contexts, IEnumerable<ReadModel> models)
    {
        _store = store;
        _connection = store.OpenWriter();
        _context = contexts.ForWriting(_connection);
        _writers = models.ToDictionary(m => m, m => new RowWriter(store, _context, _connection, new(_context, m)));
    }

    /// <summary>True when what is stored was made from this journal, or nothing is stored yet.</summary>
    public bool BelongsTo(IJournalReader journal)
    {
        _connection.Run(ReadSql.Bookkeeping);
        _connection.Run("insert into read_origin(journal) select @journal where not exists (select 1 from read_origin)", null, ("@journal", $"{journal.Identity:N}"));
        var origin = _connection.Column("select journal from read_origin");
        if (origin is not [string from] || from != $"{journal.Identity:N}") return false;
        // Beyond the newest record: the journal was restored from an older copy.
        return _connection.Column("select name from read_checkpoint where position > @newest", null, ("@newest", journal.Newest)).Count == 0;
    }

    /// <summary>Makes the table empty unless it is there with the columns of its row type; answers how far it has come.</summary>
    public long Prepare(ReadModel model)
    {
        var definition = _writers[model].Columns.CreateTable;
        using var transaction = _store.BeginWriting(_connection);
        var found = _connection.Column("select definition from read_checkpoint where name = @name", transaction, ("@name", model.Table.FullName));
        if (found is not [string known] || known != definition) Empty(model, transaction);
        var position = _connection.PositionOf(model.Table.FullName, transaction)!.Value;
        transaction.Commit();
        return position;
    }

    /// <summary>Empties the table, to be filled from the beginning.</summary>
    public void Empty(ReadModel model)
    {
        using var transaction = _store.BeginWriting(_connection);
        Empty(model, transaction);
        transaction.Commit();
    }

    public long PositionOf(ReadModel model) => _connection.PositionOf(model.Table.FullName)!.Value;

    /// <summary>Writes a page for these read models, all or none; false when another leader has moved one of them.</summary>
    public bool Write(IReadOnlyList<ReadModel> models, long from, IReadOnlyList<Recorded> page)
    {
        using var transaction = _store.BeginWriting(_connection);
        _context.Database.UseTransaction(transaction);
        try
        {
            foreach (var model in models)
            {
                var moved = _connection.Run(
                    ReadSql.MoveCheckpoint, transaction, ("@name", model.Table.FullName), ("@from", from), ("@to", page[^1].Position));
                if (moved != 1) return false;
                _writers[model].Enter(transaction);
                model.Apply(_writers[model], page);
            }

            transaction.Commit();
            return true;
        }
        finally
        {
            _context.Database.UseTransaction(null);
        }
    }

    /// <summary>Drops the tables of this read model's older shapes.</summary>
    public void DropOlderShapes(ReadModel model)
    {
        using var transaction = _store.BeginWriting(_connection);
        foreach (var name in _connection.Column("select name from read_checkpoint", transaction).Cast<string>())
        {
            var cut = name.LastIndexOf('_');
            if (name[..cut] != model.Table.Name || !int.TryParse(name[(cut + 1)..], out var shape) || shape >= model.Table.Shape) continue;
            _connection.Run($"drop table if exists {name}", transaction);
            _connection.Run("delete from read_checkpoint where name = @name", transaction, ("@name", name));
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        foreach (var writer in _writers.Values) writer.Dispose();
        _context.Dispose();
        _connection.Dispose();
    }

    private void Empty(ReadModel model, DbTransaction transaction)
    {
        var columns = _writers[model].Columns;
        _connection.Run(columns.DropTable, transaction);
        _connection.Run(columns.CreateTable, transaction);
        _connection.Run(ReadSql.SetCheckpoint, transaction, ("@name", model.Table.FullName), ("@definition", columns.CreateTable));
    }
}
