using System.Collections.Concurrent;
using JinhuRedCross.Tests;

namespace JinhuRedCross.IntegrationTests;

/// <summary>Where this run is on PostgreSQL, each data folder of a test has a database of its own, which hosts that start on it again find again.</summary>
internal static class DatabaseOfFolder
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TestDatabase>>> _databases = new();
    private static readonly ConcurrentDictionary<string, string> _elsewhere = new();

    /// <summary>Puts a folder's database where the test wants it.</summary>
    public static void Put(string folder, string connectionString) => _elsewhere[folder] = connectionString;

    /// <summary>What a host on this folder is told; nothing where this run is on SQLite.</summary>
    public static async Task<IReadOnlyList<string>> ArgumentsFor(string folder)
    {
        if (_elsewhere.TryGetValue(folder, out var there)) return ["--Data:Postgres", there];
        if (!TestDatabase.IsWanted) return [];
        var database = await _databases.GetOrAdd(folder, _ => new(TestDatabase.Create)).Value;
        return ["--Data:Postgres", database.ConnectionString];
    }

    public static async Task Drop(string folder)
    {
        if (_databases.TryRemove(folder, out var database)) await (await database.Value).DisposeAsync();
    }
}
