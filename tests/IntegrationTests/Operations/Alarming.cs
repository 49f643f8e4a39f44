using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Telemetry;
using JinhuRedCross.Tests;

namespace JinhuRedCross.IntegrationTests.Operations;

/// <summary>The alarms, the figures they ask for and the runbook belong together.</summary>
public sealed partial class Alarming(OperationsFixture fixture)
{
    private static readonly string _alarms = File.ReadAllText(Path.Combine(SourceTree.Root, "ops", "prometheus", "alerts.yml"));
    private static readonly string _runbook = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "operations.md"));

    [Fact]
    public void Each_alarm_has_its_chapter_and_each_chapter_its_alarm()
    {
        var alarms = Alarm().Matches(_alarms).Select(m => m.Groups[1].Value).ToArray();

        Assert.True(alarms.Length >= 16, $"{alarms.Length} alarms");
        Assert.Equal(alarms.Order(StringComparer.Ordinal), Chapter().Matches(_runbook).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Equal(alarms.Select(a => $"docs/operations.md#{a.ToLowerInvariant()}"), Runbook().Matches(_alarms).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void Each_figure_that_is_asked_for_is_measured()
    {
        // Otherwise they are made when the first of them is counted.
        foreach (var figures in (Type[])[typeof(JobFigures), typeof(JournalFigures)]) RuntimeHelpers.RunClassConstructor(figures.TypeHandle);
        var measured = new HashSet<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => measured.Add(instrument.Name.Replace('.', '_').Replace('-', '_')) };
        listener.Start();

        var asked = Figure().Matches(_alarms + _runbook).Select(m => m.Value).Distinct().ToArray();

        Assert.NotNull(fixture.Figures);
        Assert.True(asked.Length >= 10, $"{asked.Length} figures");
        // Of a histogram and a counter the end is added; where a text speaks of several, it is left out.
        Assert.DoesNotContain(asked, a => !measured.Any(m => a.StartsWith(m, StringComparison.Ordinal) || m.StartsWith(a, StringComparison.Ordinal)));
    }

    [GeneratedRegex("- alert: (\\w+)")]
    private static partial Regex Alarm();

    [GeneratedRegex("^### (Jinhu\\w+)$", RegexOptions.Multiline)]
    private static partial Regex Chapter();

    [GeneratedRegex("runbook: (\\S+)")]
    private static partial Regex Runbook();

    [GeneratedRegex("\\b(jinhu|http_server|orleans|dotnet)_[a-z_]*[a-z]")]
    private static partial Regex Figure();
}
