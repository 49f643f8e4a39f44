using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Backups;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Seals;

/// <summary>What is restored is byte for byte what was backed up, without what was erased since; and never half of it.</summary>
[Trait("Store", "Sqlite")]
public sealed class BackingUpTheJournal : IDisposable
{
    private static readonly Guid One = TestJournal.Person(1000);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backup-");

    private string File1 => Path.Combine(_folder.FullName, "one.backup");

    private string Elsewhere => Path.Combine(_folder.FullName, "elsewhere");

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task Save(TestJournal journal, string file, bool withKeys = true) => Backup.Run(new(journal.Path, null), file, withKeys, TextWriter.Null);

    private static Task Bring(string file, string folder, string? erasures = null) =>
        Restore.Run(new(folder, null), file, erasures, [typeof(TestJournal).Assembly], [], TextWriter.Null);

    private static async Task<TestJournal> Full()
    {
        var journal = await TestJournal.Open();
        await journal.Give(0, 30);
        await journal.Write(new("thing", One), new ThingGiven(1, "t", Private.Of(PrivateKind.Name, One, "CanaryName"), Private.Of(PrivateKind.Contact, One, "CanaryPhone")), 5000);
        await journal.Sealer.TrySealAll(default);
        await journal.Give(30, 5);
        return journal;
    }

    private static List<string> Columns(string folder)
    {
        using var moment = SqliteJournalMoment.Open(Path.Combine(folder, "journal.db"));
        return moment.Columns();
    }

    private static async Task<(int Code, string All)> Verify(string folder)
    {
        await using var journal = await TestJournal.Open(folder);
        await journal.Close();
        var (code, _, all) = await journal.Verify();
        return (code, all);
    }

