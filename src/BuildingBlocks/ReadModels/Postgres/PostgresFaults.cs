using Npgsql;

namespace JinhuRedCross.BuildingBlocks.ReadModels.Postgres;

/// <summary>What PostgreSQL's errors say of the store.</summary>
internal static class PostgresFaults
{
    // Connection, wrong state of the server (a standby, a session ended for idling), sign-in, no such database (it is being restored), rolled back,
    // insufficient resources, prerequisite (a lock), operator's intervention, the system itself.
    private static readonly HashSet<string> _outages = ["08", "25", "28", "3D", "40", "53", "55", "57", "58"];

    // No such schema, table or column.
    private static readonly HashSet<string> _missing = ["3F000", "42P01", "42703"];

    // Data or an index that cannot be read.
    private static readonly HashSet<string> _damaged = ["XX001", "XX002"];

    public static bool IsOutage(Exception fault) => Root(fault) switch
    {
        PostgresException refused => _outages.Contains(refused.SqlState[..2]),
        // The connection, not an answer: broken, timed out, or none free.
        NpgsqlException => true,
        _ => false,
    };

    /// <summary>Somebody took our tables away; whoever leads makes them again.</summary>
    public static bool IsMissing(Exception fault) => Root(fault) is PostgresException refused && _missing.Contains(refused.SqlState);

    public static bool IsDamaged(Exception fault) => Root(fault) is PostgresException refused && _damaged.Contains(refused.SqlState);

    // EF Core wraps what may pass.
    private static Exception Root(Exception fault) => fault is NpgsqlException || fault.InnerException is null ? fault : Root(fault.InnerException);
}
