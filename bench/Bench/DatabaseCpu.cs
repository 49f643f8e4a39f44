using System.Globalization;
using Npgsql;

namespace JinhuRedCross.Bench;

/// <summary>Processor time of a PostgreSQL server on this machine: of its first process and all that this one has made.</summary>
internal sealed class DatabaseCpu
{
    // The kernel counts in hundredths of a second, whatever its own clock.
    private const double TickMicroseconds = 10_000;
    private readonly int _postmaster;

    private DatabaseCpu(int postmaster) => _postmaster = postmaster;

    public static async Task<DatabaseCpu> Of(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select pg_backend_pid()");
        return new((int)Fields((int)(await command.ExecuteScalarAsync())!)![1]);
    }

    /// <summary>In microseconds; also of those who have ended.</summary>
    public double Now()
    {
        var own = Fields(_postmaster)!;
        var children = Directory.GetDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), out var id) ? Fields(id) : null).Where(f => f is not null && f[1] == _postmaster);
        return (own[11] + own[12] + own[13] + own[14] + children.Sum(f => f![11] + f[12])) * TickMicroseconds;
    }

    // What follows the name in /proc/<id>/stat: state, parent, …, user and system time of its own (11, 12) and of those it has waited for (13, 14).
    private static long[]? Fields(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return [.. text[(text.LastIndexOf(')') + 2)..].Split(' ').Select(f => long.TryParse(f, CultureInfo.InvariantCulture, out var n) ? n : 0)];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
