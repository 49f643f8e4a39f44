using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Microsoft.Extensions.Logging;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>What one silo sees of the disk: each call waits until the world carries it out, and may fail before or after.</summary>
internal sealed class SimulatedStore(string silo, Disk disk, Action<StoreCall> called) : IJournalStore, ISealStore
{
    public Guid Identity => disk.Identity;

    public bool IsShared => disk.Flaw != Flaw.RefusesFromAnOvertakenState;

    // Who asks hears of the others' records; nobody is told unasked.
    public Task Follow(Action<long> reached, ILogger logger, CancellationToken cancel) => Task.CompletedTask;

    public Task<long> Newest(CancellationToken cancel) => Call("look for the newest", () => (long)disk.Rows.Count);

    public Task<JournalHead> Open(CancellationToken cancel) => Call("opening", () => new JournalHead(disk.Rows.Count, new byte[32]));

    public Task<IReadOnlyList<AppendResult>> Write(IReadOnlyList<Append> batch, CancellationToken cancel)
    {
        if (disk.Flaw == Flaw.AnswersBeforeTheCommit) return Task.FromResult(disk.Promise(batch, called, silo));
        return Call($"write of {batch.Count} to {string.Join(", ", batch.Select(a => a.Stream.Kind).Distinct())}", () => disk.Write(batch), mayBeLate: true);
    }

    public Task<IReadOnlyList<JournalRow>> ReadStream(StreamId stream, long afterVersion, int limit, CancellationToken cancel) =>
        Call($"reading of {stream.Kind} after {afterVersion}", () => disk.ReadStream(stream, afterVersion, limit));

    public Task<IReadOnlyList<JournalRow>> ReadAfter(long position, int limit, CancellationToken cancel) =>
        Call($"reading after {position}", () => disk.ReadAfter(position, limit));

    public Task<IReadOnlyList<JournalRow>> FindCommand(Guid command, CancellationToken cancel) => Call("look for a command", () => disk.FindCommand(command));

    public Task<IReadOnlyList<Guid>> Commands(Guid after, int limit, CancellationToken cancel) => throw new NotSupportedException("Nobody learns here");

    public Task<(StreamId Stream, long Version)?> FindClaim(byte[] name, CancellationToken cancel) => Call("look for a claim", () => disk.FindClaim(name));

    public Task RewritePrivate(IReadOnlyList<PrivateRewrite> records, CancellationToken cancel) => throw new NotSupportedException("Nobody is erased here");

    public Task<StoredSeal?> NewestSeal(CancellationToken cancel) => Call("look for the seal", () => disk.Seal);

    public Task<bool> SaveSeal(IReadOnlyList<Leaf> leaves, StoredSeal seal, CancellationToken cancel) => Call("seal", () => disk.SaveSeal(leaves, seal));

    public Task<IReadOnlyList<Leaf>> Leaves(long afterPosition, int limit, CancellationToken cancel) => throw new NotSupportedException("Nothing is verified here");

    private Task<T> Call<T>(string what, Func<T> work, bool mayBeLate = false)
    {
        var call = new StoreCall<T>(silo, what, mayBeLate, work);
        called(call);
        return call.Told;
    }
}
