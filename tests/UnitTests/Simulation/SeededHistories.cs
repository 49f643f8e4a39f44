using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.UnitTests.Journaling;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>Whatever fails, in whatever order: the journal tells one true story. <c>SIMULATION_SEEDS</c> names other seeds: <c>7</c> or <c>1-5000</c>.</summary>
public sealed class SeededHistories : IDisposable
{
    private static readonly (int From, int To) _usual = (1, 200);
    private readonly TestFolder _folder = new();
    private readonly JournalKeys _keys;

    public SeededHistories() => _keys = JournalKeys.Open(_folder.Path, journalIsNew: true);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Hold_for_every_seed()
    {
        var (from, to) = Wanted();
        var failures = new SortedDictionary<int, Exception>();
        Parallel.For(from, to + 1, seed =>
        {
            if (Record.Exception(() => Seeds.Run(seed, _keys, withLists: seed % 4 == 0)) is not { } failure) return;
            lock (failures) failures[seed] = failure;
        });
        var all = string.Join('\n', failures.Values.Select(f => f.Message.Split('\n')[0]));
        Assert.True(failures.Count == 0, $"{failures.Count} of {to + 1 - from} seeds fail:\n{all}\nThe first of them:\n{failures.FirstOrDefault().Value}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Are_the_same_for_the_same_seed(int seed)
    {
        using var other = new TestFolder();
        Assert.Equal(Seeds.Run(seed, _keys, withLists: true), Seeds.Run(seed, JournalKeys.Open(other.Path, journalIsNew: true), withLists: true));
    }

    [Theory]
    [InlineData("AnswersBeforeTheCommit")]
    [InlineData("ForgetsVersions")]
    [InlineData("ForgetsCommands")]
    [InlineData("ForgetsClaims")]
    [InlineData("WritesHalfOfACommand")]
    [InlineData("GoesOnInABrokenLane")]
    [InlineData("RefusesFromAnOvertakenState")]
    public void Find_a_planted_bug(string flaw)
    {
        var planted = Enum.Parse<Flaw>(flaw);
        Assert.Contains(Enumerable.Range(1, 40), seed => Record.Exception(() => Seeds.Run(seed, _keys, planted)) is SimulationFailedException);
    }

    private static (int From, int To) Wanted()
    {
        if (Environment.GetEnvironmentVariable("SIMULATION_SEEDS") is not { Length: > 0 } wanted) return _usual;
        var ends = wanted.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return (ends[0], ends[^1]);
    }
}
