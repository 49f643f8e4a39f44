using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Journal.Erasures;

/// <summary>Takes somebody's personal data out of the journal (SEC-03), of the kinds that may go. Safe to repeat.</summary>
/// <remarks>Order: log, records, memory, the modules' own events, the event that tells of it, copies. Whatever breaks off is finished by a repeat, or by the next start.</remarks>
public sealed class Erasure : IDisposable
{
    private readonly Journal _journal;
    private readonly string _dataDirectory;
    private readonly IServiceProvider? _services;
    private readonly ErasuresTold _told;
    private readonly SemaphoreSlim _one = new(1, 1);

    public Erasure(Journal journal, DataFolder folder, IServiceProvider services) : this(journal, folder.Path) => _services = services;

    internal Erasure(Journal journal, string dataDirectory) => (_journal, _dataDirectory, _told) = (journal, dataDirectory, new(journal));

    /// <summary>What would go and what is there, without changing anything.</summary>
    public async Task<ErasureOutcome> Look(ErasureOrder order, CancellationToken cancel)
    {
        var scan = new ErasureScan(_journal, order.Subject, order.Kinds);
        await scan.Next(cancel);
        return new(scan.Named, null, _journal.Clock.GetUtcNow());
    }

    public async Task<ErasureOutcome> Erase(ErasureOrder order, CancellationToken cancel = default)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var scan = new ErasureScan(_journal, order.Subject, order.Kinds);
            await scan.Next(cancel);
            return await CarryOut(order, scan, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Finishes what the log names and the journal does not tell of: a crash in the middle, or a restored older copy.</summary>
    public async Task Resume(CancellationToken cancel)
    {
        var left = new List<ErasureLine>();
        foreach (var line in ErasureLog.Read(_dataDirectory))
        {
            if (!await _told.Covers(line.Subject, line.Kinds, line.Restricted ?? [], line.At, cancel)) left.Add(line);
        }

        // Everybody once in a reading of the journal: a second line about him begins with what the first has left.
        for (; left.Count > 0; left = [.. left.Except(left.DistinctBy(l => l.Subject))]) await Resume([.. left.DistinctBy(l => l.Subject)], cancel);
    }

    private async Task Resume(IReadOnlyList<ErasureLine> lines, CancellationToken cancel)
    {
        var scans = lines.Select(l => new ErasureScan(_journal, l.Subject, l.Kinds)).ToList();
        await ErasureScan.Run(_journal, scans, cancel);
        var rewrote = false;
        foreach (var (line, found) in lines.Zip(scans))
        {
            var scan = found;
            // Two may stand in one record: what another one's erasure has left of it is read again.
            if (rewrote && found.Rewritten.Count > 0) await (scan = new(_journal, line.Subject, line.Kinds)).Next(cancel);
            rewrote |= found.Rewritten.Count > 0;
            var order = new ErasureOrder(line.Subject, line.Kinds, line.Reason, line.Actor) { Restricted = line.Restricted ?? [], RequestedOn = line.RequestedOn, Since = line.At };
            try
            {
                await CarryOut(order, scan, cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                _journal.Logger.LogError(failure, "The erasure of {At} could not be finished; repeat the request", line.At);
            }
        }
    }

    /// <summary>True when all copies that are made from the journal are clean up to its end.</summary>
    public async Task<bool> CopiesAreClean(CancellationToken cancel)
    {
        // The journal's own log, where a long reader (a backup) kept it from being cut.
        if (!await Rewrite([], cancel)) return false;
        foreach (var copies in _services?.GetServices<IErasedCopies>() ?? [])
        {
            if (!await copies.AreCleanUpTo(_journal.Newest, cancel)) return false;
        }

        return true;
    }

    public void Dispose() => _one.Dispose();

    private async Task<ErasureOutcome> CarryOut(ErasureOrder order, ErasureScan scan, CancellationToken cancel)
    {
        var at = order.Since ?? StoredMoment.Cut(_journal.Clock.GetUtcNow());
        PrivateKind[] kinds = [.. order.Kinds.Where(scan.Named.Contains).Distinct().Order()];
        PrivateKind[] restricted = [.. order.Restricted.Where(scan.Named.Contains).Distinct().Order()];
        if (kinds.Length + restricted.Length == 0) return new(scan.Named, null, at);
        if (order.Since is null && scan.Rewritten.Count == 0 && await _told.Covers(order.Subject, kinds, restricted, DateTimeOffset.MinValue, cancel))
            return new(scan.Named, null, at, await CopiesAreClean(cancel));
        if (order.Since is null && (scan.Rewritten.Count > 0 || restricted.Length > 0)) Log();
        // Also when nothing is left to rewrite: an earlier attempt may have ended before the database's own log was cut.
        do
        {
            await Rewrite(scan.Rewritten, cancel);
            _journal.ForgetRecent();
            await Forget(scan.Streams);
            // What a grain had under way when it forgot.
            await scan.Next(cancel);
            if (scan.Rewritten.Count > 0) Log();
        }
        while (scan.Rewritten.Count > 0);

        var erased = new PersonalDataErased(order.Subject, kinds, order.Reason, restricted.Length > 0 ? restricted : null, order.RequestedOn);
        var id = _told.IdOf(erased, scan.Last);
        foreach (var module in _services?.GetServices<IPersonalData>() ?? [])
            await module.Tell(new(id, order.Subject, kinds, restricted, order.Actor, scan.Streams), cancel);
        await _told.Add(erased, order.Command ?? new(id, _journal.Keys.Fingerprint(id.ToByteArray()), order.Actor), at, cancel);
        return new(scan.Named, erased, at, await CopiesAreClean(cancel));

        void Log() =>
            ErasureLog.Append(_dataDirectory, new(at, order.Subject, kinds, order.Reason, order.Actor, [.. scan.Rewritten.Select(r => r.Position)], restricted.Length > 0 ? restricted : null, order.RequestedOn));
    }

    /// <summary>False where the records are rewritten, and a file still holds them as they were.</summary>
    private async Task<bool> Rewrite(IReadOnlyList<PrivateRewrite> records, CancellationToken cancel)
    {
        try
        {
            await _journal.Store.RewritePrivate(records, cancel);
            return true;
        }
        catch (LogHeldException)
        {
            return false;
        }
    }

    // Only where grains are: a verb works beside none.
    private async Task Forget(IEnumerable<StreamId> streams)
    {
        if (_services?.GetService<IGrainFactory>() is not { } grains) return;
        foreach (var stream in streams) await grains.GetGrain<IRemembers>(GrainId.Create(GrainType.Create(stream.Kind), GrainIdKeyExtensions.CreateGuidKey(stream.Id))).Forget();
    }
}
