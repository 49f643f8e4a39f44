using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using TestStore = JinhuRedCross.UnitTests.Journaling.TestStore;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Seals;

/// <summary>Changes to what protects the records, and to what lies outside their hash, are found too.</summary>
public sealed class VerifyingSealsAndPrivateParts
{
    private const int Count = 300;

    [Theory]
    [InlineData("update leaves set content = zeroblob(32) where position = {0}", "leaf was altered")]
    [InlineData("delete from leaves where position = {0}", "leaf is missing")]
    [InlineData("update leaves set stream = 'thing-x' where position = {0}", "stream of its leaf")]
    public async Task A_changed_leaf_is_told_from_a_changed_record(string sql, string what)
    {
        foreach (var position in (int[])[1, 150, 300])
        {
            await using var journal = await TestJournal.Closed(Count, 3);
            journal.Sql(string.Format(null, sql, position));
            var (code, findings, all) = await journal.Verify();
            Assert.True(code == 1 && findings.Length == 1, all);
            Assert.StartsWith($"position {position} stream thing-", findings[0], StringComparison.Ordinal);
            Assert.Contains(what, findings[0], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("root = zeroblob(32)")]
    [InlineData("at = '2020-01-01T00:00:00.000000Z'")]
    [InlineData("signature = zeroblob(64)")]
    [InlineData("frontier = zeroblob(32)")]
    public async Task A_changed_seal_is_named(string change)
    {
        foreach (var size in (int[])[60, 180, 300])
        {
            await using var journal = await TestJournal.Closed(Count);
            journal.Sql($"update seals set {change} where size = {size}");
            var (code, findings, all) = await journal.Verify();
            Assert.True(code == 1 && findings.Length == 1, all);
            Assert.StartsWith($"position {size} stream (seal)", findings[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Missing_seals_are_named()
    {
        await using var journal = await TestJournal.Closed(Count);
        journal.Sql("delete from seals where size > 120");
        var (code, findings, all) = await journal.Verify();
        Assert.True(code == 1 && findings.Length == 1, all);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(150)]
    [InlineData(300)]
    public async Task A_record_changed_together_with_its_leaf_is_found_between_two_seals(int position)
    {
        await using var journal = await TestJournal.Closed(Count);
        journal.Sql($"update journal set actor = 'x' where position = {position}");
        await using var opened = await TestStore.Open(journal.Path);
        var row = (await opened.Journal.ReadAfter(position - 1, 1, default))[0];
        journal.Sql($"update leaves set content = x'{Convert.ToHexStringLower(RecordHash.Content(row))}' where position = {position}");
        var (code, findings, all) = await journal.Verify();
        var from = ((position - 1) / 60 * 60) + 1;
        Assert.True(code == 1, all);
        Assert.Contains(findings, f => f.Contains($"records {from} to {from + 59} are not what was signed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Records_cut_off_at_the_end_are_named()
    {
        await using var journal = await TestJournal.Closed(Count);
        journal.Sql("delete from journal where position > 297; update journal_head set last = 297");
        var (code, findings, all) = await journal.Verify();
        Assert.True(code == 1 && findings.Length == 3, all);
        Assert.All(findings, f => Assert.Contains("removed", f, StringComparison.Ordinal));
        Assert.StartsWith($"position 298 stream {TestJournal.Stream(297 % 5)}", findings[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delete from leaves where position > 240")]
    [InlineData("delete from leaves where position > 240; delete from seals where size > 240")]
    public async Task Records_cut_off_with_all_that_tells_of_them_are_found(string also)
    {
        await using var journal = await TestJournal.Closed(Count);
        journal.Sql($"delete from journal where position > 240; update journal_head set last = 240; {also}");
        var (code, _, all) = await journal.Verify();
        Assert.True(code == 1, all);
    }

    [Theory]
    [InlineData("update journal set private = substr(private, 1, 40) where position = {0}")]
    [InlineData("update journal set private = zeroblob(length(private)) where position = {0}")]
    [InlineData("update journal set private = null where position = {0}")]
    [InlineData("update journal set private = (select private from journal where position = 77) where position = {0}")]
    public async Task A_changed_private_part_is_named(string sql)
    {
        foreach (var position in (int[])[1, 150, 300])
        {
            await using var journal = await TestJournal.Closed(Count);
            journal.Sql(string.Format(null, sql, position));
            var (code, findings, all) = await journal.Verify();
            Assert.True(code == 1 && findings.Length == 1, all);
            Assert.StartsWith($"position {position} stream thing-", findings[0], StringComparison.Ordinal);
            Assert.Contains("private part", findings[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_claim_that_points_nowhere_is_named()
    {
        await using var journal = await TestJournal.Closed(Count);
        journal.Sql("insert into claims values (x'00', 'thing-x', 9)");
        Assert.Equal(1, (await journal.Verify()).Code);
    }

    [Fact]
    public async Task What_cannot_be_checked_is_told_apart_from_what_is_wrong()
    {
        await using var journal = await TestJournal.Closed(10);
        File.Move(Path.Combine(journal.Path, "keys", "seal.pem"), Path.Combine(journal.Path, "seal.pem"));
        Assert.Equal(2, (await journal.Verify()).Code);
        Assert.False(File.Exists(Path.Combine(journal.Path, "keys", "seal.pem")));
        File.Move(Path.Combine(journal.Path, "seal.pem"), Path.Combine(journal.Path, "keys", "seal.pem"));
        Assert.Equal(0, (await journal.Verify()).Code);
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task A_file_that_cannot_be_checked_is_told_apart_from_what_is_wrong()
    {
        await using var journal = await TestJournal.Closed(10);
        journal.Sql("pragma user_version = 99");
        Assert.Equal(2, (await journal.Verify()).Code);
        journal.Sql("pragma user_version = 0");
        Assert.Equal(2, (await journal.Verify()).Code);
        journal.Sql("pragma user_version = 1");
        Assert.Equal(0, (await journal.Verify()).Code);
        var file = TestStore.FileIn(journal.Path);
        await File.WriteAllTextAsync(file, "not a database, but long enough to be looked at as if it were one of them");
        Assert.Equal(2, (await journal.Verify()).Code);
        File.Delete(file);
        Assert.Equal(2, (await journal.Verify()).Code);
    }

    [Fact]
    public async Task Audits_see_each_record_and_say_what_does_not_fit()
    {
        await using var journal = await TestJournal.Closed(20);
        var (code, findings, _) = await journal.Verify(new Counting());
        Assert.Equal(1, code);
        Assert.Contains("20 seen", Assert.Single(findings), StringComparison.Ordinal);
    }

    private sealed class Counting : IJournalAudit
    {
        private int _seen;

        public void See(Recorded record) => _seen++;

        public IEnumerable<(long Position, string Stream, string Zh, string En)> Finish() => [(5, "thing-5", "计数", $"{_seen} seen")];
    }
}
