using System.Data.Common;
using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>The one connection that writes read models: a page's rows and its checkpoint in one transaction.</summary>
internal sealed class ReadWriter : IDisposable
{
    private readonly ReadDbContext _context;
    private readonly Dictionary<string, RowWriter> _writers = [];

    public ReadWriter(IReadStore store, ReadContexts contexts)
    {
        Store = store;
        Connection = store.OpenWriter();
        _context = contexts.ForWriting(Connection);
        Tables = new(store, Connection, (model, table) => new(store, _context, model, table));
        Rebuilds = new(store, Connection, Tables);
    }

    public IReadStore Store { get; }

    public DbConnection Connection { get; }

    public ReadTables Tables { get; }

    public Rebuilds Rebuilds { get; }

    /// <summary>Writes a page for these tables, all or none; false when another leader has moved one of them.</summary>
    public bool Write(IReadOnlyList<Track> tracks, long from, IReadOnlyList<Recorded> page)
    {
        using var transaction = Store.BeginWriting(Connection);
        _context.Database.UseTransaction(transaction);
        try
        {
            foreach (var track in tracks)
            {
                var moved = Connection.Run(ReadSql.MoveCheckpoint, transaction, ("@name", track.Table), ("@from", from), ("@to", page[^1].Position));
                if (moved != 1) return false;
                track.Model.Apply(WriterOf(track, transaction), page);
            }

            transaction.Commit();
        }
        finally
        {
            _context.Database.UseTransaction(null);
        }

        Store.Peers?.Tell(Connection);
        return true;
    }

    /// <summary>So that those who follow know it too.</summary>
    public void Stop(Track track, string why) =>
        Connection.Run("update read_checkpoint set stopped = @why where name = @name", null, ("@name", track.Table), ("@why", why));

    public void Dispose()
    {
        foreach (var writer in _writers.Values) writer.Dispose();
        _context.Dispose();
        Connection.Dispose();
    }

    private RowWriter WriterOf(Track track, DbTransaction transaction)
    {
        if (!_writers.TryGetValue(track.Table, out var writer))
            _writers[track.Table] = writer = new(Store, _context, Connection, new(Store, _context, track.Model, track.Table));
        writer.Transaction = transaction;
        return writer;
    }
}
