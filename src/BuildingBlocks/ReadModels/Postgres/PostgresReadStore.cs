using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Conventions;

namespace JinhuRedCross.BuildingBlocks.ReadModels.Postgres;

/// <summary>Read models in the schema <c>read</c> of a database that several processes share.</summary>
internal sealed class PostgresReadStore(string connectionString) : IReadStore, IDisposable
{
    // Any number that nobody else locks by.
    private const long WritersLock = 0x4A48_5245_4144;

    private const string WriterSettings =
        // A process that stands still in the middle of a page must not hold up the one that takes over.
        "set idle_in_transaction_session_timeout = '10s'; set lock_timeout = '5s'";

    private readonly string _reading = With(connectionString, pooling: true);
    private readonly string _writing = With(connectionString, pooling: false);

    public IReadPeers? Peers { get; } = new PostgresPeers();

    public string TextCollation => " collate \"C\"";

    public string NothingFirst => " nulls first";

    public ModelBuilder NewModel() => NpgsqlConventionSetBuilder.CreateModelBuilder();

    // A moment with an offset would be refused, and nanoseconds would be lost only on the way in.
    public ValueConverter? ConverterFor(Type type) => type == typeof(DateTimeOffset)
        ? new ValueConverter<DateTimeOffset, DateTimeOffset>(at => new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero), at => at)
        : null;

    public void UseForQuestions(DbContextOptionsBuilder options) => options.UseNpgsql(_reading, o => PutNothingFirst(o, true));

    public void UseForWriting(DbContextOptionsBuilder options, DbConnection connection) => options.UseNpgsql(connection);

    public DbConnection OpenWriter()
    {
        var connection = new NpgsqlConnection(_writing);
        try
        {
            connection.Open();
            connection.Run(WriterSettings);
            using var transaction = BeginWriting(connection);
            connection.Run("create schema if not exists read;" + PostgresPeers.LeaseTable, transaction);
            transaction.Commit();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public DbTransaction BeginWriting(DbConnection connection) => Begin(connection, $"select pg_advisory_xact_lock({WritersLock})");

    public DbTransaction BeginReplacing(DbConnection connection) =>
        Begin(connection, $"select pg_advisory_xact_lock({WritersLock}); set local lock_timeout = '300ms'");

    public DbTransaction BeginReading(DbConnection connection, string table)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        // Locked before the moment is fixed: a table that takes this one's place later would look half empty from that moment.
        connection.Run($"set transaction read only; lock table {table} in access share mode", transaction);
        return transaction;
    }

    public (string Sql, DbParameter Keys) SelectByKeys(string table, IReadOnlyCollection<Guid> keys) =>
        ($"select * from {table} where id = any(@keys)", new NpgsqlParameter<Guid[]>("keys", [.. keys]));

    public IRowStatements StatementsFor(RowColumns columns, DbConnection connection) => new PostgresRows(columns, connection);

    public bool Scrub(DbConnection connection, IEnumerable<string> tables)
    {
        // Whoever holds a table up is not waited for: meanwhile no list would follow.
        connection.Run("set lock_timeout = '200ms'");
        try
        {
            foreach (var table in tables) connection.Run($"vacuum {table}");
            return true;
        }
        catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
        finally
        {
            connection.Run("set lock_timeout = '5s'");
        }
    }

    public void Dispose() => ForgetKept();

    public bool ForgetsCut(Exception fault)
    {
        if (!PostgresDatabase.IsCut(fault)) return false;
        ForgetKept();
        return true;
    }

    public void Discard()
    {
        using var connection = OpenWriter();
        using var transaction = BeginWriting(connection);
        connection.Run("drop schema read cascade", transaction);
        transaction.Commit();
    }

    public bool IsBroken(Exception fault) => PostgresFaults.IsMissing(fault) || PostgresFaults.IsDamaged(fault);

    public bool IsDamaged(Exception fault) => PostgresFaults.IsDamaged(fault);

    public bool IsOutage(Exception fault) => PostgresFaults.IsOutage(fault);

    private void ForgetKept()
    {
        using var pool = new NpgsqlConnection(_reading);
        NpgsqlConnection.ClearPool(pool);
    }

    private static NpgsqlTransaction Begin(DbConnection connection, string first)
    {
        var transaction = ((NpgsqlConnection)connection).BeginTransaction();
        try
        {
            connection.Run(first, transaction);
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    private static string With(string connectionString, bool pooling) =>
        new NpgsqlConnectionStringBuilder("Maximum Pool Size=32;" + PostgresDatabase.KeepsShortly + connectionString) { SearchPath = "read", Pooling = pooling, ApplicationName = "read models" }.ToString();

    // The provider has the option and keeps it for its own tests. Ours of every order would show its going.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "ReverseNullOrdering")]
    private static extern NpgsqlDbContextOptionsBuilder PutNothingFirst(NpgsqlDbContextOptionsBuilder builder, bool reverse);
}
