using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Seals;

/// <summary>What was erased is nowhere any more; what must stay stays, and the journal still verifies.</summary>
[Rule("SEC-03")]
public sealed class ErasingPersonalData
{
    private static readonly Guid One = TestJournal.Person(1000);
    private static readonly Guid Other = TestJournal.Person(2000);
    private static readonly StreamId Stream = new("thing", TestJournal.Person(3));

    private static ThingGiven Thing => new(1, "t", Private.Of(PrivateKind.Name, One, "CanaryName"), Private.Of(PrivateKind.Contact, One, "CanaryPhone"), Private.Of(PrivateKind.Name, Other, "KeptName"));

    private static async Task<ThingGiven> Read(TestJournal journal) => (ThingGiven)(await journal.Journal.ReadStream(Stream, 0, 1))[0].Event;

    private static async Task<List<string>> FilesWith(string folder, params byte[][] canaries)
    {
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            if (canaries.Any(c => bytes.ToArray().AsSpan().IndexOf(c) >= 0)) found.Add(Path.GetFileName(file));
        }

        return found;
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task Erased_parts_are_in_no_file_and_others_stay()
    {
        await using var journal = await TestJournal.Open();
        await journal.Give(0, 20);
        await journal.Write(Stream, Thing, 5000);
        await journal.Give(20, 20);
        var blob = (await journal.Store.ReadStream(Stream, 0, 1, default))[0].Private!;
        // The plain words, and what they were encrypted to: both blocks must be gone.
        byte[][] canaries = [Encoding.UTF8.GetBytes("CanaryName"), Encoding.Unicode.GetBytes("CanaryName"), Encoding.UTF8.GetBytes("CanaryPhone"), blob[34..66], blob[^32..]];
        Assert.NotEmpty(await FilesWith(journal.Path, canaries));
        using var erasure = new Erasure(journal.Journal, journal.Path);

        await erasure.Erase(new(One, [PrivateKind.Contact, PrivateKind.Name], "asked for", "officer"));

        Assert.Empty(await FilesWith(journal.Path, canaries));
        var now = await Read(journal);
        Assert.Equal(PrivateState.Erased, now.Donor!.State);
        Assert.Equal(PrivateState.Erased, now.Phone!.State);
        Assert.Equal("KeptName", now.Bearer!.OrNothing);
        Assert.Equal([21], Assert.Single(ErasureLog.Read(journal.Path)).Positions);
        var told = await journal.Journal.ReadStream(new("erasure", One), 0, 10);
        Assert.Equivalent(new PersonalDataErased(One, [PrivateKind.Name, PrivateKind.Contact], "asked for"), Assert.Single(told).Event);
        await journal.Close();
        var (code, _, all) = await journal.Verify();
        Assert.True(code == 0, all);
        Assert.Empty(await FilesWith(journal.Path, canaries));
    }

    [Fact]
    public async Task Memory_forgets_with_the_files()
    {
        await using var journal = await TestJournal.Open();
        await journal.Write(Stream, Thing, 5000);
        using var erasure = new Erasure(journal.Journal, journal.Path);
        await erasure.Erase(new(One, [PrivateKind.Name], "asked for", "officer"));
        var first = (ThingGiven)(await journal.Journal.ReadAfter(0, 1, default))[0].Event;
        Assert.Equal(PrivateState.Erased, first.Donor!.State);
    }

    [Fact]
    public async Task Only_the_kinds_that_may_go_are_taken()
    {
        await using var journal = await TestJournal.Open();
        await journal.Write(Stream, Thing, 5000);
        using var erasure = new Erasure(journal.Journal, journal.Path);
        await erasure.Erase(new(One, [PrivateKind.Contact], "asked for", "officer"));
        var now = await Read(journal);
        Assert.Equal("CanaryName", now.Donor!.OrNothing);
        Assert.Equal(PrivateState.Erased, now.Phone!.State);
        Assert.Equal("KeptName", now.Bearer!.OrNothing);
    }

    [Fact]
    public async Task Both_who_share_a_block_can_be_erased_one_after_the_other()
    {
        await using var journal = await TestJournal.Open();
        await journal.Write(Stream, Thing, 5000);
        using var erasure = new Erasure(journal.Journal, journal.Path);
        await erasure.Erase(new(Other, [PrivateKind.Name], "asked for", "officer"));
        Assert.Equal("CanaryName", (await Read(journal)).Donor!.OrNothing);
        await erasure.Erase(new(One, [PrivateKind.Name, PrivateKind.Contact], "asked for", "officer"));
        Assert.Null((await journal.Store.ReadStream(Stream, 0, 1, default))[0].Private);
        await journal.Close();
        Assert.Equal(0, (await journal.Verify()).Code);
    }

    [Fact]
    public async Task Repeating_an_erasure_changes_nothing_and_new_data_can_be_erased_again()
    {
        await using var journal = await TestJournal.Open();
        await journal.Write(Stream, Thing, 5000);
        using var erasure = new Erasure(journal.Journal, journal.Path);
        for (var i = 0; i < 3; i++) await erasure.Erase(new(One, [PrivateKind.Name], "asked for", "officer"));
        Assert.Single(ErasureLog.Read(journal.Path));
        Assert.Equal(2, journal.Journal.Newest);
        await journal.Write(Stream, Thing, 5001);
        await erasure.Erase(new(One, [PrivateKind.Name], "asked for", "officer"));
        Assert.Equal(2, ErasureLog.Read(journal.Path).Count);
        Assert.Equal(4, journal.Journal.Newest);
    }

