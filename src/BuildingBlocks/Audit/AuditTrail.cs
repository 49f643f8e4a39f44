using System.Diagnostics;
using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Writes the trail: into the month that it is, sealed each second, with its newest seal told to the journal each hour.</summary>
internal sealed class AuditTrail(AuditPlace place, EventCodec codec, JournalKeys keys, IGrainFactory grains, TimeProvider clock, ILoggerFactory logs) : BackgroundService, IAuditTrail
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly RefusalGathering _refusals = new();
    private readonly AuditAnchoring _anchoring = new(grains, clock, logs.CreateLogger<AuditAnchoring>());
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly ILogger _log = logs.CreateLogger<AuditTrail>();
    private readonly List<AuditJournal> _past = [];
    private AuditJournal? _open;
    private string? _fault;

    /// <summary>Why the last line could not be written; null while all is well.</summary>
    public string? Fault => Volatile.Read(ref _fault);

    public void Note(AuditEntry entry) => _refusals.Add(AuditText.Clean(entry), clock.GetUtcNow());

    public async Task Record(AuditEntry entry)
    {
        var (id, at, clean, began) = (Guid.CreateVersion7(), clock.GetUtcNow(), AuditText.Clean(entry), Stopwatch.GetTimestamp());
        Exception? failure = null;
        for (var left = Patience; left > TimeSpan.Zero; left = Patience - Stopwatch.GetElapsedTime(began))
        {
            try
            {
                if (await (await MonthOf(at)).Append(id, clean, at, left))
                {
                    Volatile.Write(ref _fault, null);
                    return;
                }
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                failure = away;
            }

            await Task.Delay(Pause);
        }

        var reason = failure?.GetType().Name ?? "no answer in time";
        Volatile.Write(ref _fault, reason);
        _log.LogError("The audit trail could not be written: {Reason}", reason);
        throw new JournalUnavailableException("The audit trail could not be written", failure ?? new TimeoutException());
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Flush(all: true);
        foreach (var month in Opened())
        {
            await month.Seal(cancellationToken);
            await month.DisposeAsync();
        }

        (_open, _) = (null, _past.RemoveAll(_ => true));
    }

    public override void Dispose()
    {
        base.Dispose();
        _opening.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var cleared = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                cleared = cleared || await ClearUp();
                await Flush(all: false);
                foreach (var month in Opened()) await month.Seal(stoppingToken);
                await Close(stoppingToken);
                if (_open is { } open) await _anchoring.TellIfDue(open);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                _log.LogWarning(failure, "The audit trail is looked after again in a second");
            }

            await Task.Delay(Period, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What an end without goodbye has left: the last month may not be sealed, and one that was purged may still lie there.</summary>
    private async Task<bool> ClearUp()
    {
        var there = await Task.Run(place.Months);
        if (there.Count == 0) return true;
        var purged = (await grains.AuditMonths().Show()).Purged;
        foreach (var month in there.Where(m => purged.ContainsKey(m.ToString()))) await Task.Run(() => place.Drop(month));
        if (there[^1] < AuditMonth.Of(clock.GetUtcNow()) && !purged.ContainsKey(there[^1].ToString()))
        {
            var last = await Task.Run(() => AuditJournal.Open(place, there[^1], codec, keys, clock, logs));
            lock (_past) _past.Add(last);
        }

        return true;
    }

    private async Task Flush(bool all)
    {
        var waiting = new Queue<AuditEntry>(_refusals.Take(clock.GetUtcNow(), all));
        try
        {
            while (waiting.TryPeek(out var entry))
            {
                await Record(entry);
                waiting.Dequeue();
            }
        }
        catch (JournalUnavailableException)
        {
            // They are told with the next ones.
            foreach (var entry in waiting) _refusals.Add(entry, clock.GetUtcNow());
        }
    }

    /// <summary>The month to write to. A clock that goes back does not open an older one again.</summary>
    private async Task<AuditJournal> MonthOf(DateTimeOffset at)
    {
        var month = AuditMonth.Of(at);
        if (Volatile.Read(ref _open) is { } open && open.Month >= month) return open;
        await _opening.WaitAsync();
        try
        {
            if (_open is { } opened && opened.Month >= month) return opened;
            var next = await Task.Run(() => AuditJournal.Open(place, month, codec, keys, clock, logs));
            lock (_past)
            {
                if (_open is { } before) _past.Add(before);
                Volatile.Write(ref _open, next);
            }

            return next;
        }
        finally
        {
            _opening.Release();
        }
    }

    private AuditJournal[] Opened()
    {
        lock (_past) return [.. _past, .. _open is { } open ? [open] : Array.Empty<AuditJournal>()];
    }

    /// <summary>Months that are over: sealed to their end, told to the journal, closed.</summary>
    private async Task Close(CancellationToken cancel)
    {
        foreach (var month in Opened().Where(m => m != _open))
        {
            // Who was writing when the month changed has long been told.
            if (!await month.Seal(cancel) || !await _anchoring.Tell(month)) continue;
            lock (_past) _past.Remove(month);
            await month.DisposeAsync();
        }
    }
}
