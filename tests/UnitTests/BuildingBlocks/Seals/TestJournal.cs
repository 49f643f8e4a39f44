using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;
using TheJournal = JinhuRedCross.BuildingBlocks.Journal.Journal;
using TestStore = JinhuRedCross.UnitTests.Journaling.TestStore;
using TheSeals = JinhuRedCross.BuildingBlocks.Journal.Seals.Seals;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Seals;

[StoredName("test-thing-given")]
internal sealed record ThingGiven(int Number, string Text, Private<string>? Donor = null, Private<string>? Phone = null, Private<string>? Bearer = null);

/// <summary>A real journal in a folder of its own, written without grains.</summary>
internal sealed class TestJournal : IAsyncDisposable
{
    private readonly Dictionary<StreamId, long> _versions = [];
    private readonly bool _owns;

    private TestJournal(string path, bool owns) => (Path, _owns) = (path, owns);

    public string Path { get; }

    public FakeTimeProvider Clock { get; } = new(new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public TestStore Real { get; private set; } = null!;

    public IJournalStore Store => Real.Journal;

    public TheJournal Journal { get; private set; } = null!;

    public Sealer Sealer { get; private set; } = null!;

    public TheSeals Seals { get; private set; } = null!;

    public JournalKeys Keys { get; private set; } = null!;

    public static StreamId Stream(int number) => new("thing", new Guid(number + 1, 0, 0, new byte[8]));

    public static async Task<TestJournal> Open(string? path = null, ISealStore? seals = null)
    {
        var made = new TestJournal(path ?? Directory.CreateTempSubdirectory("seals-").FullName, path is null);
        made.Real = await TestStore.Open(made.Path);
        made.Keys = made.Real.Keys;
        EventNames names = new([typeof(TestJournal).Assembly, typeof(TheJournal).Assembly]);
        made.Journal = new(made.Store, new(names, made.Keys), made.Keys, made.Clock, NullLogger.Instance);
        await made.Journal.Open();
        made.Seals = new(made.Journal);
        made.Sealer = new(made.Journal, seals ?? made.Real.Seals, made.Seals, NullLogger<Sealer>.Instance);
        return made;
    }

    /// <summary>Writes <paramref name="count"/> things over five streams, sealed in pieces, closed.</summary>
    public static async Task<TestJournal> Closed(int count, int unsealed = 0)
    {
        var journal = await Open();
        var sealedSoFar = 0;
        for (var i = 0; i < 5 && sealedSoFar < count; i++)
        {
            var next = i == 4 ? count - sealedSoFar : count / 5;
            await journal.Give(sealedSoFar, next);
            sealedSoFar += next;
            Assert.True(await journal.Sealer.TrySealAll(default));
        }

        await journal.Give(count, unsealed);
        await journal.Close();
        return journal;
    }

    public async Task Give(int from, int count)
    {
        var appends = Enumerable.Range(from, count).Select(i => Queue(Stream(i % 5), new ThingGiven(i, $"no {i}", Private.Of(PrivateKind.Name, Person(i), $"Name{i}")), i)).ToList();
        foreach (var append in appends) Assert.Equal(AppendOutcome.Committed, (await append.Done).Outcome);
    }

    public static Guid Person(int number) => new(number + 1, 1, 1, new byte[8]);

    public async Task<Append> Write(StreamId stream, object happened, int command)
    {
        var append = Queue(stream, happened, command);
        await append.Done;
        return append;
    }

    public async Task Close()
    {
        await Journal.DisposeAsync();
        await Real.DisposeAsync();
    }

    /// <summary>What somebody does to the database behind the program's back, in SQLite's words.</summary>
    public void Sql(string sql) => TestStore.Sql(Path, sql);

    public async Task<(int Code, string[] Findings, string All)> Verify(params IJournalAudit[] audits)
    {
        var output = new StringWriter();
        var code = await JournalVerification.Run(Path, null, [typeof(TestJournal).Assembly], audits, output, TestStore.DatabaseOf(Path));
        var all = output.ToString();
        return (code, [.. all.Split('\n').Where(l => l.StartsWith("position ", StringComparison.Ordinal))], all);
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        if (!_owns) return;
        TestStore.Forget(Path);
        Directory.Delete(Path, recursive: true);
    }

    private Append Queue(StreamId stream, object happened, int command)
    {
        var version = _versions.GetValueOrDefault(stream);
        if (version == 0 && Journal.Newest > 0)
            version = Journal.ReadStream(stream, 0, 100_000).GetAwaiter().GetResult().Count;
        _versions[stream] = version + 1;
        var id = Keys.Name("test", command.ToString(CultureInfo.InvariantCulture));
        var append = new Append(new(), stream, version, [Journal.Encode(happened, stream, version + 1)], [], new(new(id, true), id, "tester"), StoredMoment.Cut(Clock.GetUtcNow()), happened);
        Journal.Queue(append);
        return append;
    }
}
