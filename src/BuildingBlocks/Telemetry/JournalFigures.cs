using System.Diagnostics;
using System.Diagnostics.Metrics;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.Telemetry;

/// <summary>How the writer of one journal does: what waits, how big the batches are, how long a commit takes, and what became of each append.</summary>
/// <param name="journal">Which one: <c>main</c>, or <c>audit</c> for the audit trail.</param>
internal sealed class JournalFigures(string journal)
{
    public const string Main = "main";
    public const string Audit = "audit";
    private static readonly UpDownCounter<long> _waiting = Measuring.Meter.CreateUpDownCounter<long>("jinhu.journal.waiting", "{append}", "Appends that wait for the writer");

    private static readonly Histogram<int> _batch = Measuring.Meter.CreateHistogram("jinhu.journal.batch.size", "{append}", "Appends that one transaction wrote",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] });

    private static readonly Histogram<double> _commit = Measuring.Meter.CreateHistogram("jinhu.journal.commit.duration", "s", "How long the store took for one transaction",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });

    private static readonly Counter<long> _appends = Measuring.Meter.CreateCounter<long>("jinhu.journal.appends", "{append}", "Appends by what became of them");
    private static readonly string[] _outcomes = [.. Enum.GetNames<AppendOutcome>().Select(n => n.ToLowerInvariant())];
    private readonly KeyValuePair<string, object?> _journal = new("journal", journal);

    /// <summary>So that each outcome is there before it first happens: who asks how much a figure has grown does not see it begin.</summary>
    public static void Begin()
    {
        foreach (var journal in (string[])[Main, Audit])
        {
            foreach (var outcome in _outcomes) _appends.Add(0, new("journal", journal), new("outcome", outcome));
        }
    }

    public void Queued() => _waiting.Add(1, _journal);

    public void Taken(int appends) => _waiting.Add(-appends, _journal);

    /// <param name="began">When the store was given the batch (<see cref="Stopwatch.GetTimestamp"/>).</param>
    public void Written(IReadOnlyList<AppendResult> results, long began)
    {
        if (_commit.Enabled) _commit.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, _journal);
        _batch.Record(results.Count, _journal);
        if (!_appends.Enabled) return;
        foreach (var outcome in results.GroupBy(r => r.Outcome)) Count(outcome.Key, outcome.Count());
    }

    public void Behind() => Count(AppendOutcome.Behind, 1);

    private void Count(AppendOutcome outcome, int appends) => _appends.Add(appends, _journal, new("outcome", _outcomes[(int)outcome]));
}
