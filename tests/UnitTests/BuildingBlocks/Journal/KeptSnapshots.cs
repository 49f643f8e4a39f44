using System.Collections.Concurrent;
using JinhuRedCross.BuildingBlocks.Journal.Snapshots;
using Orleans.Storage;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>Grain storage in memory that tests can look into, spoil and take away.</summary>
internal sealed class KeptSnapshots : IGrainStorage
{
    private readonly SnapshotSerializer _serializer = new();
    private readonly ConcurrentDictionary<GrainId, (BinaryData Content, int Version)> _kept = [];

    public bool Away { get; set; }

    public int Failures { get; private set; }

    public Snapshot? Of(Guid purse) => _kept.TryGetValue(GrainIdOf(purse), out var kept) ? _serializer.Deserialize<Snapshot>(kept.Content) : null;

    public void Spoil(Guid purse, Func<Snapshot, object> other) => _kept[GrainIdOf(purse)] = (_serializer.Serialize(other(Of(purse)!)), _kept[GrainIdOf(purse)].Version);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Reach();
        var found = _kept.TryGetValue(grainId, out var kept);
        (grainState.RecordExists, grainState.ETag) = (found, found ? $"{kept.Version}" : null!);
        grainState.State = found ? _serializer.Deserialize<T>(kept.Content) : default!;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Reach();
        var version = _kept.TryGetValue(grainId, out var kept) ? kept.Version : 0;
        if ((grainState.ETag ?? "0") != $"{version}") throw new InconsistentStateException("another one was faster");
        _kept[grainId] = (_serializer.Serialize(grainState.State), version + 1);
        (grainState.RecordExists, grainState.ETag) = (true, $"{version + 1}");
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();

    private static GrainId GrainIdOf(Guid purse) => GrainId.Create("purse", purse.ToString("N"));

    private void Reach()
    {
        if (!Away) return;
        Failures++;
        throw new IOException("The storage is away");
    }
}
