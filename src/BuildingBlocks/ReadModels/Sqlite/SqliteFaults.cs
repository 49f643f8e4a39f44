using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.ReadModels.Sqlite;

/// <summary>What SQLite's errors say of the store.</summary>
internal static class SqliteFaults
{
    // Busy, locked, out of memory, read-only, I/O error, full, cannot open.
    private static readonly HashSet<int> _outages = [5, 6, 7, 8, 10, 13, 14];

    public static bool IsOutage(Exception fault) => fault is SqliteException sqlite && _outages.Contains(sqlite.SqliteErrorCode);
}
