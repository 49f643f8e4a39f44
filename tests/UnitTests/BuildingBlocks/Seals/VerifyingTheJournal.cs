namespace JinhuRedCross.UnitTests.BuildingBlocks.Seals;

/// <summary>Every change to the file is found and named as what it is, wherever it stands.</summary>
public sealed class VerifyingTheJournal
{
    private const int Count = 300;

    // Sealed records at the start, in the middle and at the end; and their neighbours.
    public static TheoryData<int> Places => [1, 2, 60, 61, 150, 299, 300];

    public static TheoryData<int, string> Alterations
    {
        get
        {
            var all = new TheoryData<int, string>();
            string[] changes =
            [
                "data = replace(data, 'no ', 'No ')", "data = 'x'", "name = 'other'", "actor = 'somebody'", "at = '2026-03-01T08:00:01.000000Z'",
                "command = zeroblob(16)", "fingerprint = null", "version = version + 1000",
            ];
            foreach (var place in (int[])[1, 150, 300])
            {
                foreach (var change in changes) all.Add(place, change);
            }

            return all;
        }
    }

    private static string Stream(int position) => TestJournal.Stream((position - 1) % 5).ToString();

    private static string Shift(int from, int by) =>
        $"update journal set position = -position where position >= {from}; update journal set position = -position + ({by}) where position < 0;";

    private const string Inserted = "'test-thing-given', '{\"number\":1,\"text\":\"new\"}', null, null, null, 'tester', '2026-03-01T08:00:00.000000Z')";

    private static async Task Finds(TestJournal journal, params string[] starts)
    {
        var (code, findings, all) = await journal.Verify();
        Assert.True(code == 1, all);
        Assert.True(findings.Length == starts.Length, all);
        for (var i = 0; i < starts.Length; i++)
        {
            Assert.StartsWith(starts[i].Split('|')[0], findings[i], StringComparison.Ordinal);
            Assert.Contains(starts[i].Split('|')[1], findings[i], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(300, 0)]
    [InlineData(300, 7)]
    [InlineData(0, 7)]
    public async Task A_clean_journal_is_all_well(int count, int unsealed)
    {
        await using var journal = await TestJournal.Closed(count, unsealed);
        var (code, findings, all) = await journal.Verify();
        Assert.True(code == 0, all);
        Assert.Empty(findings);
        Assert.Equal(unsealed > 0, all.Contains($"{unsealed} records at the end are not sealed yet", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Alterations))]
    public async Task An_altered_record_is_named(int position, string change)
    {
        await using var journal = await TestJournal.Closed(Count, 3);
        journal.Sql($"update journal set {change} where position = {position}");
        await Finds(journal, $"position {position} stream {Stream(position)}|altered");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_removed_record_is_named(int position)
    {
        foreach (var (unsealed, shift, bump) in ((int, bool, bool)[])[(0, false, false), (3, false, false), (0, true, true), (3, true, true), (0, true, false), (0, false, true)])
        {
            await using var journal = await TestJournal.Closed(Count, unsealed);
            journal.Sql($"delete from journal where position = {position};");
            if (shift) journal.Sql(Shift(position + 1, -1));
            if (bump) journal.Sql("update journal_head set last = last - 1");
            var (code, findings, all) = await journal.Verify();
            Assert.True(code == 1 && findings[0].StartsWith($"position {position} stream {Stream(position)}: ", StringComparison.Ordinal) && findings[0].Contains("removed"), $"{unsealed} {shift} {bump}\n{all}");
            // Only where the end was moved without the records may the end be named besides.
            Assert.True(findings.Length == 1 || (bump && !shift), $"{unsealed} {shift} {bump}\n{all}");
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 300)]
    [InlineData(149, 152)]
    [InlineData(150, 151)]
    [InlineData(150, 155)]
    [InlineData(299, 300)]
    [InlineData(295, 300)]
    public async Task Swapped_records_are_named(int one, int other)
    {
        foreach (var unsealed in (int[])[0, 3])
        {
            await using var journal = await TestJournal.Closed(Count, unsealed);
            journal.Sql($"update journal set position = -1 where position = {one}; update journal set position = {one} where position = {other}; update journal set position = {other} where position = -1;");
            await Finds(journal, $"position {one} stream {Stream(other)}|swapped with position {other}", $"position {other} stream {Stream(one)}|swapped with position {one}");
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task An_inserted_record_with_all_behind_it_moved_is_named(int position)
    {
        foreach (var (unsealed, bump) in ((int, bool)[])[(0, true), (3, true), (0, false)])
        {
            await using var journal = await TestJournal.Closed(Count, unsealed);
            journal.Sql(Shift(position, 1) + $"insert into journal values ({position}, '{TestJournal.Stream(77)}', 1, {Inserted};");
            if (bump) journal.Sql("update journal_head set last = last + 1");
            await Finds(journal, $"position {position} stream {TestJournal.Stream(77)}|inserted");
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0, false)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    public async Task A_record_inserted_at_the_end_is_named(int unsealed, bool bump)
    {
        await using var journal = await TestJournal.Closed(Count, unsealed);
        var position = Count + unsealed + 1;
        journal.Sql($"insert into journal values ({position}, '{TestJournal.Stream(77)}', 1, {Inserted};");
        if (bump) journal.Sql("update journal_head set last = last + 1");
        await Finds(journal, $"position {position} stream {TestJournal.Stream(77)}|inserted");
    }

    [Fact]
    public async Task A_record_inserted_before_the_first_is_named()
    {
        await using var journal = await TestJournal.Closed(Count);
        journal.Sql($"insert into journal values (0, '{TestJournal.Stream(77)}', 1, {Inserted};");
        await Finds(journal, $"position 0 stream {TestJournal.Stream(77)}|inserted");
    }

    [Theory]
    [InlineData("update journal set actor = 'x' where position = 302")]
    [InlineData("delete from journal where position = 303; update journal_head set last = 302")]
    public async Task A_change_among_records_not_yet_sealed_is_found(string sql)
    {
        await using var journal = await TestJournal.Closed(Count, 3);
        journal.Sql(sql);
        var (code, findings, all) = await journal.Verify();
        Assert.True(code == 1, all);
        Assert.Contains(findings, f => f.Contains("not sealed yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_changes_are_each_named()
    {
        await using var journal = await TestJournal.Closed(Count, 3);
        journal.Sql("update journal set actor = 'x' where position = 20; delete from journal where position = 100; " + Shift(101, -1)
            + Shift(200, 1) + $"insert into journal values (200, '{TestJournal.Stream(77)}', 1, {Inserted};");
        await Finds(journal, $"position 20 stream {Stream(20)}|altered", $"position 100 stream {Stream(100)}|removed", $"position 200 stream {TestJournal.Stream(77)}|inserted");
    }
}
