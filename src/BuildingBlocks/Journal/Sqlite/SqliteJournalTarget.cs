using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Journal.Sqlite;

/// <summary>A journal.db that is made from another journal: under another name until it is whole.</summary>
internal sealed class SqliteJournalTarget(string file) : IJournalTarget
{
    public Guid? Identity()
    {
        if (!File.Exists(file)) return null;
        using var moment = SqliteJournalMoment.Open(file);
        return moment.Identity;
    }

    public void Fill(IJournalMoment from, CancellationToken cancel)
    {
        var unfinished = file + ".restoring";
        foreach (var left in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(unfinished) + "*")) File.Delete(left);
        using (var connection = SqliteJournalSchema.OpenForWriting(unfinished, mayCreate: true))
        {
            SqliteJournalSchema.Upgrade(connection);
            using var transaction = connection.BeginTransaction(deferred: false);
            SqliteJournalSchema.Run(connection, "delete from journal_identity; delete from journal_head;");
            Write(connection, from, cancel);
            transaction.Commit();
            // One file to rename, nothing beside it.
            SqliteJournalSchema.Run(connection, "pragma wal_checkpoint(truncate)");
            SqliteJournalSchema.Run(connection, "pragma journal_mode=delete");
        }

        File.Move(unfinished, file);
    }

    private static void Write(SqliteConnection connection, IJournalMoment from, CancellationToken cancel)
    {
        Insert(connection, "journal (position, stream, version, name, data, private, command, fingerprint, actor, at)", 10, from.Rows(),
            r => [r.Position, r.Stream, r.Version, r.Name, r.Data, r.Private, r.Command, r.Fingerprint, r.Actor, r.At], cancel);
        Insert(connection, "claims (name, stream, version)", 3, from.Names(), n => [n.Name, n.Stream, n.Version], cancel);
        Insert(connection, "leaves (position, stream, content)", 3, from.Leaves(), l => [l.Position, l.Stream, l.Content], cancel);
        Insert(connection, "seals (size, root, at, signature, frontier)", 5, from.SealsAbove(long.MinValue), s => [s.Size, s.Root, s.At, s.Signature, s.Frontier], cancel);
        Insert(connection, "journal_keys (number, fingerprint)", 2, from.Keys, k => [(long)k.Number, k.Fingerprint], cancel);
        Insert(connection, "journal_identity (only, id)", 2, [from.Identity], id => [1L, id.ToString()], cancel);
        Insert(connection, "journal_head (only, last, sum)", 3, [from.Head], h => [1L, h.Last, h.Sum], cancel);
    }

    private static void Insert<T>(SqliteConnection connection, string into, int columns, IEnumerable<T> rows, Func<T, object?[]> values, CancellationToken cancel)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = $"insert into {into} values ({string.Join(", ", Enumerable.Range(1, columns).Select(n => $"${n}"))})";
        for (var n = 1; n <= columns; n++) insert.Parameters.Add(new SqliteParameter { ParameterName = $"${n}" });
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            var each = values(row);
            for (var n = 0; n < columns; n++) insert.Parameters[n].Value = each[n] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }
}
