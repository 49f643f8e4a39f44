using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Journal.Sqlite;

/// <summary>Seals and leaves in journal.db.</summary>
internal static class SqliteSeals
{
    private const string SealColumns = "select size, root, at, signature, frontier from seals";

    public static bool Save(SqliteConnection connection, IReadOnlyList<Leaf> leaves, StoredSeal seal)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using (var insert = connection.CreateCommand())
        {
            insert.CommandText = "insert into leaves (position, stream, content) values ($position, $stream, $content)";
            var position = insert.Parameters.Add("$position", SqliteType.Integer);
            var stream = insert.Parameters.Add("$stream", SqliteType.Text);
            var content = insert.Parameters.Add("$content", SqliteType.Blob);
            foreach (var leaf in leaves)
            {
                (position.Value, stream.Value, content.Value) = (leaf.Position, leaf.Stream, leaf.Content);
                insert.ExecuteNonQuery();
            }
        }

        using var add = connection.CreateCommand();
        add.CommandText = "insert into seals (size, root, at, signature, frontier) values ($1, $2, $3, $4, $5)";
        add.Parameters.AddWithValue("$1", seal.Size);
        add.Parameters.AddWithValue("$2", seal.Root);
        add.Parameters.AddWithValue("$3", seal.At);
        add.Parameters.AddWithValue("$4", seal.Signature);
        add.Parameters.AddWithValue("$5", seal.Frontier);
        add.ExecuteNonQuery();
        transaction.Commit();
        return true;
    }

    public static StoredSeal? Newest(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"{SealColumns} order by size desc limit 1";
        using var reader = command.ExecuteReader();
        return reader.Read() ? ReadSeal(reader) : null;
    }

    /// <summary>The seals of more than <paramref name="above"/> records, smallest first, read as they are asked for.</summary>
    public static IEnumerable<StoredSeal> Above(SqliteConnection connection, long above)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"{SealColumns} where size > $1 order by size";
        command.Parameters.AddWithValue("$1", above);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return ReadSeal(reader);
    }

    public static IEnumerable<Leaf> Leaves(SqliteConnection connection, long afterPosition, long limit)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select position, stream, content from leaves where position > $1 order by position limit $2";
        command.Parameters.AddWithValue("$1", afterPosition);
        command.Parameters.AddWithValue("$2", limit);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return new(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2));
    }

    private static StoredSeal ReadSeal(SqliteDataReader reader) =>
        new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4));
}
