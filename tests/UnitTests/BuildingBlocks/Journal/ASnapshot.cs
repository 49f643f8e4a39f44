using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

public sealed class ASnapshot : IAsyncLifetime
{
    private const int Before = 700;
    private readonly TestFolder _folder = new();
    private readonly Guid _id = Guid.CreateVersion7();
    private PurseHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PurseHost.Start(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Lets_a_purse_wake_up_with_only_what_came_after_it()
    {
        await KeptAt(Before);
        await _host.Purse(_id).FillOften(20);
        await _host.Purse(_id).Forget();
        var (read, kept) = (_host.Store.RowsOfStreams, _host.Snapshots.Of(_id)!.Version);

        Assert.Equal(new(Before + 20, Before + 20, false), await _host.Purse(_id).Look().Soon());
        Assert.InRange(_host.Store.RowsOfStreams - read, 20, Before + 20 - kept + 1);
        Assert.Equal(Before + 21, (await _host.Purse(_id).Fill(1)).Version);
    }

    [Fact]
    public async Task Lets_who_repeats_a_command_after_it_be_answered_without_the_whole_history()
    {
        await KeptAt(Before);
        var command = Fresh();
        var first = await _host.Purse(_id).Fill(command, new(5), showAfter: true);
        await _host.Purse(_id).Forget();
        await _host.Purse(_id).Look();
        var read = _host.Store.RowsOfStreams;

        var again = await _host.Purse(_id).Fill(command, new(5), showAfter: true);
        IsTheSame(first, again);
        Assert.Equal(Before + 5, again.After!.Balance.Fen);
        // The newest snapshot may be nearly a hundred events back.
        Assert.InRange(_host.Store.RowsOfStreams - read, 0, 110);
    }

    [Fact]
    public async Task Is_no_answer_to_who_repeats_the_very_command_that_it_was_made_after()
    {
        var commands = Enumerable.Range(0, Before).Select(_ => Fresh()).ToList();
        foreach (var command in commands) await _host.Purse(_id).Fill(command, new(1));
        await Kept(Before);
        // After that one no newer one is due.
        await Until(() => Task.FromResult(_host.Snapshots.Of(_id)!.Version > Before - 100));
        var kept = (int)_host.Snapshots.Of(_id)!.Version;
        await _host.Purse(_id).Forget();
        await _host.Purse(_id).Look();

        var again = await _host.Purse(_id).Fill(commands[kept - 1], new(1), showAfter: true);
        Assert.Equal((kept, (long)kept, 1L), ((int)again.Version, again.After!.Balance.Fen, again.After.JustFilled!.Value.Fen));
    }

    [Fact]
    public async Task Is_not_made_of_a_few_events()
    {
        await _host.Purse(_id).FillOften(90);
        await _host.Purse(_id).Forget();
        Assert.Equal(90, (await _host.Purse(_id).Look()).Fen);
        Assert.Null(_host.Snapshots.Of(_id));
    }

    [Fact]
    public async Task Refers_to_who_gave_and_does_not_name_them()
    {
        var subject = Guid.CreateVersion7();
        await _host.Purse(_id).Fill(Fresh(), new(1, Giver: "刘示例") { Subject = subject });
        await _host.Purse(_id).FillOften(Before - 1);
        await Kept(Before);
        Assert.DoesNotContain("刘示例", _host.Snapshots.Of(_id)!.State.GetRawText());
        Assert.Contains("$private", _host.Snapshots.Of(_id)!.State.GetRawText());

        await _host.Purse(_id).Forget();
        Assert.Equal("刘示例", (await _host.Purse(_id).Look()).LastGiver);

        using var erasure = new Erasure(_host.Journal, _folder.Path);
        await erasure.Erase(new(subject, [PrivateKind.Name], "asked for", "tester"), TestContext.Current.CancellationToken);
        await _host.Purse(_id).Forget();
        Assert.Equal((Before, null), ((await _host.Purse(_id).Look()).Fen, (await _host.Purse(_id).Look()).LastGiver));
    }

    [Theory]
    [InlineData("journal")]
    [InlineData("shape")]
    [InlineData("beyond")]
    [InlineData("garbage")]
    [InlineData("part")]
    public async Task That_does_not_fit_is_not_used(string fault)
    {
        await KeptAt(Before);
        _host.Snapshots.Spoil(_id, s => fault switch
        {
            "journal" => s with { Journal = Guid.CreateVersion7(), State = Wrong("""{"balance":1}""") },
            "shape" => s with { Shape = 0, State = Wrong("""{"balance":1}""") },
            "beyond" => s with { Version = Before + 1, State = Wrong("""{"balance":1}""") },
            "part" => s with { State = Wrong("""{"balance":1,"lastGiver":{"$private":"none","at":3}}""") },
            _ => "not a snapshot at all",
        });
        await _host.Purse(_id).Forget();
        Assert.Equal(new(Before, Before, false), await _host.Purse(_id).Look().Soon());
    }

    [Fact]
    public async Task That_cannot_be_kept_or_read_stops_nobody()
    {
        _host.Snapshots.Away = true;
        await _host.Purse(_id).FillOften(Before);
        await Until(() => Task.FromResult(_host.Snapshots.Failures > 0));
        await _host.Purse(_id).Forget();
        Assert.Equal(Before, (await _host.Purse(_id).Look().Soon()).Fen);
        _host.Snapshots.Away = false;
        await _host.Purse(_id).Fill(1);
        await Until(() => Task.FromResult(_host.Snapshots.Of(_id) is { Version: >= Before }));
    }

    [Fact]
    public async Task Holds_only_what_is_durable()
    {
        await _host.Purse(_id).FillOften(Before);
        await Kept(Before);
        var kept = _host.Snapshots.Of(_id)!.Version;
        _host.Store.Hold();
        var undecided = _host.Purse(_id).FillOften(600);
        await _host.Store.WhenHeld();
        await _host.Purse(_id).HasDecided(600);
        Assert.Equal(kept, _host.Snapshots.Of(_id)!.Version);
        _host.Store.Release();
        await undecided;
        await Kept(Before + 600);
    }

    private static System.Text.Json.JsonElement Wrong(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement;

    private async Task KeptAt(int version)
    {
        await _host.Purse(_id).FillOften(version);
        await Kept(version);
    }

    // What is left after the last one is less than a snapshot's worth; a purse that wakes up with so much keeps one.
    private async Task Kept(int version)
    {
        await _host.Purse(_id).Forget();
        await _host.Purse(_id).Look();
        await Until(() => Task.FromResult(_host.Snapshots.Of(_id) is { } kept && kept.Version > version - 500));
    }
}
