using System.Net.Sockets;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>A PostgreSQL database as the setting <c>Data:Postgres</c> names it. Nothing waits for it without end, and its connections are bounded.</summary>
internal sealed class PostgresDatabase : IDisposable
{
    // What stands in the setting itself comes later, and wins. Connect within 5 s, answer within 15 s.
    private const string Defaults = "Timeout=5;Command Timeout=15;Maximum Pool Size=32;Max Auto Prepare=32;Application Name=jinhu;" + KeepsShortly;
    /// <summary>For every pool: a connection that nobody uses is soon given back. Kept for minutes, those of one pool could leave none to another where the server allows few.</summary>
    public const string KeepsShortly = "Connection Idle Lifetime=10;Connection Pruning Interval=2;";

    private const int ConnectionsOfSchema = 4;
    private const int TellEach = 5;
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);
    private readonly string _alone;

    /// <param name="schema">The schema that its statements are about; null for the one that the database is set to.</param>
    /// <exception cref="DatabaseRefusedException">It is no connection string.</exception>
    public PostgresDatabase(string connectionString, string? schema = null)
    {
        var settings = Parse(connectionString);
        if (schema is not null) (settings.SearchPath, settings.MaxPoolSize) = (schema, ConnectionsOfSchema);
        Name = $"{settings.Host}:{settings.Port}/{settings.Database}";
        // Figures call a pool by its name, or else by its connection string.
        Source = new NpgsqlDataSourceBuilder(settings.ToString()) { Name = schema is null ? "journal" : "audit" }.Build();
        settings.Pooling = false;
        _alone = settings.ToString();
    }

    /// <summary>Which database it is, without user and password.</summary>
    public string Name { get; }

    /// <summary>Pooled connections, for what is short.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>A connection outside the pool, for whoever keeps it: locks and settings go when it is closed.</summary>
    public NpgsqlConnection OpenAlone()
    {
        var connection = new NpgsqlConnection(_alone);
        try
        {
            connection.Open();
            return connection;
        }
        catch (Exception failure)
        {
            connection.Dispose();
            if (IsAway(failure)) throw new DatabaseRefusedException(Name, failure);
            throw;
        }
    }

    public async Task<NpgsqlConnection> OpenAlone(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(_alone);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the database answers, as long as it is only away; whatever else is wrong is for whoever opens it to tell.</summary>
    /// <param name="atMost">Null: without end.</param>
    /// <param name="tell">Hears from time to time that it is still away, and why.</param>
    /// <exception cref="DatabaseRefusedException">It is still away after that time.</exception>
    public async Task UntilItAnswers(TimeSpan? atMost, TimeProvider clock, Func<string, Task> tell, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = await OpenAlone(cancel);
                return;
            }
            catch (Exception away) when (IsAwayForNow(away))
            {
                if (clock.GetElapsedTime(began) >= atMost) throw new DatabaseRefusedException(Name, away);
                if (attempt % TellEach == 0) await tell(away.Message);
            }
            catch (Exception) when (!cancel.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(_pause, clock, cancel);
        }
    }

    /// <summary>Whether it passes by itself: nobody listens there, the name is not known (yet), no answer in time, or the server is starting, stopping or full.</summary>
    internal static bool IsAwayForNow(Exception failure) => failure switch
    {
        PostgresException told => told.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown,
        SocketException or IOException or TimeoutException => true,
        _ => failure.InnerException is { } inner && IsAwayForNow(inner),
    };

    /// <summary>Whether a question failed because its connection, kept from an earlier one, had been cut meanwhile: then all kept ones are worth nothing, and it can be asked again.</summary>
    public static bool IsCut(Exception fault) => fault switch
    {
        PostgresException ended => ended.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown,
        NpgsqlException { InnerException: IOException or SocketException } => true,
        _ => fault.InnerException is { } inner && IsCut(inner),
    };

    /// <summary>Drops the kept connections of the whole process, so that after a cut not each of them fails somebody's request once.</summary>
    public void ForgetKept()
    {
        Source.Clear();
        NpgsqlConnection.ClearAllPools();
    }

    public void Dispose() => Source.Dispose();

    private static bool IsAway(Exception failure) => failure is NpgsqlException or SocketException or TimeoutException;

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new(Defaults + connectionString);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            // Not its message: it may quote a part of the password.
            throw new DatabaseRefusedException();
        }
    }
}

/// <summary>The database cannot be reached, does not let us in, or is not named rightly.</summary>
internal sealed class DatabaseRefusedException : Exception
{
    public DatabaseRefusedException()
        : base("Data:Postgres 不是有效的连接字符串，例如 Host=127.0.0.1;Port=5432;Database=jinhu;Username=jinhu;Password=…。(The setting Data:Postgres is no connection string of PostgreSQL.)")
    {
    }

    public DatabaseRefusedException(string database, Exception cause)
        : base($"连不上数据库 {database}：{cause.Message}。请检查 PostgreSQL 是否在运行，以及 Data:Postgres 的地址、用户和密码。(The database {database} cannot be opened: is PostgreSQL running, and are address, user and password in Data:Postgres right?)", cause)
    {
    }
}