    [Fact]
    public async Task An_erasure_that_ended_before_its_event_is_finished_by_repeating_it()
    {
        await using var journal = await TestJournal.Open();
        await journal.Write(Stream, Thing, 5000);
        ErasureLog.Append(journal.Path, new(journal.Clock.GetUtcNow(), Other, [PrivateKind.Name], "r", "a", [1]));
        var row = (await journal.Store.ReadStream(Stream, 0, 1, default))[0];
        var rest = PrivateParts.Without(row.Private!, journal.Keys, Stream, 1, PrivateMembers.Of(row.Data, Other), Other, [PrivateKind.Name]);
        await journal.Store.RewritePrivate([new(1, row.Private, rest)], default);
        using var erasure = new Erasure(journal.Journal, journal.Path);
        await erasure.Erase(new(Other, [PrivateKind.Name], "r", "a"));
        Assert.Single(await journal.Journal.ReadStream(new("erasure", Other), 0, 10));
        Assert.Single(ErasureLog.Read(journal.Path));
    }

    [Fact]
    public async Task An_erasure_that_was_only_logged_is_carried_out_at_the_next_start()
    {
        await using var journal = await TestJournal.Open();
        await journal.Write(Stream, Thing, 5000);
        ErasureLog.Append(journal.Path, new(journal.Clock.GetUtcNow(), One, [PrivateKind.Contact], "r", "a", [1], [PrivateKind.Name]));
        using var erasure = new Erasure(journal.Journal, journal.Path);
        await erasure.Resume(default);
        await erasure.Resume(default);
        Assert.Equal((PrivateState.Erased, "CanaryName"), ((await Read(journal)).Phone!.State, (await Read(journal)).Donor!.OrNothing));
        var told = (PersonalDataErased)Assert.Single(await journal.Journal.ReadStream(new("erasure", One), 0, 10)).Event;
        Assert.Equal([PrivateKind.Name], told.Restricted!);
        Assert.Single(ErasureLog.Read(journal.Path));
    }

    [Fact]
    public async Task Several_that_were_only_logged_are_carried_out_one_person_after_the_other()
    {
        await using var journal = await TestJournal.Open();
        await journal.Write(Stream, Thing, 5000);
        foreach (var (subject, kind) in ((Guid, PrivateKind)[])[(One, PrivateKind.Contact), (Other, PrivateKind.Name), (One, PrivateKind.Name)])
            ErasureLog.Append(journal.Path, new(journal.Clock.GetUtcNow(), subject, [kind], "r", "a", [1]));
        using var erasure = new Erasure(journal.Journal, journal.Path);
        await erasure.Resume(default);
        Assert.Null((await journal.Store.ReadStream(Stream, 0, 1, default))[0].Private);
        Assert.Equal(4, journal.Journal.Newest);
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task What_a_long_reader_keeps_in_the_log_is_told_and_goes_with_a_repeat()
    {
        await using var journal = await TestJournal.Open();
        ((SqliteJournalStore)journal.Store).MostCuts = 1;
        await journal.Write(Stream, Thing, 5000);
        using var erasure = new Erasure(journal.Journal, journal.Path);
        var order = new ErasureOrder(One, [PrivateKind.Contact], "r", "a");
        using (SqliteJournalMoment.Open(Path.Combine(journal.Path, "journal.db")))
        {
            Assert.False((await erasure.Erase(order)).Complete);
            Assert.Equal(PrivateState.Erased, (await Read(journal)).Phone!.State);
            Assert.False((await erasure.Erase(order)).Complete);
        }

        Assert.True((await erasure.Erase(order)).Complete);
        Assert.Single(await journal.Journal.ReadStream(new("erasure", One), 0, 10));
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_harms_no_other()
    {
        await using var journal = await TestJournal.Open();
        await File.WriteAllTextAsync(Path.Combine(journal.Path, "erasures.log"), "{\"at\":\"2026-");
        ErasureLog.Append(journal.Path, new(journal.Clock.GetUtcNow(), One, [PrivateKind.Name], "原因", "a", [1, 2]));
        Assert.Equal("原因", Assert.Single(ErasureLog.Read(journal.Path)).Reason);
    }

    [Fact]
    public async Task What_cannot_be_decrypted_is_counted_as_a_fault_and_never_as_erased()
    {
        await using var journal = await TestJournal.Open();
        await journal.Write(Stream, Thing, 5000);
        Assert.Equal(0, journal.Journal.UnreadableParts);
        await journal.Close();
        journal.Sql("update journal set private = substr(private, 1, length(private) - 1)");
        await using var again = await TestJournal.Open(journal.Path);
        Assert.Equal(PrivateState.Unreadable, (await Read(again)).Phone!.State);
        Assert.True(again.Journal.UnreadableParts > 0);
    }
}
