using CsCheck;
using JinhuRedCross.BuildingBlocks.ReadModels;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>Pages neither skip nor repeat, whatever the order, and whatever comes in between.</summary>
public sealed class PagingThroughAList : IAsyncLifetime
{
    private static readonly SortColumns<Gift> _columns = new("-at")
    {
        { "title", g => g.Title }, { "note", g => g.Note }, { "open", g => g.Open }, { "checked", g => g.Checked }, { "count", g => g.Count },
        { "rank", g => g.Rank }, { "amount", g => g.Amount }, { "refunded", g => g.Refunded }, { "campaign", g => g.Campaign },
        { "parent", g => g.Parent }, { "on", g => g.On }, { "until", g => g.Until }, { "at", g => g.At }, { "endedAt", g => g.EndedAt },
        { "status", g => g.Status }, { "before", g => g.Before },
    };

    private readonly ReadWorld _world = new();

    private static Gen<string> Sorts { get; } =
        Gen.Select(Gen.Shuffle(_columns.ToArray()), Gen.Int[1, 3], Gen.Bool.Array[3], (names, count, down) =>
            string.Join(',', names.Take(count).Select((name, i) => (down[i] ? "-" : "") + name)));

    [Fact]
    public async Task Every_order_gives_each_row_once_in_the_order_of_the_whole()
    {
        await Fill(60);
        var gifts = new Reads<Gift>(await _world.Filled(new ReadModel<Gift>()));
        await Sorts.SampleAsync(
            async sort =>
            {
                var paged = await AllPages(gifts, Specification<Gift>.All, sort, limit: 7);
                await using var snapshot = await gifts.Snapshot(default);
                var whole = await snapshot.Stream(Specification<Gift>.All, _columns, sort).Select(g => g.Id).ToListAsync();
                Assert.Equal(60, whole.Count);
                Assert.Equal(whole, paged);
            },
            iter: 60,
            threads: 1);
    }

    [Theory]
    [InlineData("rank", new[] { "null", "1", "2" })]
    [InlineData("-rank", new[] { "2", "1", "null" })]
    public async Task Nothing_comes_before_every_value(string sort, string[] expected)
    {
        foreach (var rank in (int?[])[2, null, 1]) _world.Journal.Append(Guid.CreateVersion7(), new Came(Some.Gift with { Rank = rank }));
        var gifts = new Reads<Gift>(await _world.Filled(new ReadModel<Gift>()));

        var page = (await gifts.Find(Specification<Gift>.All, new(Sort: sort), _columns, default)).Value;

        Assert.Equal(expected, page.Items.Select(g => g.Rank?.ToString() ?? "null"));
    }

    [Fact]
    public async Task Text_is_ordered_by_code_point()
    {
        string[] sorted = ["", "A", "Z", "a", "é", "救", "\uFF5E", "😀"];
        foreach (var title in sorted.Reverse()) _world.Journal.Append(Guid.CreateVersion7(), new Came(Some.Gift with { Title = title }));
        var gifts = new Reads<Gift>(await _world.Filled(new ReadModel<Gift>()));

        Assert.Equal(sorted, (await gifts.Find(Specification<Gift>.All, new(Sort: "title"), _columns, default)).Value.Items.Select(g => g.Title));
    }

    [Theory]
    [InlineData("at")]
    [InlineData("-amount,title")]
    public async Task Rows_that_come_while_somebody_pages_hide_and_repeat_none(string sort)
    {
        await Fill(300);
        await using var running = await _world.Running();
        var gifts = running.Of<Gift>();
        await using var snapshot = await gifts.Snapshot(default);
        var before = await snapshot.Stream(Specification<Gift>.All).Select(g => g.Id).ToListAsync();
        var pages = 0;

        var seen = await AllPages(gifts, Specification<Gift>.All, sort, limit: 10, between: () => pages++ < 60 ? Fill(4) : Task.CompletedTask);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(300, before.Count);
        Assert.Empty(before.Except(seen));
    }

    [Fact]
    public async Task A_cursor_goes_on_with_the_question_as_it_was_asked_whatever_has_become_of_its_answer()
    {
        await Fill(30);
        var gifts = new Reads<Gift>(await _world.Filled(new ReadModel<Gift>()));
        var first = (await gifts.Find(Cheaper(5), new(Sort: "amount", Question: "cheap"), _columns, default)).Value;
        var last = first.Items[^1].Amount;

        // As when a day has passed, or a colleague has done what a filter looks up.
        var further = await gifts.Find(Cheaper(4), new(first.NextCursor, Sort: "amount", Question: "cheap"), _columns, default);

        Assert.Null(further.Error);
        Assert.All(further.Value.Items, g => Assert.InRange(g.Amount, last, 3));
    }

