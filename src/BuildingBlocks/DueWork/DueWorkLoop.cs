using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.DueWork;

/// <summary>The one loop of the cluster that does what falls due, on the process that leads: at its start whatever fell due while nobody ran.</summary>
internal sealed class DueWorkLoop(IEnumerable<IDueList> lists, DueWorkLead lead, TimeProvider clock, ILogger<DueWorkLoop> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);
    private readonly IDueList[] _lists = [.. lists];
    private long? _failingSince;
    private string? _failure;

    /// <summary>How much was tried and is still due.</summary>
    public int Overdue => _lists.Sum(l => l.StuckFor(TimeSpan.Zero).Count);

    /// <summary>What has failed for longer than five minutes, for health; empty when all is well.</summary>
    public IReadOnlyList<string> Troubles()
    {
        var stuck = _lists.SelectMany(l => l.StuckFor(_patience));
        return _failingSince is { } since && clock.GetElapsedTime(since) >= _patience ? [_failure!, .. stuck] : [.. stuck];
    }

    /// <summary>Does what is due now.</summary>
    public async Task Round(CancellationToken cancel)
    {
        if (!lead.Leads()) return;
        foreach (var list in _lists) await list.Round(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Round(stoppingToken);
                _failingSince = null;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                if (_failingSince is null) log.LogError(failure, "Due work cannot be looked up; trying again each second");
                _failingSince ??= clock.GetTimestamp();
                _failure = failure.Message;
            }

            await Task.Delay(_pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>Whether this process does the cluster's due work now: the one that leads the read models.</summary>
public sealed record DueWorkLead(Func<bool> Leads);
