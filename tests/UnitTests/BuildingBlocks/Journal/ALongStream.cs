using JinhuRedCross.BuildingBlocks.Journal;
using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

public sealed class ALongStream : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly Guid _id = Guid.CreateVersion7();
    private PurseHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PurseHost.Start(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(10_000)]
    public async Task Is_read_whole_page_by_page_when_its_purse_wakes_up(int events)
    {
        await Written(events);
        Assert.Equal(new(events, events, false), await _host.Purse(_id).Look().Soon());
        Assert.Equal(events + 1, (await _host.Purse(_id).Fill(1)).Version);
    }

    [Fact]
    public async Task Is_not_gone_through_again_for_each_repeat_of_a_command_of_long_ago()
    {
        await Written(25_000);
        var commands = Enumerable.Range(0, 40).Select(_ => Fresh()).ToList();
        var first = new List<Decided<Purse, PurseEvent>>();
        foreach (var command in commands) first.Add(await _host.Purse(_id).Fill(command, new(5), showAfter: true));
        await _host.Purse(_id).FillOften(1100);

        async Task<int> RowsReadForARepeat(int of)
        {
            var before = _host.Store.RowsOfStreams;
            var again = await _host.Purse(_id).Fill(commands[of], new(5), showAfter: true);
            IsTheSame(first[of], again);
            Assert.Equal(25_005 + (5 * of), again.After!.Balance.Fen);
            return _host.Store.RowsOfStreams - before;
        }

        Assert.Equal(25_006, await RowsReadForARepeat(5));
        Assert.Equal(0, await RowsReadForARepeat(5));
        // Nobody was so early: from where the way began to be kept.
        Assert.InRange(await RowsReadForARepeat(0), 1, 10_000);
        // As several do who repeat all that they did: each overtakes the other.
        for (var i = 6; i + 3 < commands.Count; i += 4)
        {
            foreach (var of in (int[])[i + 3, i + 1, i + 2, i]) Assert.InRange(await RowsReadForARepeat(of), 1, 5);
        }
    }

    [Fact]
    public async Task With_an_event_that_this_version_does_not_know_says_so()
    {
        await Written(3);
        Alter("update journal set name = 'purse.from_the_future' where version = 2");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Purse(_id).Fill(1).Soon());
        Assert.Contains("purse.from_the_future", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Purse(_id).Look().Soon());
    }

    [Fact]
    public async Task With_a_gap_is_not_gone_on_with()
    {
        await Written(3);
        Alter("delete from journal where version = 2");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Purse(_id).Fill(1).Soon());
        Assert.Contains("version 2 is missing", failure.Message, StringComparison.Ordinal);
    }

    private async Task Written(int events)
    {
        var stored = Enumerable.Range(1, events).Select(v => _host.Journal.Encode(new Filled(new(1), null, null, null), new("purse", _id), v)).ToList();
        var append = new Append(new(), new("purse", _id), 0, stored, [], Fresh(), DateTimeOffset.UnixEpoch, Purse.Initial);
        Assert.Equal(AppendOutcome.Committed, (await _host.Store.Write([append], TestContext.Current.CancellationToken))[0].Outcome);
        Assert.Equal(events, BalanceOf((await _host.Journal.FindCommand(append.Command.Id))!.Value.Records));
    }

    private void Alter(string sql) => Assert.Equal(1, TestStore.Sql(_folder.Path, sql));
}
