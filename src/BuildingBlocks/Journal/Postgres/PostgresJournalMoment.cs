using System.Data;
using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>The journal in PostgreSQL, in one read-only transaction on one snapshot; each sequence is a cursor that is read in pages.</summary>
internal sealed class PostgresJournalMoment : IJournalMoment
{
    private const int Page = 1000;

    // The first page of a sequence may want a look at everything.
    private const int LongestWait = 600;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private int _cursors;

    private PostgresJournalMoment(NpgsqlConnection connection, string? schema)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        Run("set transaction read only");
        PostgresJournalSchema.Check(connection, schema);
    }

    public Guid Identity => Guid.Parse(Read("select id from journal_identity", r => r.GetString(0)).Single(), CultureInfo.InvariantCulture);

    public JournalHead Head =>
        Read("select last, sum from journal_head", PostgresJournalReads.ReadHead).FirstOrDefault() ?? throw new InvalidDataException("journal_head 是空的 (journal_head is empty)");

    public IReadOnlyList<(byte Number, byte[] Fingerprint)> Keys => PostgresJournalSchema.KeysOf(_connection);

    public IEnumerable<JournalRow> Rows() => Read($"{PostgresJournalReads.Columns} order by position", PostgresJournalReads.Read);

    public IEnumerable<(string Stream, long Version, long Position)> Streams() =>
        Read("select stream, version, position from journal order by stream, version", r => (r.GetString(0), r.GetInt64(1), r.GetInt64(2)));

    public IEnumerable<StoredName> Names() => Read("select name, stream, version from claims", ReadName);

    public IEnumerable<StoredName> NamesOfNobody() =>
        Read("select name, stream, version from claims c where not exists (select 1 from journal j where j.stream = c.stream and j.version = c.version)", ReadName);

    public IEnumerable<Leaf> Leaves() => Read($"{PostgresSeals.LeafColumns} order by position", PostgresSeals.ReadLeaf);

    public IEnumerable<StoredSeal> SealsAbove(long size) => Read($"{PostgresSeals.Columns} where size > {size.ToString(CultureInfo.InvariantCulture)} order by size", PostgresSeals.Read);

    /// <exception cref="DatabaseRefusedException">The database cannot be reached.</exception>
    /// <exception cref="InvalidDataException">There is no journal in it.</exception>
    public static PostgresJournalMoment Open(string connectionString, string? schema = null)
    {
        using var database = new PostgresDatabase(connectionString, schema);
        var connection = database.OpenAlone();
        try
        {
            return new(connection, schema);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    private IEnumerable<T> Read<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        var cursor = string.Create(CultureInfo.InvariantCulture, $"c{++_cursors}");
        Run($"declare {cursor} no scroll cursor for {sql}");
        List<T> page;
        do
        {
            page = Fetch(cursor, read);
            foreach (var row in page) yield return row;
        }
        while (page.Count == Page);
        // Of who stops before the end it goes with the transaction.
        Run($"close {cursor}");
    }

    private List<T> Fetch<T>(string cursor, Func<NpgsqlDataReader, T> read)
    {
        using var command = new NpgsqlCommand($"fetch {Page} from {cursor}", _connection) { CommandTimeout = LongestWait };
        using var reader = command.ExecuteReader();
        var rows = new List<T>(Page);
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = LongestWait };
        command.ExecuteNonQuery();
    }

    private static StoredName ReadName(NpgsqlDataReader reader) => new(reader.GetFieldValue<byte[]>(0), reader.GetString(1), reader.GetInt64(2));
}
