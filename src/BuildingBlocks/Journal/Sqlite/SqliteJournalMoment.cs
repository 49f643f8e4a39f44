using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Journal.Sqlite;

/// <summary>journal.db, opened to look at only, in one read transaction.</summary>
internal sealed class SqliteJournalMoment : IJournalMoment
{
    private readonly SqliteConnection _connection;
    private readonly string? _copy;
    private SqliteTransaction? _transaction;

    private SqliteJournalMoment(SqliteConnection connection, string? copy) => (_connection, _copy) = (connection, copy);

    public Guid Identity => SqliteJournalSchema.IdentityOf(_connection);

    public JournalHead Head =>
        Read("select last, sum from journal_head", r => new JournalHead(r.GetInt64(0), r.GetFieldValue<byte[]>(1))).FirstOrDefault()
        ?? throw new InvalidDataException("journal_head 是空的 (journal_head is empty)");

    public IReadOnlyList<(byte Number, byte[] Fingerprint)> Keys =>
        [.. Read("select number, fingerprint from journal_keys", r => (r.GetByte(0), r.GetFieldValue<byte[]>(1)))];

    public IEnumerable<JournalRow> Rows() => Read($"{SqliteJournalReads.Columns} order by position", SqliteJournalReads.Read);

    // The index alone tells.
    public IEnumerable<(string Stream, long Version, long Position)> Streams() =>
        Read("select stream, version, position from journal order by stream, version", r => (r.GetString(0), r.GetInt64(1), r.GetInt64(2)));

    public IEnumerable<StoredName> Names() => Read("select name, stream, version from claims", ReadName);

    public IEnumerable<StoredName> NamesOfNobody() =>
        Read("select name, stream, version from claims c where not exists (select 1 from journal j where j.stream = c.stream and j.version = c.version)", ReadName);

    public IEnumerable<Leaf> Leaves() => SqliteSeals.Leaves(_connection, long.MinValue, long.MaxValue);

    public IEnumerable<StoredSeal> SealsAbove(long size) => SqliteSeals.Above(_connection, size);

    /// <exception cref="FileNotFoundException">There is no journal.</exception>
    public static SqliteJournalMoment Open(string file)
    {
        if (!File.Exists(file)) throw new FileNotFoundException($"没有 {file} (there is no such file)");
        try
        {
            return Begin(new(new(Text(file, SqliteOpenMode.ReadOnly)), null));
        }
        catch (SqliteException noMemoryFile) when (noMemoryFile.SqliteErrorCode is 8 or 14)
        {
            // SQLite needs -shm beside a WAL database; in a folder that nobody can write to, a copy is looked at instead.
            return OpenCopy(file);
        }
    }

    public void Dispose()
    {
        _transaction?.Dispose();
        _connection.Dispose();
        if (_copy is not null) Directory.Delete(_copy, recursive: true);
    }

    private static SqliteJournalMoment OpenCopy(string file)
    {
        var folder = Directory.CreateTempSubdirectory("verify-").FullName;
        foreach (var part in (string[])["", "-wal"])
        {
            if (File.Exists(file + part)) File.Copy(file + part, Path.Combine(folder, "journal.db" + part));
        }

        return Begin(new(new(Text(Path.Combine(folder, "journal.db"), SqliteOpenMode.ReadWrite)), folder));
    }

    private static SqliteJournalMoment Begin(SqliteJournalMoment opened)
    {
        try
        {
            opened._connection.Open();
            SqliteJournalSchema.Run(opened._connection, "pragma query_only=on; pragma cache_size=-64000; pragma mmap_size=0;");
            opened._transaction = opened._connection.BeginTransaction(deferred: true);
            if (SqliteJournalSchema.CheckVersion(opened._connection) == 0) throw new InvalidDataException("journal.db 不是日志 (journal.db is not a journal)");
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private IEnumerable<T> Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    private static StoredName ReadName(SqliteDataReader reader) => new(reader.GetFieldValue<byte[]>(0), reader.GetString(1), reader.GetInt64(2));

    private static string Text(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ToString();
}
