using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

[Collection(PurseTests.Name)]
public sealed class TheOrderOfTheJournal(SharedPurses shared) : IDisposable
{
    private readonly PurseHost _host = shared.Host;

    public void Dispose() => _host.Store.BeGood();

    [Fact]
    public async Task A_thousand_commands_at_once_on_one_purse_stand_one_after_the_other_in_few_transactions()
    {
        var id = Guid.CreateVersion7();
        var (before, batches) = (_host.Journal.Newest, _host.Store.Batches);

        var answers = await _host.Purse(id).FillOften(1000).Soon();

        Assert.All(answers, a => Assert.Null(a.Error));
        Assert.Equal(Enumerable.Range(1, 1000).Select(v => (long)v), answers.Select(a => a.Version).Order());
        Assert.Equal(1000, (await _host.Purse(id).Look()).Fen);
        await NothingIsMissingSince(before, 1000);
        Assert.InRange(_host.Store.Batches - batches, 1, 500);
    }

    [Fact]
    public async Task A_thousand_commands_on_two_hundred_purses_have_positions_without_gaps_and_share_transactions()
    {
        var purses = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToList();
        var (before, batches) = (_host.Journal.Newest, _host.Store.Batches);

        var answers = await Task.WhenAll(purses.SelectMany(p => Enumerable.Range(0, 5).Select(_ => _host.Purse(p).Fill(1)))).Soon();

        Assert.All(answers, a => Assert.Null(a.Error));
        await NothingIsMissingSince(before, 1000);
        foreach (var purse in purses) Assert.Equal([1, 2, 3, 4, 5], (await _host.History(purse)).Select(r => r.Version));
        Assert.InRange(_host.Store.Batches - batches, 1, 500);
    }

    [Fact]
    public async Task Who_was_answered_first_stands_first()
    {
        var purse = _host.Purse(Guid.CreateVersion7());
        var positions = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            var command = Fresh();
            await purse.Fill(command, i);
            positions.Add((await _host.Journal.FindCommand(command.Id))!.Value.Records[0].Position);
        }

        Assert.Equal(positions.Order(), positions);
    }

    [Fact]
    public async Task Who_follows_the_journal_sees_every_record_once_and_is_woken()
    {
        var before = _host.Journal.Newest;
        var woken = _host.Journal.WhenBeyond(before, TestContext.Current.CancellationToken);
        Assert.False(woken.IsCompleted);

        await _host.Purse(Guid.CreateVersion7()).FillOften(20);
        await woken.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        var fromMemory = await _host.Journal.ReadAfter(before, 100, TestContext.Current.CancellationToken);
        _host.Journal.ForgetRecent();
        var fromDisk = await _host.Journal.ReadAfter(before, 100, TestContext.Current.CancellationToken);
        Assert.Equal(fromDisk, fromMemory);
        Assert.Equal(20, fromDisk.Count);
    }

    private async Task NothingIsMissingSince(long before, int count)
    {
        _host.Journal.ForgetRecent();
        var records = await _host.Journal.ReadAfter(before, int.MaxValue, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, count).Select(n => before + n), records.Select(r => r.Position));
        Assert.All(records.GroupBy(r => r.Stream), s => Assert.Equal(s.Select(r => r.Version).Order(), s.Select(r => r.Version)));
        Assert.Equal(_host.Journal.Newest, records[^1].Position);
    }
}
