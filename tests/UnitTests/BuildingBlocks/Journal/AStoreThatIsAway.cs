using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

[Collection(PurseTests.Name)]
public sealed class AStoreThatIsAway(SharedPurses shared) : IDisposable
{
    private readonly PurseHost _host = shared.Host;
    private readonly Guid _id = Guid.CreateVersion7();

    private UnreliableStore Store => _host.Store;

    private IPurse Purse => _host.Purse(_id);

    public void Dispose() => Store.BeGood();

    [Fact]
    public async Task Is_told_to_each_caller_and_the_first_one_after_its_return_is_served()
    {
        await Purse.Fill(5);
        Store.Away = true;

        var answers = await Task.WhenAll(Purse.Take(1), Purse.Take(100), Purse.Fill(Fresh() with { DryRun = true }, 1, "s"), Purse.Fill(1), Purse.Close(Fresh())).Soon();
        Assert.All(answers, a => Assert.Equal("store.unavailable", a.Error?.Code));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Purse.Look().Soon());

        Store.Away = false;
        Assert.Null((await Purse.Take(2)).Error);
        Assert.Equal(new(3, 2, false), await Purse.Look());
    }

    [Fact]
    public async Task Hinders_no_purse_from_waking_up()
    {
        await Purse.Fill(5);
        await Purse.Forget();
        await Purse.Leave();
        Store.Away = true;
        Assert.Equal("store.unavailable", (await Purse.Take(1).Soon()).Error?.Code);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Purse.Look().Soon());

        Store.Away = false;
        Assert.Equal(5, (await Purse.Look()).Fen);
    }

    [Fact]
    public async Task Right_after_a_refused_append_is_told_as_well()
    {
        var slip = $"slip {_id}";
        await _host.Purse(Guid.CreateVersion7()).Fill(1, slip);
        Store.AwayAfterNext = true;
        Assert.Equal("store.unavailable", (await Purse.Fill(1, slip).Soon()).Error?.Code);
        Store.BeGood();
        Assert.Equal("slip.taken", (await Purse.Fill(1, slip)).Error?.Code);
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task Because_the_disk_is_full_loses_nothing_and_goes_on_when_there_is_room()
    {
        using var folder = new TestFolder();
        await using var host = await PurseHost.Start(folder.Path);
        var purse = host.Purse(_id);
        await purse.Fill(1);
        var room = "pragma max_page_count = 60";
        var sqlite = (SqliteJournalStore)host.Real.Journal;
        sqlite.WriterOpened = connection => SqliteJournalSchema.Run(connection, room);
        // Any failure makes the writer's connection anew.
        await Assert.ThrowsAnyAsync<Exception>(() => sqlite.RewritePrivate(null!, TestContext.Current.CancellationToken));

        var answers = new List<Decided<Purse, PurseEvent>>();
        while (answers.Count(a => a.Error is not null) < 20) answers.AddRange(await purse.FillOften(20).Soon());
        var kept = answers.Count(a => a.Error is null) + 1;
        Assert.All(answers, a => Assert.True(a.Error is null or { Code: "store.unavailable" }));
        Assert.Equal(kept, (await purse.Look()).Fen);

        room = "pragma max_page_count = 1000000";
        Assert.All(await purse.FillOften(20).Soon(), a => Assert.Null(a.Error));
        Assert.Equal(kept + 20, BalanceOf(await host.History(_id)));
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task Because_its_file_is_gone_is_never_replaced_by_an_empty_one()
    {
        using var elsewhere = new TestFolder();
        using var store = new SqliteJournalStore(TestStore.FileIn(elsewhere.Path), _host.Keys);
        await Assert.ThrowsAnyAsync<Exception>(() => store.Write([], TestContext.Current.CancellationToken));
        Assert.False(File.Exists(TestStore.FileIn(elsewhere.Path)));
    }
}
