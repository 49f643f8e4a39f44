using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Backups;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.Tests;
using JinhuRedCross.UnitTests.Journaling;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Seals;

/// <summary>A backup of one store restores into the other: how a county moves to several silos, and back.</summary>
[Trait("Store", "Postgres")]
public sealed class MovingBetweenStores : IDisposable
{
    private static readonly Guid One = TestJournal.Person(1000);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moving-");

    public void Dispose() => _folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private static Task Save(JournalPlace place, string file) => Backup.Run(place, file, withKeys: true, TextWriter.Null);

    private static Task Bring(string file, JournalPlace place, string? erasures = null) => Restore.Run(place, file, erasures, [typeof(TestJournal).Assembly], [], TextWriter.Null);

    private static JournalPlace PlaceOf(TestJournal journal) => new(journal.Path, null, TestStore.DatabaseOf(journal.Path));

    private static List<string> Columns(JournalPlace place)
    {
        using var moment = place.OpenMoment();
        return moment.Columns();
    }

    private static async Task<TestJournal> Full()
    {
        var journal = await TestJournal.Open();
        await journal.Give(0, 30);
        await journal.Write(new("thing", One), new ThingGiven(1, "文字 ✓ 𠮷", Private.Of(PrivateKind.Name, One, "CanaryName"), Private.Of(PrivateKind.Contact, One, "CanaryPhone")), 5000);
        await journal.Sealer.TrySealAll(default);
        await journal.Give(30, 5);
        return journal;
    }

    [Fact]
    public async Task From_PostgreSQL_to_SQLite_and_back_every_column_is_the_same()
    {
        await using var journal = await Full();
        await using var other = await TestDatabase.Create();
        using JournalPlace source = PlaceOf(journal), file = new(At("file"), null), database = new(At("keys-only"), null, other.ConnectionString);
        using (var moment = source.OpenMoment()) Assert.IsType<PostgresJournalMoment>(moment);

        await Save(source, At("1.backup"));
        await Bring(At("1.backup"), file);
        await Save(file, At("2.backup"));
        await Bring(At("2.backup"), database);

        Assert.Equal(Columns(source), Columns(file));
        Assert.Equal(Columns(source), Columns(database));
        Assert.True(File.Exists(At("file/journal.db")));
        var output = new StringWriter();
        var code = await JournalVerification.Run(At("keys-only"), null, [typeof(TestJournal).Assembly], [], output, other.ConnectionString);
        Assert.True(code == 0, output.ToString());
    }

    [Fact]
    public async Task What_is_restored_into_PostgreSQL_goes_on_where_it_was()
    {
        await using var journal = await Full();
        await using var other = await TestDatabase.Create();
        using JournalPlace source = PlaceOf(journal), database = new(At("new"), null, other.ConnectionString);
        await Save(source, At("1.backup"));
        await Bring(At("1.backup"), database);

        var (store, keys) = await database.Open(default);
        await using var closing = (IAsyncDisposable)store;
        var command = new Command(Guid.CreateVersion7(), new byte[16], "tester");
        var append = new Append(new(), new("thing", One), 1, [new("x", "test-thing-given", "{\"number\":1,\"text\":\"t\"}", null)], [], command, DateTimeOffset.UnixEpoch, "x");
        var result = Assert.Single(await store.Write([append], default));

        Assert.Equal((AppendOutcome.Committed, 37L), (result.Outcome, result.Position));
        Assert.Equal(1, keys.Newest);
    }

    [Fact]
    public async Task A_database_that_holds_a_journal_is_refused_and_one_that_a_restore_broke_off_in_is_not()
    {
        await using var journal = await Full();
        await using var other = await TestDatabase.Create();
        using JournalPlace source = PlaceOf(journal), database = new(At("new"), null, other.ConnectionString);
        var before = Columns(source);
        await Save(source, At("1.backup"));
        using (var tables = new PostgresDatabase(other.ConnectionString))
        {
            await using var connection = await tables.OpenAlone(default);
            PostgresJournalSchema.Prepare(connection);
        }

        await Assert.ThrowsAsync<BackupRefusedException>(() => Bring(At("1.backup"), source));
        Assert.Equal(before, Columns(source));
        await Bring(At("1.backup"), database);
        Assert.Equal(before, Columns(database));
        // Broken off behind the last step: the next attempt only takes the mark away.
        database.Mark(journal.Journal.Identity);
        Assert.Throws<RestoreUnfinishedException>(() => DataFolder.Take(At("new"), null, shared: true));
        await Bring(At("1.backup"), database);
        DataFolder.Take(At("new"), null, shared: true).Dispose();
        await Assert.ThrowsAsync<BackupRefusedException>(() => Bring(At("1.backup"), database));
    }

    [Fact]
    public async Task What_was_erased_since_is_not_brought_back()
    {
        await using var journal = await Full();
        await using var other = await TestDatabase.Create();
        using JournalPlace source = PlaceOf(journal), database = new(At("new"), null, other.ConnectionString);
        await Save(source, At("1.backup"));
        using (var erasure = new Erasure(journal.Journal, journal.Path)) await erasure.Erase(new(One, [PrivateKind.Name, PrivateKind.Contact], "asked for", "officer"));

        await Bring(At("1.backup"), database, Path.Combine(journal.Path, "erasures.log"));

        using var moment = database.OpenMoment();
        Assert.Null(moment.Rows().Single(r => r.Stream == new JinhuRedCross.BuildingBlocks.Journal.StreamId("thing", One).ToString()).Private);
    }

    [Fact]
    public async Task Keys_are_changed_on_PostgreSQL_as_on_SQLite()
    {
        await using var journal = await Full();
        await journal.Close();
        using var place = PlaceOf(journal);

        foreach (var step in (Func<Task<int>>[])[() => KeyRotation.Rotate(place, TextWriter.Null), () => KeyRotation.Rotate(place, TextWriter.Null), () => KeyRotation.Reencrypt(place, TextWriter.Null), () => KeyRotation.Retire(place, 2, TextWriter.Null)])
            Assert.Equal(0, await step());

        using var moment = place.OpenMoment();
        Assert.Equal<byte>([1, 3], moment.Keys.Select(k => k.Number).Order());
        Assert.Equal<byte>([3], moment.Rows().SelectMany(r => PrivateParts.KeysOf(r.Private)).Distinct());
        Assert.Equal(0, (await journal.Verify()).Code);
    }
}
