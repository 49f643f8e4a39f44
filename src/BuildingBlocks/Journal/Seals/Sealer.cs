using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>Follows the journal and seals what was added, at least each second. What fails here is tried again and never stops a command.</summary>
internal sealed class Sealer(Journal journal, ISealStore store, Seals seals, ILogger<Sealer> logger) : BackgroundService
{
    // The writer waits while a page is kept, so a page is small.
    private const int Page = 1000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private MerkleTree? _tree;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TrySealAll(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _one.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                var began = journal.Clock.GetTimestamp();
                if (await TrySealAll(stoppingToken)) await journal.WhenBeyond(_tree!.Size, stoppingToken);
                var rest = Period - journal.Clock.GetElapsedTime(began);
                if (rest > TimeSpan.Zero) await Task.Delay(rest, journal.Clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is sealed by StopAsync.
        }
    }

    /// <summary>Seals all that is durable now; false when it failed.</summary>
    internal async Task<bool> TrySealAll(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await SealAll(cancel);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            // Whether the seal was kept is unknown; the next attempt begins with what the store has.
            _tree = null;
            seals.Failed(failure.Message);
            logger.LogError(failure, "The journal could not be sealed; it is tried again");
            return false;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task SealAll(CancellationToken cancel)
    {
        var tree = _tree ??= await Resume(cancel);
        while (true)
        {
            var begin = tree.Size;
            var rows = await journal.Store.ReadAfter(tree.Size, Page, cancel);
            if (rows.Count == 0) break;
            var leaves = new List<Leaf>(rows.Count);
            foreach (var row in rows)
            {
                if (row.Position != tree.Size + 1) throw new InvalidOperationException($"Position {tree.Size + 1} is missing in the journal; run verify");
                var content = RecordHash.Content(row);
                leaves.Add(new(row.Position, row.Stream, content));
                tree = tree.Add(MerkleTree.LeafHash(RecordHash.LeafData(row.Position, content)));
            }

            var seal = Sign(tree);
            // Not to be cut off in the middle: then nobody would know whether it was kept.
            if (!await store.SaveSeal(leaves, seal, CancellationToken.None))
            {
                tree = await BehindAnother(begin, cancel);
                continue;
            }

            _tree = tree;
            seals.Sealed(seal.Head);
        }

        seals.Sealed(null);
    }

    private async Task<MerkleTree> BehindAnother(long begin, CancellationToken cancel)
    {
        var tree = await Resume(cancel);
        return tree.Size > begin ? _tree = tree : throw new InvalidOperationException($"What is to be sealed after {begin} has leaves already, and no seal; run verify");
    }

    private StoredSeal Sign(MerkleTree tree)
    {
        var root = tree.Root();
        var at = StoredMoment.Write(journal.Clock.GetUtcNow());
        return new(tree.Size, root, at, SealSignature.Sign(journal.Keys.Sealing, journal.Identity, tree.Size, root, at), tree.Frontier());
    }

    private async Task<MerkleTree> Resume(CancellationToken cancel)
    {
        if (await store.NewestSeal(cancel) is not { } seal) return MerkleTree.Empty;
        var tree = MerkleTree.Resume(seal.Size, seal.Frontier);
        // To build on a seal that somebody changed would hide the change.
        if (!tree.Root().AsSpan().SequenceEqual(seal.Root) || !SealSignature.Fits(journal.Keys.Sealing, journal.Identity, seal))
            throw new InvalidOperationException($"The newest seal (size {seal.Size}) is not as it was signed; run verify");
        seals.Sealed(seal.Head);
        return tree;
    }
}
