using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace JinhuRedCross.BuildingBlocks.Journal.Snapshots;

/// <summary>One grain's snapshot in Orleans' grain storage. Nothing rests on it: what fails here is logged, and the journal is read instead.</summary>
internal sealed class SnapshotStorage(Journal journal, IGrainStorage storage, GrainId grain, int shape)
{
    /// <summary>The storage's name, in which the host registers it.</summary>
    public const string Name = "snapshots";

    private readonly GrainState<Snapshot> _kept = new();

    /// <summary>The storage of a grain whose aggregate is kept in snapshots; null for others, and where the silo has none.</summary>
    public static SnapshotStorage? For<TAggregate>(Journal journal, IServiceProvider services, GrainId grain) =>
        Attribute.GetCustomAttribute(typeof(TAggregate), typeof(SnapshotAttribute)) is SnapshotAttribute { Shape: var shape }
            && services.GetKeyedService<IGrainStorage>(Name) is { } storage
            ? new(journal, storage, grain, shape)
            : null;

    /// <summary>The newest state that was kept and fits this journal and program; null where there is none.</summary>
    public async Task<(TAggregate State, long Version)?> Read<TAggregate>(StreamId stream)
        where TAggregate : class
    {
        try
        {
            await storage.ReadStateAsync(stream.Kind, grain, _kept);
            if (!_kept.RecordExists || _kept.State is not { } snapshot || snapshot.Journal != journal.Identity || snapshot.Shape != shape) return null;
            var privates = await journal.PrivatesOf(stream, SnapshotCodec.ReferencesIn(snapshot.State));
            // The journal may be an older copy than the snapshot.
            if ((await journal.ReadStream(stream, snapshot.Version - 1, 1)).Count == 0) return null;
            return (SnapshotCodec.Read<TAggregate>(snapshot.State, privates), snapshot.Version);
        }
        catch (Exception failure) when (failure is not JournalUnavailableException)
        {
            journal.Logger.LogWarning("{Stream}: its snapshot could not be read ({Failure}); reading the whole history", stream, failure.GetType().Name);
            return null;
        }
    }

    /// <summary>Keeps a durable state; false when it could not.</summary>
    public async Task<bool> Keep<TAggregate>(StreamId stream, TAggregate state, long version)
    {
        try
        {
            _kept.State = new(journal.Identity, shape, version, SnapshotCodec.Write(state));
            await storage.WriteStateAsync(stream.Kind, grain, _kept);
            _kept.State = null!;
            return true;
        }
        catch (Exception failure)
        {
            journal.Logger.LogWarning("{Stream}: its snapshot could not be kept ({Failure})", stream, failure.GetType().Name);
            // What is stored may be another activation's: with its version the next one can be kept.
            await ReadAgain(stream);
            return false;
        }
    }

    private async Task ReadAgain(StreamId stream)
    {
        try
        {
            await storage.ReadStateAsync(stream.Kind, grain, _kept);
        }
        catch (Exception failure)
        {
            journal.Logger.LogDebug("{Stream}: its snapshot could not be read ({Failure})", stream, failure.GetType().Name);
        }
    }
}

/// <summary>How snapshots lie in the storage.</summary>
internal sealed class SnapshotSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => BinaryData.FromObjectAsJson(input);

    public T Deserialize<T>(BinaryData input) => input.ToObjectFromJson<T>() ?? throw new JsonException("A stored snapshot holds nothing");
}
