using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JinhuRedCross.BuildingBlocks.ReadModels.Sqlite;

/// <summary>Read models in the file <c>read.db</c>.</summary>
internal sealed class SqliteReadStore(string file) : IReadStore, IDisposable
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly string _reading = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString();
    private readonly string _writing = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();

    public IReadPeers? Peers => null;

    public string TextCollation => "";

    public string NothingFirst => "";

    public ModelBuilder NewModel() => SqliteConventionSetBuilder.CreateModelBuilder();

    public ValueConverter? ConverterFor(Type type)
    {
        // Big-endian, so that keys sort by their text, as PostgreSQL's do.
        if (type == typeof(Guid)) return new ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
        if (type == typeof(DateTimeOffset)) return new ValueConverter<DateTimeOffset, long>(at => MicrosecondsOf(at), micros => MomentOf(micros));
        return null;
    }

    public void UseForQuestions(DbContextOptionsBuilder options) => options.UseSqlite(_reading).AddInterceptors(new ReaderSettings());

    public void UseForWriting(DbContextOptionsBuilder options, DbConnection connection) => options.UseSqlite(connection);

    public DbConnection OpenWriter()
    {
        var connection = new SqliteConnection(_writing);
        try
        {
            connection.Open();
            connection.Run(
                "pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = normal; pragma secure_delete = on;"
                + "pragma cache_size = -32768; pragma wal_autocheckpoint = 4000; pragma journal_size_limit = 67108864");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public DbTransaction BeginWriting(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    // Readers see the table as it was, so nobody waits.
    public DbTransaction BeginReplacing(DbConnection connection) => BeginWriting(connection);

    public DbTransaction BeginReading(DbConnection connection, string table) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public (string Sql, DbParameter Keys) SelectByKeys(string table, IReadOnlyCollection<Guid> keys)
    {
        var list = JsonSerializer.Serialize(keys.Select(key => key.ToString("N")));
        return ($"select r.* from json_each(@keys) k join {table} r on r.id = unhex(k.value)", new SqliteParameter("@keys", list));
    }

    public IRowStatements StatementsFor(RowColumns columns, DbConnection connection) => new SqliteRows(columns, connection);

    // The log holds pages as they were; within the file secure_delete has overwritten them.
    public bool Scrub(DbConnection connection, IEnumerable<string> tables) => connection.Column("pragma wal_checkpoint(truncate)") is [0L];

    // Whoever opens the folder next must not be handed a connection to a file that is no longer there.
    public void Dispose()
    {
        using var pool = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(pool);
    }

    public void Discard()
    {
        Dispose();
        foreach (var end in (ReadOnlySpan<string>)["", "-wal", "-shm"]) File.Delete(file + end);
    }

    public bool IsBroken(Exception fault) => fault is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    public bool IsDamaged(Exception fault) => IsBroken(fault);

    public bool ForgetsCut(Exception fault) => false;

    public bool IsOutage(Exception fault) => SqliteFaults.IsOutage(fault);

    private static long MicrosecondsOf(DateTimeOffset at) => (at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static DateTimeOffset MomentOf(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>Makes LIKE compare by code point, as everything else does, and as PostgreSQL's does.</summary>
    private sealed class ReaderSettings : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            connection.Run("pragma case_sensitive_like = on; pragma query_only = on; pragma busy_timeout = 10000");

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
