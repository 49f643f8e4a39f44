using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Journal.Sqlite;

/// <summary>Reads of journal.db, on connections of their own that never hold up the writer.</summary>
internal sealed class SqliteJournalReads(string file) : IDisposable
{
    internal const string Columns = "select position, stream, version, name, data, private, command, fingerprint, actor, at from journal";
    private readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 10 }.ToString();

    public long Newest()
    {
        using var connection = Open();
        return (long)SqliteJournalSchema.Scalar(connection, "select last from journal_head")!;
    }

    public IReadOnlyList<JournalRow> Stream(StreamId stream, long afterVersion, int limit) =>
        Rows($"{Columns} where stream = $1 and version > $2 order by version limit $3", stream.ToString(), afterVersion, limit);

    public IReadOnlyList<JournalRow> After(long position, int limit) => Rows($"{Columns} where position > $1 order by position limit $2", position, limit);

    /// <remarks>The id stands on a command's first event; those behind it without one are of the same command.</remarks>
    public IReadOnlyList<JournalRow> OfCommand(Guid command)
    {
        var first = Rows($"{Columns} where command = $1", command.ToByteArray(bigEndian: true));
        if (first.Count == 0) return first;
        const string NextCommand = "select version from journal where stream = $1 and version > $2 and command is not null order by version limit 1";
        return Rows($"{Columns} where stream = $1 and version >= $2 and version < coalesce(({NextCommand}), {long.MaxValue}) order by version", first[0].Stream, first[0].Version);
    }

    public IReadOnlySet<Guid> Known(IReadOnlyList<Guid> commands)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select 1 from journal where command = $1";
        var id = command.Parameters.Add("$1", SqliteType.Blob);
        var known = new HashSet<Guid>();
        foreach (var candidate in commands)
        {
            id.Value = candidate.ToByteArray(bigEndian: true);
            if (command.ExecuteScalar() is not null) known.Add(candidate);
        }

        return known;
    }

    public (StreamId Stream, long Version)? Claim(byte[] name)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select stream, version from claims where name = $1";
        command.Parameters.AddWithValue("$1", name);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (StreamId.Parse(reader.GetString(0)), reader.GetInt64(1)) : null;
    }

    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    public StoredSeal? NewestSeal()
    {
        using var connection = Open();
        return SqliteSeals.Newest(connection);
    }

    public IReadOnlyList<Leaf> Leaves(long afterPosition, int limit)
    {
        using var connection = Open();
        return [.. SqliteSeals.Leaves(connection, afterPosition, limit)];
    }

    private List<JournalRow> Rows(string sql, params ReadOnlySpan<object> values)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        using var reader = command.ExecuteReader();
        var rows = new List<JournalRow>();
        while (reader.Read()) rows.Add(Read(reader));
        return rows;
    }

    internal static JournalRow Read(SqliteDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4),
        Blob(reader, 5), Blob(reader, 6), Blob(reader, 7), reader.GetString(8), reader.GetString(9));

    private static byte[]? Blob(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }
}
