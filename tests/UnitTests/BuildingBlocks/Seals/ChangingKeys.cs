using System.Security.Cryptography;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Seals;

/// <summary>New keys for new parts, old parts under a new key, old keys out of use: nothing is lost on the way, wherever it breaks off.</summary>
[Trait("Store", "Sqlite")]
public sealed class ChangingKeys
{
    private static string KeyFolder(TestJournal journal) => Path.Combine(journal.Path, "keys");

    private static async Task<(int Code, string Said)> Run(Func<TextWriter, Task<int>> verb)
    {
        var output = new StringWriter();
        return (await verb(output), output.ToString());
    }

    private static Task<(int Code, string Said)> Rotate(TestJournal journal) => Run(o => KeyRotation.Rotate(new(journal.Path, null), o));

    private static Task<(int Code, string Said)> Reencrypt(TestJournal journal) => Run(o => KeyRotation.Reencrypt(new(journal.Path, null), o));

    private static Task<(int Code, string Said)> Retire(TestJournal journal, byte key) => Run(o => KeyRotation.Retire(new(journal.Path, null), key, o));

    private static async Task<(byte[] Keys, int Readable)> Look(string path)
    {
        await using var journal = await TestJournal.Open(path);
        var keys = (await journal.Store.ReadAfter(0, 1000, default)).SelectMany(r => PrivateParts.KeysOf(r.Private)).Distinct().Order().ToArray();
        var readable = (await journal.Journal.ReadAfter(0, 1000, default)).Count(r => r.Event is ThingGiven { Donor.State: PrivateState.Present });
        return (keys, readable);
    }

    private static async Task Give(string path, int from, int count)
    {
        await using var journal = await TestJournal.Open(path);
        await journal.Give(from, count);
    }

    [Fact]
    public async Task A_further_key_encrypts_what_comes_next_and_the_old_one_still_reads()
    {
        await using var journal = await TestJournal.Closed(10);

        Assert.Equal(0, (await Rotate(journal)).Code);
        await Give(journal.Path, 10, 10);

        var (keys, readable) = await Look(journal.Path);
        Assert.Equal([1, 2], keys);
        Assert.Equal(20, readable);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(KeyFolder(journal), "journal-2.key")));
        Assert.Equal(0, (await journal.Verify()).Code);
    }

    [Fact]
    public async Task Encrypted_anew_an_old_key_can_be_retired_and_nothing_is_lost()
    {
        await using var journal = await TestJournal.Closed(5);
        await Rotate(journal);
        await Give(journal.Path, 5, 5);
        await Rotate(journal);

        Assert.Equal(1, (await Retire(journal, 2)).Code);
        Assert.Equal(0, (await Reencrypt(journal)).Code);
        Assert.Equal(0, (await Retire(journal, 2)).Code);

        Assert.False(File.Exists(Path.Combine(KeyFolder(journal), "journal-2.key")));
        var (keys, readable) = await Look(journal.Path);
        Assert.Equal([3], keys);
        Assert.Equal(10, readable);
        Assert.Equal(0, (await journal.Verify()).Code);
    }

    [Fact]
    public async Task The_first_and_the_newest_key_are_never_retired()
    {
        await using var journal = await TestJournal.Closed(5);
        await Rotate(journal);
        await Reencrypt(journal);

        Assert.Equal(1, (await Retire(journal, 1)).Code);
        Assert.Equal(1, (await Retire(journal, 2)).Code);
        Assert.Equal(1, (await Retire(journal, 9)).Code);

        Assert.Equal(5, (await Look(journal.Path)).Readable);
    }

    [Fact]
    public async Task A_key_that_a_waiting_file_needs_is_not_retired()
    {
        await using var journal = await TestJournal.Closed(5);
        await Rotate(journal);
        var file = Guid.CreateVersion7();
        using (var folder = DataFolder.Take(journal.Path, null)) await new EncryptedFiles(folder, JournalKeys.Look(folder.Keys)).Save(file, "示例"u8.ToArray(), default);
        await Rotate(journal);
        await Reencrypt(journal);

        Assert.Equal(1, (await Retire(journal, 2)).Code);
        using (var folder = DataFolder.Take(journal.Path, null))
        {
            var files = new EncryptedFiles(folder, JournalKeys.Look(folder.Keys));
            Assert.Equal("示例"u8.ToArray(), await files.Read(file, default));
            Assert.Equal([file], files.All);
            files.Delete(file);
            Assert.Empty(files.All);
        }

        Assert.Equal(0, (await Retire(journal, 2)).Code);
    }

    [Fact]
    public async Task What_cannot_be_decrypted_is_left_as_it_is_and_told()
    {
        await using var journal = await TestJournal.Closed(5);
        journal.Sql("update journal set private = substr(private, 1, length(private) - 1) where position = 3");
        await Rotate(journal);

        var (code, said) = await Reencrypt(journal);

        Assert.Equal(1, code);
        Assert.Contains("position 3 ", said);
        var (keys, readable) = await Look(journal.Path);
        Assert.Equal([0, 2], keys);
        Assert.Equal(4, readable);
        Assert.Contains((await journal.Verify()).Findings, f => f.StartsWith("position 3 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Broken_off_at_any_step_the_folder_still_works()
    {
        await using var journal = await TestJournal.Closed(5);
        // Half a key, never renamed; then a key that the journal has not heard of.
        await File.WriteAllTextAsync(Path.Combine(KeyFolder(journal), "journal-2.key.new"), "half");
        Assert.Equal(5, (await Look(journal.Path)).Readable);
        await File.WriteAllTextAsync(Path.Combine(KeyFolder(journal), "journal-2.key"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        Assert.Equal(5, (await Look(journal.Path)).Readable);
        // Encrypted anew in part.
        await using (var half = await TestJournal.Open(journal.Path))
        {
            var row = (await half.Store.ReadAfter(0, 1, default))[0];
            await half.Store.RewritePrivate([new(1, row.Private, PrivateParts.Renewed(row.Private!, half.Keys, JinhuRedCross.BuildingBlocks.Journal.StreamId.Parse(row.Stream), row.Version))], default);
        }

        Assert.Equal(5, (await Look(journal.Path)).Readable);
        Assert.Equal(0, (await Reencrypt(journal)).Code);
        var (keys, readable) = await Look(journal.Path);
        Assert.Equal([2], keys);
        Assert.Equal(5, readable);
        Assert.Equal(0, (await journal.Verify()).Code);
    }

    [Fact]
    public async Task Beside_a_running_host_keys_are_left_alone()
    {
        await using var journal = await TestJournal.Closed(1);
        using var running = DataFolder.Take(journal.Path, null);
        await Assert.ThrowsAsync<DataFolderInUseException>(() => KeyRotation.Rotate(new(journal.Path, null), TextWriter.Null));
        Assert.Single(Directory.GetFiles(KeyFolder(journal), "*.key"));
    }
}
