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
        const string First = "select stream, version from journal where command = $1";
        const string Next = "select version from journal where stream = f.stream and version > f.version and command is not null order by version limit 1";
        const string OfFirst = $"from ({First}) f join journal j on j.stream = f.stream and j.version >= f.version and j.version < coalesce(({Next}), 9223372036854775807)";
        return Rows($"select j.position, j.stream, j.version, name, data, private, command, fingerprint, actor, at {OfFirst} order by j.version", command.ToByteArray(bigEndian: true));
    }

    /// <summary>Of the index alone.</summary>
    public IReadOnlyList<Guid> Commands(Guid after, int limit)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select command from journal where command > $1 order by command limit $2";
        command.Parameters.AddWithValue("$1", after.ToByteArray(bigEndian: true));
        command.Parameters.AddWithValue("$2", limit);
        using var reader = command.ExecuteReader();
        var page = new List<Guid>();
        while (reader.Read()) page.Add(new(reader.GetFieldValue<byte[]>(0), bigEndian: true));
        return page;
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
