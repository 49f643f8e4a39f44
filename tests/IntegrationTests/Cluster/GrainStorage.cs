using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Journal.Snapshots;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace JinhuRedCross.IntegrationTests.Cluster;

/// <summary>What Orleans asks of its grain storage, against our own SQL for it, on both stores.</summary>
public sealed class GrainStorage : IAsyncLifetime
{
    private const string Kind = "campaign";
    private readonly GrainId _grain = GrainId.Create(Kind, Guid.CreateVersion7().ToString("N"));
    private TestHost _host = null!;

    private IGrainStorage Storage => _host.App.Services.GetRequiredKeyedService<IGrainStorage>(SnapshotStorage.Name);

    public async ValueTask InitializeAsync() => _host = await TestHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Has_nothing_of_a_grain_that_never_wrote()
    {
        var read = await Read(_grain);
        Assert.Equal((false, null), (read.RecordExists, read.ETag));
    }

    [Fact]
    public async Task Gives_back_what_was_written_last()
    {
        var state = await Read(_grain);
        foreach (var version in (long[])[1, 2, 3])
        {
            state.State = Snapshot(version);
            await Storage.WriteStateAsync(Kind, _grain, state);
            Assert.Equal((true, $"{version}"), (state.RecordExists, state.ETag));
        }

        var read = await Read(_grain);
        Assert.Equal((true, "3", 3), (read.RecordExists, read.ETag, read.State!.Version));
        Assert.Equal("金湖", read.State!.State.GetString());
        Assert.False((await Read(GrainId.Create(Kind, Guid.CreateVersion7().ToString("N")))).RecordExists);
    }

    [Fact]
    public async Task Refuses_who_did_not_see_the_newest()
    {
        var (first, second) = (await Read(_grain), await Read(_grain));
        (first.State, second.State) = (Snapshot(1), Snapshot(2));
        await Storage.WriteStateAsync(Kind, _grain, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(Kind, _grain, second));

        var late = await Read(_grain);
        first.State = Snapshot(3);
        await Storage.WriteStateAsync(Kind, _grain, first);
        late.State = Snapshot(4);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(Kind, _grain, late));
        Assert.Equal(3, (await Read(_grain)).State!.Version);
    }

    [Fact]
    public async Task Forgets_what_was_cleared_and_keeps_its_count()
    {
        var state = await Read(_grain);
        state.State = Snapshot(1);
        await Storage.WriteStateAsync(Kind, _grain, state);
        var late = await Read(_grain);
        await Storage.ClearStateAsync(Kind, _grain, state);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync(Kind, _grain, late));
        state.State = Snapshot(2);
        await Storage.WriteStateAsync(Kind, _grain, state);
        Assert.Equal(("3", 2), ((await Read(_grain)).ETag, (await Read(_grain)).State!.Version));
    }

    private static Snapshot Snapshot(long version) => new(Guid.Empty, 1, version, JsonSerializer.SerializeToElement("金湖"));

    private async Task<GrainState<Snapshot>> Read(GrainId grain)
    {
        var state = new GrainState<Snapshot>();
        await Storage.ReadStateAsync(Kind, grain, state);
        return state;
    }
}
