using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>What cannot be read is made again from the journal.</summary>
[Trait("Store", "Sqlite")]
public sealed class ADamagedFile : IAsyncLifetime
{
    private readonly ReadWorld _world = new();

    [Theory]
    [InlineData("this is no database, and long enough to be taken for one if nobody looks at its first bytes")]
    [InlineData("")]
    public async Task A_file_that_is_no_database_is_made_again(string content)
    {
        _world.Journal.Append(Guid.CreateVersion7(), new Grew(3));
        await File.WriteAllTextAsync(_world.File, content);

        Assert.Equal(3, await Total());
    }

    [Fact]
    public async Task A_damaged_database_is_made_again()
    {
        _world.Journal.Append(Guid.CreateVersion7(), new Grew(3));
        await _world.Filled();
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(_world.File);
        Array.Fill(bytes, (byte)0xAB, 100, bytes.Length - 100);
        await File.WriteAllBytesAsync(_world.File, bytes);

        Assert.Equal(3, await Total());
    }

    [Fact]
    public async Task Damage_that_shows_only_later_makes_the_running_host_begin_again()
    {
        _world.Journal.Append(Guid.CreateVersion7(), Enumerable.Range(0, 500).Select(_ => new Came(Some.Gift)));
        for (var i = 0; i < 500; i++) _world.Journal.Append(Guid.CreateVersion7(), new Came(Some.Gift));
        await _world.Filled();
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(_world.File);
        // The first pages hold the table list and the checkpoints: so it opens well.
        const int sound = 5 * 4096;
        Array.Fill(bytes, (byte)0xAB, sound, bytes.Length - sound);
        await File.WriteAllBytesAsync(_world.File, bytes);

        await using var running = await _world.Running();
        Assert.Equal(1000, running.Status("gifts").Position);
        _world.Journal.Append(Guid.CreateVersion7(), new Came(Some.Gift));

        await ReadWorld.Until(() => running.Side.Status().All(s => s is { Lag: 0, Trouble: null, Stopped: null }));
        Assert.Equal(502, (await running.Of<Gift>().Count(Specification<Gift>.All, default)).Value);
    }

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<long> Total() =>
        (await new Reads<Tally>(await _world.Filled()).One(Tally.Everything, default)).Value!.Amount;
}
