using System.Diagnostics.Metrics;

namespace JinhuRedCross.BuildingBlocks.Telemetry;

/// <summary>Long work (imports, rebuilds): how much is under way here, how it ended, and how often it had to be tried again.</summary>
/// <remarks>A kind is a name that the program gives, such as <c>donation-list</c>.</remarks>
public static class JobFigures
{
    /// <summary>The kind of a read model that is made anew.</summary>
    public const string Rebuild = "rebuild";

    private const string Completed = "completed";
    private const string Failed = "failed";
    private static readonly UpDownCounter<long> _running = Measuring.Meter.CreateUpDownCounter<long>("jinhu.jobs.running", "{job}", "Jobs that are under way in this process");
    private static readonly Counter<long> _ended = Measuring.Meter.CreateCounter<long>("jinhu.jobs.ended", "{job}", "Jobs that ended, by outcome");
    private static readonly Counter<long> _retried = Measuring.Meter.CreateCounter<long>("jinhu.jobs.retried", "{retry}", "Attempts of jobs that failed and are made again");

    /// <summary>So that a kind is there before its first failure: who asks how much a figure has grown does not see it begin.</summary>
    public static void Begin(string kind)
    {
        _running.Add(0, Kind(kind));
        _retried.Add(0, Kind(kind));
        foreach (var outcome in (string[])[Completed, Failed]) _ended.Add(0, Kind(kind), new("outcome", outcome));
    }

    /// <summary>Counts a job as under way until the work ends; what becomes of it the work says by <see cref="Ended"/>.</summary>
    public static async Task Run(string kind, Func<Task> work)
    {
        _running.Add(1, Kind(kind));
        try
        {
            await work();
        }
        finally
        {
            _running.Add(-1, Kind(kind));
        }
    }

    public static void Ended(string kind, bool well) => _ended.Add(1, Kind(kind), new("outcome", well ? Completed : Failed));

    /// <summary>For who knows how many are under way, and not when each began.</summary>
    public static void Changed(string kind, int more) => _running.Add(more, Kind(kind));

    public static void Retried(string kind) => _retried.Add(1, Kind(kind));

    private static KeyValuePair<string, object?> Kind(string kind) => new("kind", kind);
}