    [Fact]
    public async Task A_cursor_of_another_question_or_a_changed_one_is_refused()
    {
        await Fill(30);
        var gifts = new Reads<Gift>(await _world.Filled(new ReadModel<Gift>()));
        var cursor = (await gifts.Find(Cheaper(5), new(Sort: "amount", Question: "cheap"), _columns, default)).Value.NextCursor!;

        Assert.Null(await Refusal(Cheaper(5), new(cursor, Sort: "amount", Question: "cheap")));
        Assert.Equal("list.cursor_invalid", await Refusal(Cheaper(5), new(cursor, Sort: "-amount", Question: "cheap")));
        Assert.Equal("list.cursor_invalid", await Refusal(Cheaper(5), new(cursor, Sort: "amount", Question: "dear")));
        foreach (var bad in (string[])["", "x", "====", "救", cursor[..^2], cursor + "AA", (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..], cursor[..20] + (cursor[20] == 'A' ? 'B' : 'A') + cursor[21..]])
            Assert.Equal("list.cursor_invalid", await Refusal(Cheaper(5), new(bad, Sort: "amount", Question: "cheap")));

        async Task<string?> Refusal(Specification<Gift> wanted, PageRequest page) => (await gifts.Find(wanted, page, _columns, default)).Error?.Code;
    }

    [Fact]
    public async Task What_a_list_does_not_have_is_refused_by_name()
    {
        var gifts = new Reads<Gift>(await _world.Filled(new ReadModel<Gift>()));

        var unknown = (await gifts.Find(Specification<Gift>.All, new(Sort: "-at,secret"), _columns, default)).Error!;
        Assert.Equal("list.sort_unknown", unknown.Code);
        Assert.Contains("title, note", unknown.En, StringComparison.Ordinal);
        Assert.Equal("list.sort_repeated", (await gifts.Find(Specification<Gift>.All, new(Sort: "at,-at"), _columns, default)).Error!.Code);
        foreach (var limit in (int[])[0, -1, 201])
            Assert.Equal("list.limit_invalid", (await gifts.Find(Specification<Gift>.All, new(Limit: limit), _columns, default)).Error!.Code);
    }

    [Fact]
    public async Task A_page_tells_the_total_when_asked_and_the_last_has_no_cursor()
    {
        await Fill(20);
        var gifts = new Reads<Gift>(await _world.Filled(new ReadModel<Gift>()));

        var page = (await gifts.Find(Specification<Gift>.All, new(IncludeTotal: true), _columns, default)).Value;

        Assert.Equal((20, 20L, null), (page.Items.Count, page.Total, page.NextCursor));
        Assert.Null((await gifts.Find(Specification<Gift>.All, new(), _columns, default)).Value.Total);
    }

    [Fact]
    public async Task An_export_shows_one_moment_and_says_which()
    {
        await Fill(2500);
        await using var running = await _world.Running();
        await ReadWorld.Until(() => running.Status("gifts").Lag == 0);
        await using var snapshot = await running.Of<Gift>().Snapshot(default);
        await Fill(100);
        await ReadWorld.Until(() => running.Status("gifts").Lag == 0);

        Assert.Equal((2500, false), (snapshot.AsOf, snapshot.Lagging));
        Assert.Equal(2500, await snapshot.Stream(Specification<Gift>.All, _columns, "amount,-title").CountAsync());
        Assert.Equal(2500, await snapshot.Ask(rows => Task.FromResult(rows.Count())));
    }

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static Specification<Gift> Cheaper(long than) => new(g => g.Amount < than);

    private static async Task<List<Guid>> AllPages(Reads<Gift> gifts, Specification<Gift> wanted, string sort, int limit, Func<Task>? between = null)
    {
        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var answer = await gifts.Find(wanted, new(cursor, limit, sort), _columns, default);
            Assert.Null(answer.Error);
            seen.AddRange(answer.Value.Items.Select(g => g.Id));
            cursor = answer.Value.NextCursor;
            if (between is not null) await between();
        }
        while (cursor is not null);

        return seen;
    }

    private Task Fill(int count)
    {
        Some.Gifts.Array[count].Sample(rows => { foreach (var row in rows) _world.Journal.Append(Guid.CreateVersion7(), new Came(row)); }, iter: 1, threads: 1);
        return Task.CompletedTask;
    }
}
