using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>Two silos that each believe to own a purse, on one file: what a partition or a slow death does.</summary>
public sealed class TwoActivations : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly Guid _id = Guid.CreateVersion7();
    private PurseHost _one = null!;
    private PurseHost _two = null!;

    public async ValueTask InitializeAsync()
    {
        _one = await PurseHost.Start(_folder.Path);
        _two = await PurseHost.Start(_folder.Path);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Who_comes_second_reads_again_and_decides_again()
    {
        await _one.Purse(_id).Fill(5);
        Assert.Equal(5, (await _two.Purse(_id).Look()).Fen);
        Assert.Null((await _one.Purse(_id).Take(4)).Error);

        Assert.Equal("purse.too_little", (await _two.Purse(_id).Take(5)).Error?.Code);
        Assert.Null((await _two.Purse(_id).Take(1)).Error);
        Assert.Equal(new(0, 3, false), await _two.Purse(_id).Look());
    }

    [Fact]
    public async Task A_command_that_both_get_is_carried_out_once()
    {
        await _one.Purse(_id).Fill(5);
        await _two.Purse(_id).Look();
        var command = Fresh();
        var answers = await Task.WhenAll(_one.Purse(_id).Take(command, 3), _two.Purse(_id).Take(command, 3)).Soon();

        Assert.All(answers, a => Assert.Null(a.Error));
        Assert.Equal(2, answers[0].Version);
        Assert.Equal(2, answers[1].Version);
        Assert.Equal(2, (await _one.Purse(_id).Look()).Fen);
        Assert.Equal(2, (await _two.Purse(_id).Look()).Fen);
    }

    [Fact]
    public async Task Racing_write_one_history_that_holds_every_acknowledged_command_once()
    {
        var commands = Enumerable.Range(0, 300).Select(_ => Fresh()).ToList();
        var answers = await Task.WhenAll(commands.Select((c, i) => (i % 2 == 0 ? _one : _two).Purse(_id).Fill(c, 1))).Soon();

        var history = await _one.History(_id);
        var acknowledged = commands.Where((_, i) => answers[i].Error is null).Select(c => (Guid?)c.Id).ToList();
        Assert.All(answers, a => Assert.True(a.Error is null or { Code: "store.unavailable" }));
        Assert.NotEmpty(acknowledged);
        Assert.Equal(acknowledged.Order(), history.Select(r => r.Command).Order());
        Assert.Equal(Enumerable.Range(1, history.Count).Select(p => (long)p), history.Select(r => r.Position));
        foreach (var command in commands) Assert.Null((await _two.Purse(_id).Fill(command, 1)).Error);
        Assert.Equal(300, (await _two.History(_id)).Count);
    }
}
