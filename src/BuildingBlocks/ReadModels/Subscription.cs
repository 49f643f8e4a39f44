using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Follows the journal and keeps all read models of the host up to it; where several processes share them, one writes and the others watch it.</summary>
internal sealed class Subscription(ReadSide reads, IJournalReader journal, TimeProvider clock, ILogger<Subscription> log) : BackgroundService
{
    private static readonly TimeSpan _gathering = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan _safetyNet = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _afterFailure = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _longestPage = TimeSpan.FromSeconds(5);
    private readonly Leading _leading = new(reads, clock, log);
    private readonly Projecting _projecting = new(reads, journal, clock, log);
    private ReadWriter? _writer;

    /// <summary>Whether this process writes.</summary>
    internal bool Leads => _leading.Leads;

    /// <summary>Opens what is stored before anybody can ask.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Open(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Writes all there is, for those who run without the loop.</summary>
    public async Task CatchUp(CancellationToken cancel)
    {
        var writer = await Open(cancel);
        while (reads.Fills.Count > 0 || reads.Tracks.Any(t => t.Stopped is null && t.Position < journal.Newest))
        {
            await _projecting.Round(writer, cancel);
            if (!reads.Tracks.Any(t => t.Runs(clock))) await Task.Delay(_safetyNet, clock, cancel);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_writer is not null) _leading.StepDown(_writer);
    }

    public override void Dispose()
    {
        base.Dispose();
        // Where another part's start has failed nobody has stopped this one, and it may be writing: what it writes with is not taken from under it.
        if (ExecuteTask is { IsCompleted: false } writing) Task.WhenAny(writing).Wait(_longestPage);
        // Readers first: who closes last writes the log back, and they may not.
        (reads.Store as IDisposable)?.Dispose();
        _writer?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var writer = await Open(stoppingToken);
                if (_leading.Ask(writer)) await Lead(writer, stoppingToken);
                else
                {
                    _projecting.Rest();
                    await _leading.Watch(writer, _safetyNet, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "The read models cannot follow the journal; trying again");
                Close(fault);
                await Task.Delay(_afterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<ReadWriter> Open(CancellationToken cancel)
    {
        if (_writer is not null) return _writer;
        _writer = await ReadOpening.Open(reads, journal, log, cancel);
        reads.Know(_writer.Connection.AllCheckpoints());
        return _writer;
    }

    /// <summary>After any surprise the connection is opened anew; what is damaged is made again from the journal.</summary>
    private void Close(Exception fault)
    {
        _writer?.Dispose();
        _writer = null;
        if (reads.Store.IsDamaged(fault)) reads.Discard();
    }

    private async Task Lead(ReadWriter writer, CancellationToken cancel)
    {
        await Pause(cancel);
        reads.Bell.Reset();
        _leading.TakeUpRebuilds(writer);
        await _projecting.Round(writer, cancel);
    }

    /// <summary>Waits for something to do: under load long enough that pages are big, for a question not at all.</summary>
    private async Task Pause(CancellationToken cancel)
    {
        var running = reads.Tracks.Concat(reads.Fills).Where(t => t.Runs(clock)).ToList();
        var position = running.Count == 0 ? journal.Newest : running.Min(t => t.Position);
        if (journal.Newest - position >= Projecting.PageSize) return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (position >= journal.Newest)
            await Task.WhenAny(journal.WhenBeyond(position, enough.Token), Task.Delay(_safetyNet, clock, enough.Token));
        if (!running.Exists(t => t.IsAwaited))
            await Task.WhenAny(reads.Bell.Rung, Task.Delay(_gathering, clock, enough.Token));
        await enough.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }
}