    [Fact]
    public async Task Every_column_comes_back_as_it_was_and_verifies()
    {
        await using var journal = await Full();
        await Save(journal, File1);

        await Bring(File1, Elsewhere);

        Assert.Equal(Columns(journal.Path), Columns(Elsewhere));
        var (code, all) = await Verify(Elsewhere);
        Assert.True(code == 0, all);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Elsewhere, "keys", "journal-1.key")));
        }
    }

    [Fact]
    public async Task What_is_restored_goes_on_where_it_was()
    {
        await using var journal = await Full();
        await Save(journal, File1);
        await Bring(File1, Elsewhere);

        await using (var restored = await TestJournal.Open(Elsewhere))
        {
            await restored.Give(100, 10);
            await restored.Sealer.TrySealAll(default);
            Assert.Equal(46, restored.Journal.Newest);
        }

        Assert.Equal(0, (await Verify(Elsewhere)).Code);
    }

    [Fact]
    public async Task Beside_a_writer_it_is_of_one_moment()
    {
        await using var journal = await Full();
        var writing = Task.Run(() => Enumerable.Range(0, 40).Aggregate(Task.CompletedTask, async (before, i) =>
        {
            await before;
            await journal.Give(1000 + (i * 10), 10);
            await journal.Sealer.TrySealAll(default);
        }));
        for (var i = 0; i < 3; i++) await Save(journal, $"{File1}{i}");
        await writing;

        for (var i = 0; i < 3; i++)
        {
            await Bring($"{File1}{i}", Elsewhere + i);
            Assert.Equal(0, (await Verify(Elsewhere + i)).Code);
        }
    }

    [Fact]
    public async Task What_was_erased_since_is_not_brought_back()
    {
        await using var journal = await Full();
        await Save(journal, File1);
        using (var erasure = new Erasure(journal.Journal, journal.Path)) await erasure.Erase(new(One, [PrivateKind.Contact], "asked for", "officer"));

        await Bring(File1, Elsewhere, Path.Combine(journal.Path, "erasures.log"));

        Assert.Equal("asked for", Assert.Single(ErasureLog.Read(Elsewhere)).Reason);
        await using (var restored = await TestJournal.Open(Elsewhere))
        {
            var thing = (ThingGiven)(await restored.Journal.ReadStream(new("thing", One), 0, 1))[0].Event;
            Assert.Equal((PrivateState.Erased, "CanaryName"), (thing.Phone!.State, thing.Donor!.OrNothing));
            // The first start tells the journal of it.
            using var erasure = new Erasure(restored.Journal, Elsewhere);
            await erasure.Resume(default);
            await erasure.Resume(default);
            Assert.IsType<PersonalDataErased>(Assert.Single(await restored.Journal.ReadStream(new("erasure", One), 0, 10)).Event);
        }

        var (code, all) = await Verify(Elsewhere);
        Assert.True(code == 0, all);
    }

    [Fact]
    public async Task A_log_of_erasures_that_lies_in_the_place_is_followed_and_kept()
    {
        await using var journal = await Full();
        await Save(journal, File1);
        using (var erasure = new Erasure(journal.Journal, journal.Path)) await erasure.Erase(new(One, [PrivateKind.Name, PrivateKind.Contact], "asked for", "officer"));
        Directory.CreateDirectory(Elsewhere);
        File.Copy(Path.Combine(journal.Path, "erasures.log"), Path.Combine(Elsewhere, "erasures.log"));

        await Bring(File1, Elsewhere);

        await using var restored = await TestJournal.Open(Elsewhere);
        Assert.Null((await restored.Store.ReadStream(new("thing", One), 0, 1, default))[0].Private);
    }

    [Fact]
    public async Task A_place_that_is_not_empty_is_refused_and_left_as_it_is()
    {
        await using var journal = await Full();
        await Save(journal, File1);
        await using var other = await TestJournal.Closed(3);
        var before = Columns(other.Path);

        await Assert.ThrowsAsync<BackupRefusedException>(() => Bring(File1, other.Path));
        Assert.Equal(before, Columns(other.Path));

        File.Delete(Path.Combine(other.Path, "journal.db"));
        await Assert.ThrowsAsync<BackupRefusedException>(() => Bring(File1, other.Path));
        await Assert.ThrowsAsync<BackupRefusedException>(() => Save(journal, File1));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_nothing_is_written()
    {
        await using var journal = await Full();
        await Save(journal, File1);
        var whole = await File.ReadAllBytesAsync(File1);
        var expected = Columns(journal.Path);
        var refused = 0;
        for (var i = 0; i < 60; i++)
        {
            var bytes = (byte[])whole.Clone();
            if (i < 10) bytes = bytes[..(bytes.Length * i / 10)];
            else bytes[(int)((long)bytes.Length * (i - 10) / 50)] ^= 0x21;
            var (file, place) = ($"{File1}.{i}", $"{Elsewhere}.{i}");
            await File.WriteAllBytesAsync(file, bytes);
            try
            {
                await Bring(file, place);
                // Only what means nothing may be altered unseen, such as the time in an entry's head.
                Assert.Equal(expected, Columns(place));
            }
            catch (BackupRefusedException)
            {
                refused++;
                Assert.DoesNotContain(Directory.GetFiles(place), f => Path.GetFileName(f) != "lock");
                Assert.Empty(Directory.GetDirectories(place));
            }
        }

        Assert.InRange(refused, 50, 60);
    }

    [Fact]
    public async Task Without_keys_it_is_restored_only_where_they_are()
    {
        await using var journal = await Full();
        await Save(journal, File1, withKeys: false);

        await Assert.ThrowsAsync<BackupRefusedException>(() => Bring(File1, Elsewhere));
        Directory.CreateDirectory(Path.Combine(Elsewhere, "keys"));
        foreach (var key in Directory.GetFiles(Path.Combine(journal.Path, "keys"))) File.Copy(key, Path.Combine(Elsewhere, "keys", Path.GetFileName(key)));
        await Bring(File1, Elsewhere);

        Assert.Equal(0, (await Verify(Elsewhere)).Code);
    }

    [Fact]
    public async Task Broken_off_it_is_no_journal_and_can_be_tried_again()
    {
        await using var journal = await Full();
        await Save(journal, File1);
        // As a crash in the middle leaves it: the mark, the keys, half a journal under another name.
        Directory.CreateDirectory(Path.Combine(Elsewhere, "keys"));
        await File.WriteAllTextAsync(Path.Combine(Elsewhere, "restore-unfinished"), "");
        File.Copy(Path.Combine(journal.Path, "keys", "journal-1.key"), Path.Combine(Elsewhere, "keys", "journal-1.key"));
        await File.WriteAllBytesAsync(Path.Combine(Elsewhere, "journal.db.restoring"), new byte[5000]);
        await File.WriteAllBytesAsync(Path.Combine(Elsewhere, "journal.db.restoring-wal"), new byte[5000]);

        Assert.Throws<RestoreUnfinishedException>(() => DataFolder.Take(Elsewhere, null));
        await Bring(File1, Elsewhere);

        Assert.Equal(Columns(journal.Path), Columns(Elsewhere));
        DataFolder.Take(Elsewhere, null).Dispose();
        Assert.Empty(Directory.GetFiles(Elsewhere, "*restor*"));
    }

    [Fact]
    public async Task Broken_off_after_its_last_step_it_is_whole()
    {
        await using var journal = await Full();
        await Save(journal, File1);
        await Bring(File1, Elsewhere);
        await File.WriteAllTextAsync(Path.Combine(Elsewhere, "restore-unfinished"), "");

        DataFolder.Take(Elsewhere, null).Dispose();

        Assert.Empty(Directory.GetFiles(Elsewhere, "*restor*"));
    }

    [Fact]
    public async Task Rotated_keys_go_along()
    {
        await using var journal = await TestJournal.Closed(5);
        await KeyRotation.Rotate(new(journal.Path, null), TextWriter.Null);
        await using (var again = await TestJournal.Open(journal.Path)) await again.Give(5, 5);
        await Save(journal, File1);

        await Bring(File1, Elsewhere);

        await using var restored = await TestJournal.Open(Elsewhere);
        Assert.All(await restored.Journal.ReadAfter(0, 100, default), r => Assert.Equal(PrivateState.Present, ((ThingGiven)r.Event).Donor!.State));
    }
}
