using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Snapshots;
using JinhuRedCross.BuildingBlocks.Silos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>A silo with purses and a journal of its own in a folder, on a store that fails on demand.</summary>
internal sealed class PurseHost : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private PurseHost(TestStore store)
    {
        Real = store;
        Keys = store.Keys;
        Store = new(store.Journal);
        Codec = new(new([typeof(Purse).Assembly, typeof(Journal).Assembly]), Keys);
        Journal = new(Store, Codec, Keys, TimeProvider.System, NullLogger.Instance);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Services
            .AddSingleton(Journal)
            .AddSingleton<IGeneralizedCopier, ImmutableValues>()
            .AddKeyedSingleton<IGrainStorage>(SnapshotStorage.Name, Snapshots)
            .Configure<TypeManifestOptions>(o => o.EnableConfigurationAnalysis = false));
        builder.Options.InitializeClientOnDeploy = false;
        _cluster = builder.Build();
    }

    public JournalKeys Keys { get; }

    public EventCodec Codec { get; }

    public TestStore Real { get; }

    public UnreliableStore Store { get; }

    public Journal Journal { get; }

    public KeptSnapshots Snapshots { get; } = new();

    public static async Task<PurseHost> Start(string folder)
    {
        var host = new PurseHost(await TestStore.Open(folder));
        await host.Journal.Open();
        await host._cluster.DeployAsync();
        return host;
    }

    public IPurse Purse(Guid id) => _cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IPurse>(id);

    public async ValueTask DisposeAsync()
    {
        Store.BeGood();
        await _cluster.DisposeAsync();
        await Journal.DisposeAsync();
        await Real.DisposeAsync();
    }
}

/// <summary>A folder that goes away after its test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("jinhu-journal-").FullName;

    public void Dispose()
    {
        TestStore.Forget(Path);
        Directory.Delete(Path, recursive: true);
    }
}

/// <summary>One silo for all the tests that need no silo of their own; every test has its own purses.</summary>
public sealed class SharedPurses : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    internal PurseHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await PurseHost.Start(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Two silos on one journal that each believe to own every purse, for the tests that need no journal of their own.</summary>
public sealed class TwoSharedPurses : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    internal PurseHost One { get; private set; } = null!;

    internal PurseHost Two { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        One = await PurseHost.Start(_folder.Path);
        Two = await PurseHost.Start(_folder.Path);
        One.Store.IsShared = Two.Store.IsShared = true;
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Two.DisposeAsync();
        _folder.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class PurseTests : ICollectionFixture<SharedPurses>
{
    public const string Name = "Purses";
}

[CollectionDefinition(Name)]
public sealed class TwoSiloTests : ICollectionFixture<TwoSharedPurses>
{
    public const string Name = "Purses on two silos";
}
