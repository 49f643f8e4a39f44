using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Telemetry;
using JinhuRedCross.Host.Hosting.Telemetry;
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
    public async Task Each_figure_that_is_asked_for_is_measured_under_that_name()
    {
        using var client = new HttpClient { BaseAddress = fixture.Figures };
        var scraped = Line().Matches(await client.GetStringAsync("/metrics")).Select(m => m.Groups[1].Value).Where(n => n != "target_info").ToHashSet();
        var measured = Measured();
        Assert.True(scraped.Count >= 20, $"{scraped.Count} figures");
        // The rules by which names are made here are those of the exporter; many figures are not there before they first happen.
        Assert.Empty(scraped.Except(measured));

        // An alarm asks for a part of a histogram, a text may speak of the whole.
        var (alarms, texts) = (Asked(_alarms).Distinct().ToArray(), Asked(_runbook).Distinct().ToArray());
        HashSet<string> spoken = [.. measured, .. measured.Where(m => m.EndsWith("_bucket", StringComparison.Ordinal)).Select(m => m[..^"_bucket".Length])];

        Assert.True(alarms.Length >= 10 && texts.Length >= 30, $"{alarms.Length} and {texts.Length} figures");
        Assert.Empty(alarms.Except(measured));
        Assert.DoesNotContain(texts, t => t.EndsWith('*') ? !measured.Any(m => m.StartsWith(t[..^1], StringComparison.Ordinal)) : !spoken.Contains(t));
    }

    /// <summary>What a text asks for: whole names, and ends that stand for a name like the one before them (<c>jinhu_journal_position</c>, <c>_unsealed</c>). Labels and groups are none.</summary>
    private static IEnumerable<string> Asked(string text)
    {
        var last = "";
        foreach (Match match in Figure().Matches(Labels().Replace(text, "")))
        {
            if (match.Value.StartsWith('_'))
            {
                yield return last[..last.LastIndexOf('_')] + match.Value;
                continue;
            }

            yield return last = match.Value;
        }
    }

    /// <summary>All names under which Prometheus may get what is kept.</summary>
    private static HashSet<string> Measured()
    {
        // Otherwise they are made when the first of them is counted.
        foreach (var figures in (Type[])[typeof(JobFigures), typeof(JournalFigures)]) RuntimeHelpers.RunClassConstructor(figures.TypeHandle);
        var names = new HashSet<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => names.UnionWith(ShownFigures.Keep(instrument) ? NamesOf(instrument) : []) };
        listener.Start();
        return names;
    }

    private static IEnumerable<string> NamesOf(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        var (counts, spreads) = (kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal), kind.StartsWith("Histogram", StringComparison.Ordinal));
        var unit = instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" or "bytes" => "_bytes", "MB" => "_megabytes", _ => "" };
        var name = Word().Replace(instrument.Name, "_");
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        if (counts) return [name + "_total"];
        return spreads ? [name + "_bucket", name + "_count", name + "_sum"] : [name];
    }

    [GeneratedRegex("- alert: (\\w+)")]
    private static partial Regex Alarm();

    [GeneratedRegex("^### (Jinhu\\w+)$", RegexOptions.Multiline)]
    private static partial Regex Chapter();

    [GeneratedRegex("runbook: (\\S+)")]
    private static partial Regex Runbook();

    [GeneratedRegex("(?<![\\w/.#-])(jinhu|http_server|orleans|dotnet|db_client|kestrel)_[a-z_]*([a-z]|\\*)|(?<=`)_[a-z_]+[a-z](?=`)")]
    private static partial Regex Figure();

    [GeneratedRegex("\\{[^}\n]*\\}")]
    private static partial Regex Labels();

    [GeneratedRegex("[^a-zA-Z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex("^([a-z_]+)[{ ]", RegexOptions.Multiline)]
    private static partial Regex Line();
}
